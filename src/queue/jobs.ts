import { createHash } from 'node:crypto';
import type { Queue } from 'bullmq';
import type { QueueJob } from './connection.ts';
import { documentsOf, type QueuedDocument, type QueuedWork } from './queued-document.ts';

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
            opts: {
              ...RETRIES,
              jobId: jobIdOf(one.key),
              removeOnComplete: true,
              // Of what failed already it is said next, not when all others are done.
              lifo: one.failed !== undefined,
            },
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
