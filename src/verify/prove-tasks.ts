import { extname } from 'node:path';
import type { Folders } from '../opening/folders.ts';
import { type Batch, type Proof, proveInTurn, type Task } from './prove-task.ts';

/** So much is proved sooner than workers are started, each of which loads all of the code first: see `workOf`. */
const LITTLE = 300;

/** So many tasks are sent at once: each message costs a little. */
const BATCH = 16;

/** Proves each task, in its order; several at once, in workers, where there are many. */
export async function proveTasks(
  folders: Folders,
  tasks: readonly Task[],
  jobs: number,
): Promise<readonly Proof[]> {
  const own = { raw: folders.raw, clean: folders.clean };
  if (jobs === 1 || workOf(tasks) <= LITTLE) return proveInTurn({ folders: own, tasks });
  const { openPool } = await import('../workers/pool.ts');
  const pool = openPool<Batch, readonly Proof[]>(workerUrl(), { workers: jobs });
  const batches: Batch[] = [];
  for (let at = 0; at < tasks.length; at += BATCH)
    batches.push({ folders: own, tasks: tasks.slice(at, at + BATCH) });
  try {
    return (await Promise.all(batches.map((batch) => pool.run(batch)))).flat();
  } finally {
    await pool.close();
  }
}

/** How much there is to do: a document counts once for every 20,000 bytes, and a small one once. */
function workOf(tasks: readonly Task[]): number {
  const bytes = ({ document }: Task): number =>
    document?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
  return tasks.reduce((sum, task) => sum + Math.max(1, bytes(task) / 20_000), 0);
}

/** Beside this file as it is written, and as deep as its compiled chunk: see bin/pipeline.mjs. */
function workerUrl(): URL {
  return new URL(`../verify/prove-worker${extname(import.meta.url)}`, import.meta.url);
}
