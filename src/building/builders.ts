import type { Failed } from '../documents/outcome.ts';
import { sourceOf } from '../documents/source-of.ts';
import type { Pool } from '../workers/pool.ts';
import type { DocumentTask, Done } from './document-task.ts';

/** Who builds documents. */
export interface Builders {
  /** how many documents are built at once */
  readonly jobs: number;
  /** how many documents may be begun before the first of them has come into the corpus */
  readonly ahead: number;
  readonly build: (task: DocumentTask) => Promise<Done>;
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
const GRACE = 2;

/** So many documents for each worker are begun: one that takes long holds up those behind it, not the workers. */
const AHEAD = 4;

/**
 * Builds documents in as many workers as there are jobs; one that takes too much ends its worker, and fails alone.
 *
 * Also a single document is built in a worker: what holds a thread can be broken off from another thread only, and a
 * thread that is held hears no signal.
 */
export async function workers(
  names: readonly string[],
  { jobs, timeLimit, memoryLimit }: Limits,
): Promise<Builders> {
  const { BrokenOff, openPool } = await import('../workers/pool.ts');
  let pool: Pool<DocumentTask, Done> | undefined;
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const module = new URL(`../building/document-worker${ending}`, import.meta.url);
  return {
    jobs,
    ahead: AHEAD * jobs,
    async build(task) {
      // Where a document is gone and no other changed there is nothing to build.
      pool ??= openPool(module, { workers: jobs, timeLimit: timeLimit + GRACE, memoryLimit });
      return pool.run(task).catch((error) => failure(task, error));
    },
    close: async () => pool?.close(),
  };

  function failure({ path, files, way }: DocumentTask, error: unknown): Failed {
    if (!(error instanceof BrokenOff)) throw error;
    const reason = {
      time: `it took more than ${timeLimit} s and was broken off. Give it more with --time-limit, or leave it out of raw.`,
      memory: `it took more than ${memoryLimit} MiB of memory and was broken off. Give it more with --memory-limit, or leave it out of raw.`,
      death: `what built it died of it: ${error.message}`,
    }[error.because];
    const source = sourceOf(path, names) ?? way.before;
    return {
      path,
      became: 'failed',
      ...(source !== undefined && { source }),
      parts: files.map((file) => file.path),
      files: [],
      error: reason.replace(/\s+/g, ' ').trim(),
      again: true,
    };
  }
}
