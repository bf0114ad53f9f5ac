import { buildDocument } from '../building/build-document.ts';
import type { DocumentTask, Done } from '../building/document-task.ts';
import { fingerprintKey } from '../building/memory-place.ts';
import { loadPipeline, pipelineNames } from '../building/pipelines-folder.ts';
import { roomToRead } from '../corpus/plain-file.ts';
import { editionOfReport } from '../corpus/printed-edition.ts';
import { openStore, type Store } from '../stores/store.ts';
import { inflateAtOnce } from '../workers/inflate-at-once.ts';
import { writeWords } from '../workers/shared-words.ts';
import { layFiles } from './laid-files.ts';
import { type QueuedDocument, taskFrom } from './queued-document.ts';
import { type ResultState, writeResult } from './results.ts';

/** Documents of the queue, and the stores that they are read from and written to. */
export interface JobTask {
  readonly documents: readonly QueuedDocument[];
  /** what each may take */
  readonly limits: Pick<DocumentTask['way'], 'timeLimit' | 'outputLimit'>;
  readonly raw: string;
  readonly work: string;
  /** shared: how many of them are begun */
  readonly begun: Int32Array;
  /** shared: what is at work on the one that was begun last */
  readonly at: Uint8Array;
}

/** How a document of the queue came out. */
export interface JobDone {
  /** `trouble`: nothing became of it, for a reason that is not its own */
  readonly state: ResultState | 'trouble';
  /** why it failed, where it did */
  readonly error?: string;
}

inflateAtOnce();

/** What the file of one document after the other is read into. */
const room = roomToRead();

const stores = new Map<string, Promise<Store>>();

/** Looked for once: the code of a worker is told when it starts. */
let pipelines: Parameters<typeof buildDocument>[1] | undefined;

/** That of this machine: where it is also who collects, he has the fingerprints of reports. */
const printKey = fingerprintKey();

/** What runs in a thread: builds documents of the queue and writes down what became of each. */
export default async function buildQueued(task: JobTask): Promise<readonly JobDone[]> {
  const done: JobDone[] = [];
  for (const document of task.documents) {
    writeWords(task.at, '');
    Atomics.add(task.begun, 0, 1);
    done.push(await built(document, task).catch(troubled));
  }
  return done;
}

function troubled(error: unknown): JobDone {
  return { state: 'trouble', error: error instanceof Error ? error.message : String(error) };
}

async function built(document: QueuedDocument, { limits, raw, work, at }: JobTask): Promise<JobDone> {
  const [rawStore, workStore] = await Promise.all([opened(raw), opened(work)]);
  const task = await taskFrom(document, limits, rawStore, workStore);
  pipelines ??= { names: pipelineNames(), load: loadPipeline };
  const done = await buildDocument(task, pipelines, {
    hears: (what) => writeWords(at, what),
    kept: editionOfReport,
    room,
  });
  asSent(document, done);
  const laid = done.became === 'ready' ? layFiles(done, workStore, document.key, printKey) : undefined;
  const state = await writeResult(workStore, document.key, laid ?? done);
  const error = done.became === 'failed' ? done.error : done.became === 'ready' ? done.refusal : undefined;
  return { state, ...(error !== undefined && { error }) };
}

function opened(place: string): Promise<Store> {
  const store = stores.get(place) ?? openStore(place);
  stores.set(place, store);
  return store;
}

/** A raw file that is not as it was when it was sent, or not there for this machine, is no fault of the document. */
function asSent({ files }: QueuedDocument, done: Done): void {
  if (done.became !== 'ready' && done.became !== 'failed') return;
  if (files.some((file) => 'error' in file)) return;
  for (const [index, file] of files.entries()) {
    const sent = 'member' in file ? file.member.sha256 : 'sha256' in file ? file.sha256 : undefined;
    const read = done.files[index]?.sha256;
    if (sent === undefined || read === sent) continue;
    throw new Error(
      read === undefined
        ? `${file.path} cannot be read on this machine${done.became === 'failed' ? ` (${done.error})` : ''}. Give --raw as it is there.`
        : `${file.path} is not as it was when it was sent. Submit again.`,
    );
  }
}
