import type { Done } from '../building/document-task.ts';
import type { Ready } from '../corpus/ready.ts';
import type { Store } from '../stores/store.ts';

/** How a document came out: `again` is a failure that may pass, as when its time was up. */
export type ResultState = 'ready' | 'failed' | 'again';

const UNDER = 'results/';

function placeOf(key: string, state: ResultState): string {
  return `${UNDER}${key.slice(0, 2)}/${key}.${state}`;
}

/** The results that a work store holds, by the keys of their documents. */
export async function listResults(work: Store): Promise<Map<string, ResultState>> {
  const found = new Map<string, ResultState>();
  for await (const { path } of work.list(UNDER)) {
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

/** Puts what became of a document into the work store: a line that describes it, and behind it the bytes of its reports. */
export async function writeResult(work: Store, key: string, done: Done): Promise<ResultState> {
  const state = stateOf(done);
  const bytes = done.became === 'ready' ? done.reports.flatMap(bytesOf) : [];
  const head = JSON.stringify({
    ...done,
    ...(done.became === 'ready' && {
      reports: done.reports.map(({ contents, edition, ...report }) => ({
        ...report,
        lengths: bytesOf({ contents, edition }).map(({ length }) => length),
      })),
    }),
  });
  await work.write(placeOf(key, state), Buffer.concat([Buffer.from(`${head}\n`), ...bytes]));
  return state;
}

/** Reads what became of a document; rejects where it is not there or was cut off. */
export async function readResult(work: Store, key: string, state: ResultState): Promise<Done> {
  const bytes = await work.read(placeOf(key, state));
  if (bytes === undefined) throw new Error(`${work.place}: ${placeOf(key, state)} is not there any more.`);
  const end = bytes.indexOf(0x0a);
  const said = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  if (said.became !== 'ready') return said;
  let at = end + 1;
  const next = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const reports = said.reports.map(({ lengths, ...report }: { readonly lengths: readonly number[] }) => {
    const [text, sidecar, trace, edition] = lengths.map(next);
    return { ...report, contents: [text, sidecar, trace], ...(edition !== undefined && { edition }) };
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
  for await (const { path } of work.list('members/')) await work.remove(path);
}

/** What is put into the store of a report, as it is. */
function bytesOf({
  contents,
  edition,
}: Pick<Ready['reports'][number], 'contents'> & { readonly edition?: Uint8Array | undefined }): Uint8Array[] {
  return edition === undefined ? [...contents] : [...contents, edition];
}

function stateOf(done: Done): ResultState {
  if (done.became === 'ready') return done.refusal === undefined ? 'ready' : 'failed';
  return done.became === 'failed' && done.again === true ? 'again' : 'failed';
}
