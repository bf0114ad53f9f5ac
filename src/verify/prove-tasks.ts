import { extname } from 'node:path';
import type { Folders } from '../opening/folders.ts';
import { inThreads } from '../threads/threads.ts';
import { type Proof, proveTask, type Task } from './prove-task.ts';

/** So many raw documents are proved sooner than threads are started: each reads all of the code first. */
const FEW = 100;

/** Proves each task, in its order; several at once, in threads, where there are many. */
export async function proveTasks(
  { raw, clean }: Folders,
  tasks: readonly Task[],
  jobs: number,
): Promise<readonly Proof[]> {
  if (jobs > 1 && tasks.length > FEW) return inThreads<Task, Proof>(workerUrl(), { raw, clean }, tasks, jobs);
  const proofs: Proof[] = [];
  for (const task of tasks) proofs.push(await proveTask({ raw, clean }, task));
  return proofs;
}

/** Beside this file as it is written, and as deep as its compiled chunk: see bin/pipeline.mjs. */
function workerUrl(): URL {
  return new URL(`../verify/worker${extname(import.meta.url)}`, import.meta.url);
}
