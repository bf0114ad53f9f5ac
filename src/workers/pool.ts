import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';

/** Workers that do tasks of one kind, a task at a time each, every one in a thread of its own. */
export interface Pool<Task, Result> {
  /**
   * Gives a task to a worker that is free, or to the next that will be.
   *
   * Rejects with a BrokenOff where the worker was ended before it was done, or where the function throws.
   */
  readonly run: (task: Task) => Promise<Result>;
  /** Ends the workers. */
  readonly close: () => Promise<void>;
}

/** How many workers there are, and what a task may take. */
export interface Budget {
  readonly workers: number;
  /** seconds from when a task is given to a worker; no limit, without it */
  readonly timeLimit?: number;
  /** MiB of memory for a worker's values */
  readonly memoryLimit?: number;
}

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
export function openPool<Task, Result>(
  module: URL,
  { workers, timeLimit = Infinity, memoryLimit }: Budget,
): Pool<Task, Result> {
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
  // What a worker dies of beside any task is no task's fault; its place is filled.
  pool.on('error', () => undefined);
  return {
    async run(task) {
      const ending = new AbortController();
      const timer =
        timeLimit === Infinity
          ? undefined
          : setTimeout(() => ending.abort(), Math.min(timeLimit * 1000, 2 ** 31 - 1));
      try {
        return await pool.run(task, { signal: ending.signal });
      } catch (error) {
        throw brokenOff(error, ending.signal.aborted);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
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

function brokenOff(error: unknown, isLate: boolean): unknown {
  if (isLate) return new BrokenOff('time', 'its time was up');
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new BrokenOff('memory', message);
  return new BrokenOff('death', message);
}
