import { fingerprintKey } from '../building/memory-place.ts';
import { renewFolder } from '../building/renew-folder.ts';
import { wrongFolders } from '../building/wrong-folders.ts';
import { readEarlier } from '../corpus/earlier.ts';
import { clearHarvest, gatherers, type Harvest, harvestOf, lookAgain } from '../queue/collect.ts';
import { type OpenQueue, openQueue } from '../queue/connection.ts';
import { deadJobs } from '../queue/jobs.ts';
import { takenBefore } from '../queue/laid-files.ts';
import { onThisMachine } from '../queue/local-copies.ts';
import { publish, publishedBy } from '../stores/publish.ts';
import { isBucket, openStore, type Store } from '../stores/store.ts';
import type { CollectOptions } from './collect.ts';
import { printRenewal } from './print-renewal.ts';
import { type Progress, progressBar } from './progress.ts';
import { say } from './say.ts';
import { endsCleanly } from './told-to-end.ts';

/** Makes the clean corpus of what was built; gives the exit status. */
export async function collectDocuments(options: CollectOptions): Promise<number> {
  const { ocr, keep, quiet, copy } = options;
  const began = performance.now();
  const { raw, clean } = await onThisMachine(options, copy);
  const wrong = await wrongFolders(raw, clean);
  if (wrong !== undefined) return say(`error: ${wrong}`, 2);
  const work = await openStore(options.work);
  let [count, progress, harvest] = [0, undefined as Progress | undefined, undefined as Harvest | undefined];
  const renewed = await renewFolder(
    { raw, clean, force: false, ocr, timeLimit: 600, memoryLimit: 2048, jobs: 1, endsAfter: true },
    {
      waits: () => process.stderr.write(`waiting: another run is at work on ${clean}\n`),
      begins: (documents) => {
        endsCleanly(clean);
        count = documents;
      },
      done: (path) => progress?.done(path),
    },
    {
      async buildersFor(_, pending) {
        const whole = await wholeHarvest(await harvestOf(pending, work), work, options);
        harvest = whole.harvest;
        progress = progressBar(count, quiet);
        const into = { clean, keep, printKey: fingerprintKey(), takenBefore: takenBefore(clean) };
        return gatherers(whole.harvest, whole.dead, work, into);
      },
    },
  ).catch((error: unknown) => {
    if (error instanceof NotBuilt) return error;
    throw error;
  });
  if (renewed instanceof NotBuilt) return say(`error: ${renewed.message}`, 1);
  progress?.end();
  if (isBucket(options.clean)) {
    const { files, list } = await readEarlier(clean);
    const told = publishedBy({ files: [...files.values()], list });
    await publish(clean, told, await openStore(options.clean));
  }
  if (!keep && harvest !== undefined) await clearHarvest(harvest, work);
  return printRenewal(renewed, { ...options, source: [], jobs: 1, force: false }, performance.now() - began);
}

interface Whole {
  readonly harvest: Harvest;
  /** why there is no result, by the keys of documents that are given up */
  readonly dead: ReadonlyMap<string, string>;
}

/** Not all was built that is to be collected. */
class NotBuilt extends Error {}

/** What was built, when it is all there is to build; throws `NotBuilt`, with what to do, where it is not. */
async function wholeHarvest(found: Harvest, work: Store, options: CollectOptions): Promise<Whole> {
  if (found.missing.size === 0) return { harvest: found, dead: new Map() };
  const { redis, queue: name, wait, quiet } = options;
  const queue = await openQueue({ redis, name });
  try {
    let harvest = found;
    let told = 0;
    for (;;) {
      // In this order: a document leaves the queue when its result is there.
      const isEmpty = await isIdle(queue);
      harvest = await lookAgain(harvest.keys, work);
      const dead = new Map(
        (await deadJobs(queue.queue))
          .filter(({ key }) => harvest.missing.has(key))
          .map(({ key, reason }) => [key, `it could not be built: ${reason}.`.replace(/\.+$/, '.')]),
      );
      const left = harvest.missing.size - dead.size;
      if (left === 0) return { harvest, dead };
      const of = `${left} of ${harvest.keys.size} documents`;
      if (isEmpty)
        throw new NotBuilt(`${of} are neither built nor in the queue. Submit them, and collect again.`);
      if (!wait) throw new NotBuilt(`${of} are not built yet. Collect when they are, or with --wait.`);
      const now = performance.now();
      if (!quiet && now - told > 5000) {
        process.stderr.write(`${of} are not built yet\n`);
        told = now;
      }
      // To look is to list all results: the more are missing, the later.
      await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 500 + left)));
    }
  } finally {
    await queue.close();
  }
}

async function isIdle({ queue }: OpenQueue): Promise<boolean> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed');
  return Object.values(counts).every((count) => count === 0);
}
