import { stageGate } from '../corpus/staged.ts';
import { TEMPORARY } from '../corpus/write-whole.ts';
import type { Failed } from '../documents/outcome.ts';
import { sourceOf } from '../documents/source-of.ts';
import { inBatches } from '../workers/in-batches.ts';
import { readWords, sharedWords } from '../workers/shared-words.ts';
import { brokenOff } from './broken-off.ts';
import type { Built, DocumentTask, Done } from './document-task.ts';
import type { Batch } from './document-worker.ts';

/** Who builds documents. */
export interface Builders<Result extends Built = Built> {
  /** how many documents are built at once */
  readonly jobs: number;
  /** how many documents may be begun before the first of them has come into the corpus */
  readonly ahead: number;
  /** `bytes` are those of its files, as far as their number is known */
  readonly build: (task: DocumentTask, bytes: number) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** What a document may take. */
export interface Limits {
  readonly jobs: number;
  /** seconds */
  readonly timeLimit: number;
  /** MiB */
  readonly memoryLimit: number;
}

/** A stage that ends late says which it was, where it lets go at all: so long a worker is waited for, in seconds. */
export const GRACE = 2;

/** So many small documents are handed to a worker at once: a message costs both sides as much as a stage does. */
export const BATCH = 8;

/** A document of so many bytes goes by itself. */
export const LARGE = 256 * 1024;

/** So many batches for each worker are begun: one that takes long holds up those behind it, not the workers. */
const AHEAD = 4;

/**
 * Builds documents in as many workers as there are jobs; one that takes too much ends its worker, and fails alone.
 *
 * Also a single document is built in a worker: what holds a thread can be broken off from another thread only, and a
 * thread that is held hears no signal.
 */
export async function workers(names: readonly string[], limits: Limits): Promise<Builders<Done>> {
  return (await opened(names, limits)) as Builders<Done>;
}

/**
 * The same, who lay the files of reports into the clean folder themselves.
 *
 * They begin when the first document comes, or `atOnce`: loading their code takes a quarter of a second.
 */
export async function layingWorkers(
  names: readonly string[],
  limits: Limits,
  laying: { readonly clean: string; readonly atOnce: boolean },
): Promise<Builders> {
  return opened(names, limits, laying);
}

async function opened(
  names: readonly string[],
  { jobs, timeLimit, memoryLimit }: Limits,
  { clean, atOnce }: { readonly clean?: string; readonly atOnce: boolean } = { atOnce: false },
): Promise<Builders> {
  const { BrokenOff, countBegun, openPool } = await import('../workers/pool.ts');
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const module = new URL(`../building/document-worker${ending}`, import.meta.url);
  let batches = 0;
  const open = () => openPool<Batch, readonly Built[]>(module, { workers: jobs, memoryLimit });
  let pool = atOnce ? open() : undefined;
  await pool?.running;
  const together = async (tasks: readonly DocumentTask[]): Promise<readonly (Built | Promise<Built>)[]> => {
    // Where a document is gone and no other changed there is nothing to build.
    pool ??= open();
    const begun = countBegun();
    const doing = sharedWords();
    try {
      batches += 1;
      const name = `${TEMPORARY}${process.pid}-${batches}`;
      const stage = clean && { folder: clean, name, gate: stageGate() };
      return await pool.run(
        { tasks, begun, at: doing, ...(stage && { stage }) },
        { timeLimit: timeLimit + GRACE, begun },
      );
    } catch (error) {
      // The one that was at work is to blame. The others are built again.
      const at = Math.max(0, Atomics.load(begun, 0) - 1);
      return tasks.map((task, index) =>
        index === at
          ? failure(task, error, readWords(doing))
          : together([task]).then(([done]) => done as Built),
      );
    }
  };
  const small = inBatches(BATCH, jobs, together);
  return {
    jobs: BATCH * AHEAD * jobs,
    ahead: BATCH * AHEAD * jobs,
    build: (task, bytes) => (bytes < LARGE ? small(task) : together([task]).then(([done]) => done as Built)),
    async close() {
      await pool?.close();
      pool = undefined;
    },
  };

  function failure({ path, files, way }: DocumentTask, error: unknown, doing: string): Failed {
    if (!(error instanceof BrokenOff)) throw error;
    const source = sourceOf(path, names) ?? way.before;
    const parts = files.map((file) => file.path);
    return brokenOff({ path, parts, source, doing }, error, { timeLimit, memoryLimit });
  }
}
