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

/** Takes documents from the queue, each into a thread, until it is stopped; rejects where no server answers. */
export async function startWorker(place: WorkerPlace, told: WorkerListener): Promise<QueueWorker> {
  const { jobs, timeLimit, memoryLimit, outputLimit, raw, work, code, lock, name } = place;
  const { Queue, UnrecoverableError, WaitingError, Worker } = engine();
  const connection = await connect(place);
  const { BrokenOff, countBegun, openPool } = await import('../workers/pool.ts');
  await compilePipelines();
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const module = new URL(`../queue/job-worker${ending}`, import.meta.url);
  const pool = openPool<JobTask, JobDone>(module, {
    workers: jobs,
    memoryLimit,
  });
  let finish: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    finish = (error) => (error === undefined ? resolve() : reject(error));
  });
  let stopping: Promise<void> | undefined;

  async function process(job: QueueJob, token?: string): Promise<JobDone> {
    const document = job.data;
    if (keyOfCode(document.parts, code) !== document.code) {
      // Another worker may have the right code: the document goes back, and this one goes.
      await job.moveToWait(token);
      void stop(
        new Error(
          `${document.path} was sent by other code than this worker has. Install the same version, with the same adapters, here and where submit runs.`,
        ),
      );
      throw new WaitingError();
    }
    const watched = { timeLimit: timeLimit + GRACE, begun: countBegun() };
    const at = sharedWords();
    const limits = { timeLimit, ...(outputLimit !== undefined && { outputLimit }) };
    const task = { document, limits, raw, work: work.place, begun: watched.begun, at };
    const done = await pool.run(task, watched).catch(async (error): Promise<JobDone> => {
      if (!(error instanceof BrokenOff)) throw error;
      const source = sourceOf(document.path, pipelineNames());
      const parts = document.files.map((file) => file.path);
      const failed = brokenOff({ path: document.path, parts, source, doing: readWords(at) }, error, {
        timeLimit,
        memoryLimit,
      });
      return { state: await writeResult(work, document.key, failed), error: failed.error };
    });
    if (done.state === 'trouble') throw new Error(done.error);
    told.done(document.path, done.error);
    // What a document has in itself no second attempt mends.
    if (done.error !== undefined) throw new UnrecoverableError(done.error);
    return done;
  }

  const worker = new Worker(name, process, {
    connection,
    concurrency: jobs,
    lockDuration: lock * 1000,
    stalledInterval: lock * 1000,
    maxStalledCount: DEATHS,
  });
  const queue = new Queue(name, { connection });
  worker.on('error', () => undefined);
  queue.on('error', () => undefined);
  worker.on('failed', (job, error) => {
    if (job !== undefined && error.name !== 'UnrecoverableError') told.failed(job.data.path, error.message);
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
