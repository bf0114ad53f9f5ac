import { extname } from 'node:path';
import type { Folders } from '../opening/folders.ts';
import { inThreads } from '../threads/threads.ts';
import { type Proof, proveTask, type Task } from './prove-task.ts';

/** So much is proved sooner than threads are started, each of which loads all of the code first: see `workOf`. */
const LITTLE = 300;

/** Proves each task, in its order; several at once, in threads, where there are many. */
export async function proveTasks(
  { raw, clean }: Folders,
  tasks: readonly Task[],
  jobs: number,
): Promise<readonly Proof[]> {
  if (jobs > 1 && workOf(tasks) > LITTLE)
    return inThreads<Task, Proof>(workerUrl(), { raw, clean }, tasks, jobs);
  const proofs: Proof[] = [];
  for (const task of tasks) proofs.push(await proveTask({ raw, clean }, task));
  return proofs;
}

/** How much there is to do: a document counts once for every 20,000 bytes, and a small one once. */
function workOf(tasks: readonly Task[]): number {
  const bytes = ({ document }: Task): number =>
    document?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
  return tasks.reduce((sum, task) => sum + Math.max(1, bytes(task) / 20_000), 0);
}

/** Beside this file as it is written, and as deep as its compiled chunk: see bin/pipeline.mjs. */
function workerUrl(): URL {
  return new URL(`../verify/worker${extname(import.meta.url)}`, import.meta.url);
}
