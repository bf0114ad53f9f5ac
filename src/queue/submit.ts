import { BATCH, LARGE } from '../building/builders.ts';
import type { PendingDocument, Survey } from '../building/pending-documents.ts';
import type { Store } from '../stores/store.ts';
import type { OpenQueue } from './connection.ts';
import { addJobs, deadJobs, documentsIn, jobIdOf } from './jobs.ts';
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
const AT_ONCE = 96;

/** A queue that is full is looked at again after so many milliseconds. */
const PAUSE_MS = 200;

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
  // To recognise words takes seconds a page: one worker must not do it for all while others have nothing to do.
  const together = ocr ? 1 : BATCH;
  let [looked, done, waiting, sent] = [0, 0, 0, 0];
  let chunk: PendingDocument[] = [];
  for await (const document of pending()) {
    looked += 1;
    const { key } = document;
    const state = results.get(key);
    if (state === 'ready' || state === 'failed') done += 1;
    else {
      if (state === 'again') await removeResult(work, key, state);
      if (dead.has(key)) await queue.remove(jobIdOf(key));
      chunk.push(document);
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
    const there = new Set<string>();
    if (!isEmpty)
      for (const { key } of await documentsIn(queue, 'waiting', 'active', 'delayed')) there.add(key);
    const jobs: QueuedDocument[][] = [];
    let small: QueuedDocument[] = [];
    for (const document of chunk) {
      if (there.has(document.key)) waiting += 1;
      // It may have been built since the results were listed.
      else if (!isEmpty && (await hasResult(work, document.key))) done += 1;
      else {
        const next = await queued(document, ocr, work);
        if (document.bytes >= LARGE) jobs.push([next]);
        else if (small.push(next) === 1) jobs.push(small);
        if (small.length === together) small = [];
        sent += 1;
      }
    }
    chunk = [];
    if (jobs.length === 0) return;
    const most = together * jobs.length;
    while (together * (await inQueue()) + most > Math.max(ahead, most))
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await addJobs(queue, jobs);
  }
}
