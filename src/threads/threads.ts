import { parentPort, Worker, workerData } from 'node:worker_threads';

/** The most tasks that are sent at once: each message costs a little, and the last thread to be done waits for none. */
const BATCH = 16;

interface Batch<T> {
  /** the number of its first task */
  readonly first: number;
  readonly items: readonly T[];
}

/**
 * Does tasks in so many threads, and gives what came of each in the order of the tasks.
 *
 * `file` is a module that calls `serve`; `shared` is handed to each thread once. Rejects with the first error of a
 * task; then, as at the end, no thread is left.
 */
export async function inThreads<Task, Result>(
  file: URL,
  shared: unknown,
  tasks: readonly Task[],
  jobs: number,
): Promise<readonly Result[]> {
  const results = new Array<Result>(tasks.length);
  const size = Math.max(1, Math.min(BATCH, Math.ceil(tasks.length / (jobs * 4))));
  const begin = entry(file);
  const workers: Worker[] = [];
  let next = 0;
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(begin, { workerData: shared });
      workers.push(worker);
      const send = (): void => {
        const batch: Batch<Task> = { first: next, items: tasks.slice(next, next + size) };
        next += size;
        if (batch.items.length === 0) resolve();
        else worker.postMessage(batch);
      };
      worker.on('message', ({ first, items }: Batch<Result>) => {
        for (const [index, item] of items.entries()) results[first + index] = item;
        send();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a thread ended too early (${code})`)));
      send();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, Math.ceil(tasks.length / size)) }, run));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

/** In a thread: does each task that is sent. An error ends the thread, and `inThreads` rejects with it. */
export function serve<Shared, Task, Result>(work: (shared: Shared, task: Task) => Promise<Result>): void {
  parentPort?.on('message', async ({ first, items }: Batch<Task>) => {
    const results: Result[] = [];
    for (const item of items) results.push(await work(workerData as Shared, item));
    parentPort?.postMessage({ first, items: results } satisfies Batch<Result>);
  });
}

/** Compiled code starts by itself; a thread of TypeScript, as tests have it, loads tsx first. */
function entry(file: URL): URL {
  if (!file.pathname.endsWith('.ts')) return file;
  const tsx = import.meta.resolve('tsx/esm/api');
  const lines = [
    `import { register } from ${JSON.stringify(tsx)};`,
    'register();',
    `await import(${JSON.stringify(file.href)});`,
  ];
  return new URL(`data:text/javascript,${encodeURIComponent(lines.join('\n'))}`);
}
