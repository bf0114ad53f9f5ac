import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import { openTurns } from './turns.ts';
import { watchMemory } from './watch-memory.ts';

/** Workers that do tasks of one kind, a task at a time each, every one in a thread of its own. */
export interface Pool<Task, Result> {
  /**
   * Gives a task to a worker that is free, or to the next that will be.
   *
   * Rejects with a BrokenOff where the worker was ended before it was done, or where the function throws. It may take
   * any time where it is not watched.
   */
  readonly run: (task: Task, watched?: Watched) => Promise<Result>;
  /** Resolves when all workers run: each has a heap of its own then. */
  readonly running: Promise<unknown>;
  /** Ends the workers. */
  readonly close: () => Promise<void>;
}

/** How a task is watched that is several things, one after the other. */
interface Watched {
  /** seconds that each of them may take, and a quarter of that; what loads the worker's code does not count */
  readonly timeLimit: number;
  /** shared with the worker: how many things it has begun */
  readonly begun: Int32Array;
}

/** A count of things that are begun, which a worker raises. */
export function countBegun(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** How many workers there are, and what each of them may take. */
export interface Budget {
  readonly workers: number;
  /**
   * MiB of memory for a task: for the values of its worker, and for these and all else that it takes beside them.
   *
   * What is beside them is known of all workers together. When it is more than all of them may take, each task at work
   * is broken off and done again alone, where it is known whose it is.
   */
  readonly memoryLimit?: number;
}

/** Why a worker is ended: its time is up, it took too much memory, or one of those at work did. */
const LATE = Symbol('late');
const GREEDY = Symbol('greedy');
const SUSPECT = Symbol('suspect');

/** MiB that a worker has beside its limit, for the code it loads and for values that it has just made. */
const OWN = 64;

/** A worker was ended before its task was done: its budget was over, or it died. */
export class BrokenOff extends Error {
  readonly because: 'time' | 'memory' | 'death';

  constructor(because: 'time' | 'memory' | 'death', message: string) {
    super(message);
    this.because = because;
  }
}

/**
 * Opens a pool of workers, each of which runs the default export of a module: a function from task to result.
 *
 * The module is compiled code, or TypeScript where the house runs from its sources. Tasks and results are copied.
 */
export function openPool<Task, Result>(module: URL, { workers, memoryLimit }: Budget): Pool<Task, Result> {
  const isSource = module.pathname.endsWith('.ts');
  const pool = new Tinypool({
    filename: fileURLToPath(module),
    runtime: 'worker_threads',
    minThreads: workers,
    maxThreads: workers,
    // A worker that sleeps between tasks would not see its own timers.
    useAtomics: false,
    execArgv: isSource ? ['--import', typescriptInThread()] : [],
    ...(memoryLimit !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memoryLimit } }),
  });
  /** what ends the tasks that are handed in */
  const ends = new Set<(error: unknown) => void>();
  // What a worker dies of beside any task is no task's fault: another does it. Where none is left, as where not one
  // could load its code, nobody would.
  pool.on('error', (error) => {
    if (pool.threads.length === 0) for (const end of ends) end(error);
  });
  const running = Promise.all(
    pool.threads.map(
      (thread) => new Promise((go) => ['online', 'error', 'exit'].map((event) => thread.on(event, go))),
    ),
  );
  // Time runs for a task when a worker has it: those behind it wait here.
  const turns = openTurns(workers);
  let alone = false;
  const memory = watchMemory(() => {
    for (const end of [...ends]) end(alone || workers === 1 ? GREEDY : SUSPECT);
  });
  return {
    async run(task, watched) {
      await turns.take(1);
      try {
        return await done(task, watched);
      } catch (error) {
        if (error !== SUSPECT) throw brokenOff(error);
      } finally {
        turns.give(1);
      }
      await turns.take(workers);
      if (watched !== undefined) Atomics.store(watched.begun, 0, 0);
      alone = true;
      try {
        return await done(task, watched);
      } catch (error) {
        throw brokenOff(error);
      } finally {
        alone = false;
        turns.give(workers);
      }
    },
    running,
    close: () => pool.destroy(),
  };

  async function done(task: Task, watched: Watched | undefined): Promise<Result> {
    const ending = new AbortController();
    const end = (error: unknown): void => ending.abort(error);
    if (ends.size === 0 && memoryLimit !== undefined)
      memory.begin((alone ? 1 : workers) * memoryLimit + workers * OWN);
    ends.add(end);
    const timer = watched && watch(watched, () => end(LATE));
    try {
      return await pool.run(task, { signal: ending.signal });
    } catch (error) {
      throw ending.signal.aborted ? ending.signal.reason : error;
    } finally {
      ends.delete(end);
      if (ends.size === 0) memory.end();
      clearInterval(timer);
      const { reason } = ending.signal;
      if (reason === GREEDY || reason === SUSPECT) await memory.settled();
    }
  }
}

/** Looks four times within a limit whether the same thing is still at work. */
function watch({ timeLimit, begun }: Watched, isLate: () => void): NodeJS.Timeout | undefined {
  if (timeLimit === Infinity) return undefined;
  let seen = 0;
  let since = performance.now();
  return setInterval(
    () => {
      const now = Atomics.load(begun, 0);
      if (now === 0 || now !== seen) {
        seen = now;
        since = performance.now();
      } else if (performance.now() - since >= timeLimit * 1000) isLate();
    },
    Math.min(timeLimit * 250, 2 ** 31 - 1),
  );
}

/** A module that lets a thread run TypeScript: tsx by its name is for the main thread alone. */
function typescriptInThread(): string {
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  );
  return `data:text/javascript,${encodeURIComponent(`import { register } from '${tsx}'; register();`)}`;
}

function brokenOff(error: unknown): BrokenOff {
  if (error === LATE) return new BrokenOff('time', 'its time was up');
  if (error === GREEDY) return new BrokenOff('memory', 'it took more memory than it may');
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new BrokenOff('memory', message);
  return new BrokenOff('death', message);
}
