import type { Done } from '../building/document-task.ts';
import type { Store } from '../stores/store.ts';
import type { Laid } from './laid-files.ts';

/** How a document came out: `again` is a failure that may pass, as when its time was up. */
export type ResultState = 'ready' | 'failed' | 'again';

const UNDER = 'results/';

/** Where the result of a document lies in a work store, by its key. */
export function placeOf(key: string, state: ResultState): string {
  return `${UNDER}${key.slice(0, 2)}/${key}.${state}`;
}

/** The results that a work store holds, by the keys of their documents. */
export async function listResults(work: Store): Promise<Map<string, ResultState>> {
  const found = new Map<string, ResultState>();
  for await (const path of work.paths(UNDER)) {
    const [, key, state] = /([0-9a-f]{40})\.(ready|failed|again)$/.exec(path) ?? [];
    if (key !== undefined) found.set(key, state as ResultState);
  }
  return found;
}

/** Whether something became of one document, for good. */
export async function hasResult(work: Store, key: string): Promise<boolean> {
  for (const state of ['ready', 'failed'] as const)
    if ((await work.read(placeOf(key, state))) !== undefined) return true;
  return false;
}

/**
 * Puts what became of a document into the work store: a line that describes it, and behind it the bytes of its reports,
 * where their files were not laid.
 */
export async function writeResult(work: Store, key: string, done: Done | Laid): Promise<ResultState> {
  const state = stateOf(done);
  const parts: Uint8Array[] = [];
  const lengths = (bytes: readonly Uint8Array[]): readonly number[] => {
    parts.push(...bytes);
    return bytes.map(({ length }) => length);
  };
  const reports = !('reports' in done)
    ? undefined
    : done.reports.map(({ edition, ...report }) => {
        const kept = edition === undefined ? [] : [edition];
        if (!('contents' in report)) return { ...report, lengths: lengths(kept) };
        const { contents, ...rest } = report;
        return { ...rest, lengths: lengths([...contents, ...kept]) };
      });
  const head = JSON.stringify({ ...done, ...(reports && { reports }) });
  await work.write(placeOf(key, state), Buffer.concat([Buffer.from(`${head}\n`), ...parts]));
  return state;
}

/** Reads what became of a document; rejects where it is not there or was cut off. */
export async function readResult(work: Store, key: string, state: ResultState): Promise<Done | Laid> {
  const bytes = await work.read(placeOf(key, state));
  if (bytes === undefined) throw new Error(`${work.place}: ${placeOf(key, state)} is not there any more.`);
  const end = bytes.indexOf(0x0a);
  const said = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  if (said.reports === undefined) return said;
  let at = end + 1;
  const next = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const reports = said.reports.map(({ lengths, ...report }: { readonly lengths: readonly number[] }) => {
    const parts = lengths.map(next);
    const contents = said.became === 'ready' && { contents: parts.splice(0, 3) };
    const [edition] = parts;
    return { ...report, ...contents, ...(edition !== undefined && { edition }) };
  });
  if (at !== bytes.length)
    throw new Error(`${work.place}: ${placeOf(key, state)} is cut off. Remove it and submit again.`);
  return { ...said, reports };
}

/** Removes what became of a document. */
export function removeResult(work: Store, key: string, state: ResultState): Promise<void> {
  return work.remove(placeOf(key, state));
}

/** Removes what was taken out of archives for documents that are collected. */
export async function removeMembers(work: Store): Promise<void> {
  for await (const path of work.paths('members/')) await work.remove(path);
}

function stateOf(done: Done | Laid): ResultState {
  if (done.became === 'staged') return 'ready';
  if (done.became === 'ready') return done.refusal === undefined ? 'ready' : 'failed';
  return done.became === 'failed' && done.again === true ? 'again' : 'failed';
}
