import { type Archive, type Member, refusedMember } from './archive.ts';
import { ArchiveError } from './archive-error.ts';
import type { Opening } from './limits.ts';
import type { Opened } from './source.ts';
import { eachWarcRecord, isPacked, type Place, readWarcRecord } from './warc.ts';
import { documentIn, documentOf, LONGEST_LOOK } from './warc-document.ts';

/**
 * Lists the documents of a WARC file: responses with a status of 2xx and resources that can be a page, a text, a PDF or
 * a Word file.
 *
 * It goes through the file once; only names and places stay in memory. Where the file is cut off or damaged, what
 * came before that is listed, and the file itself is a member that cannot be read.
 */
export async function openWarc(open: Opened, limits: Opening): Promise<Archive> {
  const found: { readonly path: string; readonly place: Place }[] = [];
  const passed = new Map<string, number>();
  /** the gzip members that hold more than one record, by their offset */
  const shared = new Map<number, object>();
  let before: Place | undefined;
  let records = 0;
  const broken = await open(async (source) => {
    const packed = await isPacked(source);
    await eachWarcRecord(source, limits, async (record, cursor) => {
      records = record.number;
      if (packed && before?.member === record.place.member && !shared.has(before.member))
        shared.set(before.member, {});
      before = record.place;
      const verdict = documentIn(record, await cursor.take(LONGEST_LOOK), limits);
      if ('passed' in verdict) passed.set(verdict.passed, (passed.get(verdict.passed) ?? 0) + 1);
      else if (found.length >= limits.members)
        throw new ArchiveError(`it has more than ${limits.members} documents. Divide it.`);
      else found.push({ path: verdict.name, place: record.place });
    });
    if (records === 0) throw new ArchiveError('it has no records. Fetch it again.');
  }).then(() => undefined, brokenAs);
  const members = found.map(
    ({ path, place }): Member => ({
      path,
      read: async () => {
        const { headers, block } = await readWarcRecord(open, place, shared.get(place.member), limits);
        return documentOf(headers, block, limits);
      },
    }),
  );
  if (broken !== undefined) {
    const listed = `The ${records} records before that were gone through, ${found.length} documents found.`;
    members.push(refusedMember('', records === 0 ? broken : new ArchiveError(`${broken.message} ${listed}`)));
  }
  return { members, warnings: passed.size === 0 ? [] : [passedOver(passed, records)] };
}

/** A broken archive is one that tells so; anything else is thrown on. */
function brokenAs(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  throw error;
}

/** How many kinds are named. */
const MOST_KINDS = 8;

function passedOver(passed: ReadonlyMap<string, number>, records: number): string {
  const kinds = [...passed].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  const count = kinds.reduce((sum, [, each]) => sum + each, 0);
  const named = kinds.slice(0, MOST_KINDS).map(([kind, each]) => `${each} ${kind}`);
  const rest = kinds.slice(MOST_KINDS).reduce((sum, [, each]) => sum + each, 0);
  if (rest > 0) named.push(`${rest} other`);
  return `${count} of ${records} records are no documents and are passed over: ${named.join(', ')}`;
}
