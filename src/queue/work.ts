import { brokenOff } from '../building/broken-off.ts';
import { GRACE, type Limits } from '../building/builders.ts';
import type { DocumentTask } from '../building/document-task.ts';
import { keyOfCode } from '../building/pending-documents.ts';
import { compilePipelines, pipelineNames } from '../building/pipelines-folder.ts';
import type { Code } from '../corpus/code/code.ts';
import { sourceOf } from '../documents/source-of.ts';
import type { Store } from '../stores/store.ts';
import { readWords, sharedWords } from '../workers/shared-words.ts';
import { connect, engine, type QueueJob, type QueuePlace } from './connection.ts';
import type { JobDone, JobTask } from './job-worker.ts';
import { addJobs } from './jobs.ts';
import { documentsOf, type QueuedDocument, type QueuedWork } from './queued-document.ts';
import { writeResult } from './results.ts';

/** What a worker works with. */
export interface WorkerPlace
  extends QueuePlace,
    Pick<Limits, 'jobs' | 'timeLimit' | 'memoryLimit'>,
    Pick<DocumentTask['way'], 'outputLimit'> {
  readonly raw: string;
  readonly work: Store;
  readonly code: Code;
  /** seconds after which a document is given to others, where nothing is heard of its worker */
  readonly lock: number;
}

/** Hears what a worker does. */
export interface WorkerListener {
  readonly done: (path: string, error?: string) => void;
  /** a failure that is tried again */
  readonly failed: (path: string, reason: string) => void;
}

/** A worker that takes documents from the queue. */
export interface QueueWorker {
  /** lets go of the queue when the documents in hand are done; the same promise however often it is called */
  readonly stop: () => Promise<void>;
  /** resolves when it was stopped; rejects where it can do nothing here, as where its code is another than the sender's */
  readonly ended: Promise<void>;
  /** whether nothing waits in the queue and nothing is in anybody's hands */
  readonly isIdle: () => Promise<boolean>;
}

/** So many workers may die of a document before it is given up. */
const DEATHS = 3;

/** Takes jobs from the queue, each into a thread, until it is stopped; rejects where no server answers. */
export async function startWorker(place: WorkerPlace, told: WorkerListener): Promise<QueueWorker> {
  const { jobs, timeLimit, memoryLimit, outputLimit, raw, work, code, lock, name } = place;
  const { Queue, UnrecoverableError, WaitingError, Worker } = engine();
  const connection = await connect(place);
  const { BrokenOff, countBegun, openPool } = await import('../workers/pool.ts');
  await compilePipelines();
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const module = new URL(`../queue/job-worker${ending}`, import.meta.url);
  const pool = openPool<JobTask, readonly JobDone[]>(module, {
    workers: jobs,
    memoryLimit,
  });
  const isOurs = builtWith(code);
  let finish: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    finish = (error) => (error === undefined ? resolve() : reject(error));
  });
  let stopping: Promise<void> | undefined;

  async function process(job: QueueJob, token?: string): Promise<void> {
    const documents = documentsOf(job.data);
    const [one] = documents as readonly [QueuedDocument];
    const strange = documents.find((document) => !isOurs(document));
    if (strange !== undefined) {
      // Another worker may have the right code: the job goes back, and this one goes.
      await job.moveToWait(token);
      void stop(
        new Error(
          `${strange.path} was sent by other code than this worker has. Install the same version, with the same adapters, here and where submit runs.`,
        ),
      );
      throw new WaitingError();
    }
    if (one.failed !== undefined && job.attemptsMade === 0) throw new UnrecoverableError(one.failed);
    // A worker died of one of them: the others shall not die with it again.
    if (documents.length > 1 && job.stalledCounter > 0) return addJobs(queue, documents.map(alone));
    const left: QueuedDocument[] = [];
    for (const [index, { state, error }] of (await built(documents)).entries()) {
      const document = documents[index] as QueuedDocument;
      const { path } = document;
      if (state !== 'trouble') told.done(path, error);
      else if (documents.length > 1) told.failed(path, error ?? '');
      else throw new Error(error);
      if (error === undefined) continue;
      // What a document has in itself no second attempt mends.
      if (documents.length === 1) throw new UnrecoverableError(error);
      left.push(state === 'trouble' ? document : { ...document, failed: error });
    }
    if (left.length > 0) await addJobs(queue, left.map(alone));
  }

  async function built(documents: readonly QueuedDocument[]): Promise<readonly JobDone[]> {
    const begun = countBegun();
    const at = sharedWords();
    const limits = { timeLimit, ...(outputLimit !== undefined && { outputLimit }) };
    try {
      const task = { documents, limits, raw, work: work.place, begun, at };
      return await pool.run(task, { timeLimit: timeLimit + GRACE, begun });
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
      // The one that was at work is to blame. The others are built again.
      const blamed = Math.max(0, Atomics.load(begun, 0) - 1);
      return Promise.all(
        documents.map(async (document, index) =>
          index === blamed
            ? brokenOffBy(error, document, readWords(at))
            : ((await built([document])) as readonly [JobDone])[0],
        ),
      );
    }
  }

  async function brokenOffBy(
    error: InstanceType<typeof BrokenOff>,
    { path, key, files }: QueuedDocument,
    doing: string,
  ): Promise<JobDone> {
    const source = sourceOf(path, pipelineNames());
    const parts = files.map((file) => file.path);
    const failed = brokenOff({ path, parts, source, doing }, error, { timeLimit, memoryLimit });
    return { state: await writeResult(work, key, failed), error: failed.error };
  }

  const worker = new Worker(name, process, {
    connection,
    concurrency: jobs,
    lockDuration: lock * 1000,
    stalledInterval: lock * 1000,
    maxStalledCount: DEATHS,
  });
  const queue = new Queue<QueuedWork>(name, { connection });
  worker.on('error', () => undefined);
  queue.on('error', () => undefined);
  worker.on('failed', (job, error) => {
    if (job === undefined || error.name === 'UnrecoverableError') return;
    for (const { path } of documentsOf(job.data)) told.failed(path, error.message);
  });

  function stop(error?: Error): Promise<void> {
    stopping ??= (async () => {
      await worker.close();
      await queue.close();
      await pool.close();
      connection.disconnect();
      finish(error);
    })();
    return stopping;
  }

  return {
    stop: () => stop(),
    ended,
    async isIdle() {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed');
      return Object.values(counts).every((count) => count === 0);
    },
  };
}

/** A document in a job of its own. */
const alone = (document: QueuedDocument): readonly QueuedDocument[] => [document];

/** Tells whether a document was sent by this code, which is hashed once for all that need the same parts of it. */
function builtWith(code: Code): (document: QueuedDocument) => boolean {
  const keys = new Map<string, string>();
  return (document) => {
    const parts = document.parts.join();
    const key = keys.get(parts) ?? keyOfCode(document.parts, code);
    keys.set(parts, key);
    return key === document.code;
  };
}
