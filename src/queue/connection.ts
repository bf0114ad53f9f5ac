import { createRequire } from 'node:module';
import type { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueuedWork } from './queued-document.ts';

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
