import type { Folders } from '../opening/folders.ts';
import { inflateAtOnce } from '../workers/inflate-at-once.ts';
import { type Proof, proveTask, type Task } from './prove-task.ts';

/** Tasks that a worker does one after the other. */
export interface Batch {
  readonly folders: Folders;
  readonly tasks: readonly Task[];
}

inflateAtOnce();

/** What runs in a worker: proves documents. */
export default async function prove({ folders, tasks }: Batch): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const task of tasks) proofs.push(await proveTask(folders, task));
  return proofs;
}
