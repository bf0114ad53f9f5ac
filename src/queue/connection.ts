import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { documentsOf, type QueuedDocument, type QueuedWork } from './queued-document.ts';

/** Where a queue is. */
export interface QueuePlace {
  /** `redis://…` or `rediss://…` */
  readonly redis: string;
  readonly name: string;
}

/** A job of the queue. */
export type QueueJob = Job<QueuedWork>;

/** The queue, seen from outside. */
export interface OpenQueue {
  readonly queue: Queue<QueuedWork>;
  readonly close: () => Promise<void>;
}

/** So long the server is given to answer at first, in milliseconds; later it is waited for. */
const PATIENCE_MS = 5000;

/** Both packages are CommonJS at heart: to load them as such takes half the time. */
const load = createRequire(import.meta.url);

/** What is used of the engine. */
type Engine = Pick<typeof import('bullmq'), 'Queue' | 'Worker' | 'UnrecoverableError' | 'WaitingError'>;

/**
 * Loads what is used of the engine, whose version is fixed: all of it takes a third longer. Throws where it is not
 * installed, with what to do.
 */
export function engine(): Engine {
  const [queue, worker, errors] = ['queue', 'worker', 'errors'].map((part) =>
    loaded<Engine>(`bullmq/dist/cjs/classes/${part}`),
  );
  return { ...queue, ...worker, ...errors } as Engine;
}

function loaded<Package>(name: string): Package {
  try {
    return load(name);
  } catch {
    throw new Error('the queue needs two packages. Install them: npm install bullmq@6.7.0 ioredis@5.11.1');
  }
}

/** Connects to Redis or Valkey; rejects where nothing answers there. What is lost later is found again. */
export async function connect({ redis }: QueuePlace): Promise<Redis> {
  const { Redis } = loaded<typeof import('ioredis')>('ioredis');
  const connection = new Redis(redis, { maxRetriesPerRequest: null });
  let last = 'it says nothing';
  // Said at the beginning, and waited out later.
  connection.on('error', (error: Error & { code?: string }) => {
    last = error.code ?? error.message;
  });
  const answer = connection.ping();
  answer.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(`no Redis answers at ${redis} (${last}). Start one there, or name another with --redis.`),
        ),
      PATIENCE_MS,
    );
  });
  try {
    await Promise.race([answer, late]);
    return connection;
  } catch (error) {
    connection.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the queue to put documents in and to look at it. */
export async function openQueue(place: QueuePlace): Promise<OpenQueue> {
  const { Queue } = engine();
  const connection = await connect(place);
  const queue = new Queue<QueuedWork>(place.name, { connection });
  queue.on('error', () => undefined);
  return {
    queue,
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** What the job of a document is called that goes by itself. */
export function jobIdOf(key: string): string {
  return `d${key}`;
}

/** A failure of the stores or the machine is tried again so often, after 1, 2, 4, 8 seconds. */
const RETRIES = { attempts: 5, backoff: { type: 'exponential', delay: 1000 } };

/** Puts jobs of these documents into the queue; nothing happens where one of just these is there already. */
export async function addJobs(
  queue: Queue<QueuedWork>,
  jobs: readonly (readonly QueuedDocument[])[],
): Promise<void> {
  await queue.addBulk(
    jobs.map((documents) => {
      const [one] = documents as readonly [QueuedDocument];
      const keys = documents.map(({ key }) => key).join();
      return documents.length === 1
        ? // What was built lies in the work store; the dead stay to be looked at.
          {
            name: 'document',
            data: one,
            opts: { ...RETRIES, jobId: jobIdOf(one.key), removeOnComplete: true },
          }
        : {
            name: 'documents',
            data: { documents },
            // Those of it that fail get jobs of their own.
            opts: {
              ...RETRIES,
              jobId: `s${createHash('sha256').update(keys).digest('hex')}`,
              removeOnComplete: true,
              removeOnFail: true,
            },
          };
    }),
  );
}

/** How many documents wait in jobs of a state, or of all states of those that somebody will still do. */
export async function documentsIn(
  queue: Queue<QueuedWork>,
  ...states: readonly ('waiting' | 'active' | 'delayed')[]
): Promise<readonly QueuedDocument[]> {
  // One that was done since it was listed is told by its results.
  const jobs = (await queue.getJobs([...states])) as readonly (QueueJob | undefined)[];
  return jobs.flatMap((job) => (job === undefined ? [] : documentsOf(job.data)));
}

/** A document that nobody will try again by himself, and why. */
export interface DeadJob {
  readonly key: string;
  readonly path: string;
  readonly reason: string;
  readonly attempts: number;
}

/** How many are asked for at once. */
const PAGE = 1000;

/** The dead, in order of path. */
export async function deadJobs(queue: Queue<QueuedWork>): Promise<DeadJob[]> {
  const dead: DeadJob[] = [];
  for (let from = 0; ; from += PAGE) {
    const jobs = (await queue.getFailed(from, from + PAGE - 1)) as QueueJob[];
    for (const { data, failedReason = '', attemptsMade: attempts } of jobs)
      for (const { key, path } of documentsOf(data)) dead.push({ key, path, reason: failedReason, attempts });
    if (jobs.length < PAGE) return dead.sort((one, other) => (one.path < other.path ? -1 : 1));
  }
}
