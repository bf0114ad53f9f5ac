import { buildDocument } from './build-document.ts';
import type { DocumentTask, Done } from './document-task.ts';
import { loadPipeline, pipelineNames } from './pipelines-folder.ts';

/** Documents that a worker builds one after the other. */
export interface Batch {
  readonly tasks: readonly DocumentTask[];
  /** shared: how many of them are begun */
  readonly begun: Int32Array;
}

/** What runs in a worker: builds documents. */
export default async function build({ tasks, begun }: Batch): Promise<readonly Done[]> {
  const pipelines = { names: pipelineNames(), load: loadPipeline };
  const done: Done[] = [];
  for (const task of tasks) {
    Atomics.add(begun, 0, 1);
    done.push(await buildDocument(task, pipelines));
  }
  return done;
}
