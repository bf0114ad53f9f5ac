import type { Survey } from '../building/pending-documents.ts';
import type { Store } from '../stores/store.ts';
import { deadJobs, jobIdOf, type OpenQueue } from './connection.ts';
import { type QueuedDocument, queued } from './queued-document.ts';
import { hasResult, listResults, removeResult } from './results.ts';

/** How documents are sent. */
export interface Sending {
  readonly ocr: boolean;
  /** so many wait in the queue at most */
  readonly ahead: number;
}

/** What was sent. */
export interface Sent {
  /** raw documents that there are */
  readonly documents: number;
  /** nothing of them has changed since the last build */
  readonly unchanged: number;
  /** built already, and not collected yet */
  readonly done: number;
  /** in the queue already */
  readonly waiting: number;
  readonly sent: number;
}

/** So many are sent at once. */
const AT_ONCE = 100;

/** A queue that is full is looked at again after so many milliseconds. */
const PAUSE_MS = 200;

/** A failure of the stores or the machine is tried again so often, after 1, 2, 4, 8 seconds. */
const RETRIES = { attempts: 5, backoff: { type: 'exponential', delay: 1000 } };

/**
 * Sends what must be built to the queue, and waits where it is full; `told` hears how many were looked at.
 *
 * What waits there, or was built, is not sent again. What failed for a reason that may have passed is.
 */
export async function submit(
  { documents, pending }: Survey,
  work: Store,
  { queue }: OpenQueue,
  { ocr, ahead }: Sending,
  told: (count: number) => void,
): Promise<Sent> {
  const results = await listResults(work);
  const dead = new Set((await deadJobs(queue)).map(({ key }) => key));
  const isEmpty = (await inQueue()) === 0;
  let [looked, done, waiting, sent] = [0, 0, 0, 0];
  let chunk: QueuedDocument[] = [];
  for await (const document of pending()) {
    looked += 1;
    const { key } = document;
    const state = results.get(key);
    if (state === 'ready' || state === 'failed') done += 1;
    else {
      if (state === 'again') await removeResult(work, key, state);
      if (dead.has(key)) await queue.remove(jobIdOf(key));
      if (!isEmpty && (await queue.getJobState(jobIdOf(key))) !== 'unknown') waiting += 1;
      // It may have been built since the results were listed.
      else if (!isEmpty && (await hasResult(work, key))) done += 1;
      else chunk.push(await queued(document, ocr, work));
      if (chunk.length === AT_ONCE) await send();
    }
    told(looked);
  }
  await send();
  return { documents, unchanged: documents - looked, done, waiting, sent };

  async function inQueue(): Promise<number> {
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async function send(): Promise<void> {
    if (chunk.length === 0) return;
    while ((await inQueue()) + chunk.length > Math.max(ahead, AT_ONCE))
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await queue.addBulk(
      chunk.map((data) => ({
        name: 'document',
        data,
        // What was built lies in the work store; the dead stay to be looked at.
        opts: { ...RETRIES, jobId: jobIdOf(data.key), removeOnComplete: true },
      })),
    );
    sent += chunk.length;
    chunk = [];
  }
}
