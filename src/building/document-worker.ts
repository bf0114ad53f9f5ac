import { buildDocument } from './build-document.ts';
import type { DocumentTask, Done } from './document-task.ts';
import { loadPipeline, pipelineNames } from './pipelines-folder.ts';

/** What runs in a worker: builds a document. */
export default function build(task: DocumentTask): Promise<Done> {
  return buildDocument(task, { names: pipelineNames(), load: loadPipeline });
}
