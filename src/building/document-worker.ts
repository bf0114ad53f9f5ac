import { writeWords } from '../workers/shared-words.ts';
import { buildDocument } from './build-document.ts';
import type { DocumentTask, Done } from './document-task.ts';
import { loadPipeline, pipelineNames } from './pipelines-folder.ts';

/** Documents that a worker builds one after the other. */
export interface Batch {
  readonly tasks: readonly DocumentTask[];
  /** shared: how many of them are begun */
  readonly begun: Int32Array;
  /** shared: what is at work on the one that was begun last */
  readonly at: Uint8Array;
}

/** What runs in a worker: builds documents. */
export default async function build({ tasks, begun, at }: Batch): Promise<readonly Done[]> {
  const pipelines = { names: pipelineNames(), load: loadPipeline };
  const done: Done[] = [];
  for (const task of tasks) {
    writeWords(at, '');
    Atomics.add(begun, 0, 1);
    done.push(await buildDocument(task, pipelines, (what) => writeWords(at, what)));
  }
  return done;
}
