import type { Builders } from '../building/builders.ts';
import type { Built } from '../building/document-task.ts';
import type { Pending } from '../building/pending-documents.ts';
import type { Store } from '../stores/store.ts';
import { type Arrival, arrived, removeLaid } from './laid-files.ts';
import {
  listResults,
  placeOf,
  type ResultState,
  readResult,
  removeMembers,
  removeResult,
} from './results.ts';

/** What the work store lacks of what must be built, and what it has. */
export interface Harvest {
  /** all that must be built, by path: the key of each */
  readonly keys: ReadonlyMap<string, string>;
  readonly results: ReadonlyMap<string, ResultState>;
  /** the paths of those that have no result, by their keys */
  readonly missing: ReadonlyMap<string, string>;
}

/** Looks what became of documents. */
export async function harvestOf(pending: Pending, work: Store): Promise<Harvest> {
  const keys = new Map<string, string>();
  for await (const { path, key } of pending()) keys.set(path, key);
  return lookAgain(keys, work);
}

/** Looks what became of them by now. */
export async function lookAgain(keys: ReadonlyMap<string, string>, work: Store): Promise<Harvest> {
  const results = await listResults(work);
  const missing = new Map(
    [...keys].flatMap(([path, key]) => (results.has(key) ? [] : [[key, path] as const])),
  );
  return { keys, results, missing };
}

/** So many results are read at once, and so many may have been read before the first is written. */
const AT_ONCE = 8;

/**
 * Builders that build nothing: what became of a document was written down by others.
 *
 * `dead` are those of which nothing was, by key, with the reason: each fails with it, and keeps its last good reports.
 */
export function gatherers(
  { keys, results }: Harvest,
  dead: ReadonlyMap<string, string>,
  work: Store,
  into: Arrival,
): Builders {
  return {
    jobs: AT_ONCE,
    ahead: 4 * AT_ONCE,
    async build({ path, files, way }): Promise<Built> {
      const key = keys.get(path) ?? '';
      const state = results.get(key);
      if (state === undefined) {
        const reason = dead.get(key);
        if (reason === undefined)
          throw new Error(`${path} changed while it was collected. Submit and collect again.`);
        const parts = files.map((file) => file.path);
        return { path, became: 'failed', parts, files: [], error: reason, again: true };
      }
      const done = await readResult(work, key, state);
      const isSame = way.asks === true && 'reports' in done && done.source === way.before;
      if (isSame) return { path, became: 'same' };
      if (done.became !== 'staged') return done;
      try {
        return arrived(done, work, into);
      } catch (error) {
        throw new Error(
          `${(error as Error).message}. Remove ${placeOf(key, state)} there, submit and collect again.`,
        );
      }
    },
    close: async () => undefined,
  };
}

/** Removes from the work store what was collected. */
export async function clearHarvest({ keys, results }: Harvest, work: Store): Promise<void> {
  for (const key of keys.values()) {
    const state = results.get(key);
    if (state !== undefined) await removeResult(work, key, state);
  }
  await removeLaid(work, new Set(keys.values()));
  await removeMembers(work);
}
