import { fingerprintsWith } from '../corpus/fingerprints.ts';
import { roomToRead } from '../corpus/plain-file.ts';
import { editionOfReport } from '../corpus/printed-edition.ts';
import { type Stage, staged } from '../corpus/staged.ts';
import { inflateAtOnce } from '../workers/inflate-at-once.ts';
import { writeWords } from '../workers/shared-words.ts';
import { buildDocument } from './build-document.ts';
import type { Built, DocumentTask } from './document-task.ts';
import { loadPipeline, pipelineNames } from './pipelines-folder.ts';

/** Documents that a worker builds one after the other. */
export interface Batch {
  readonly tasks: readonly DocumentTask[];
  /** shared: how many of them are begun */
  readonly begun: Int32Array;
  /** shared: what is at work on the one that was begun last */
  readonly at: Uint8Array;
  /** where the files of reports are laid; they are handed back, without it */
  readonly stage?: Stage;
}

inflateAtOnce();

/** What the file of one document after the other is read into. */
const room = roomToRead();

/** What runs in a worker: builds documents. */
export default async function build({ tasks, begun, at, stage }: Batch): Promise<readonly Built[]> {
  const pipelines = { names: pipelineNames(), load: loadPipeline };
  const built: Built[] = [];
  for (const [number, task] of tasks.entries()) {
    writeWords(at, '');
    Atomics.add(begun, 0, 1);
    const done = await buildDocument(task, pipelines, {
      hears: (what) => writeWords(at, what),
      ...(stage !== undefined && { kept: editionOfReport }),
      room,
    });
    const { key } = task;
    const isStill = done.became === 'ready' && done.disturbed !== true;
    const laid =
      isStill && stage !== undefined && key !== undefined
        ? staged(done, { ...stage, name: `${stage.name}-${number}` }, fingerprintsWith(key))
        : undefined;
    built.push(laid ?? done);
  }
  return built;
}
