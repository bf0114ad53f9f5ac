import { ArchiveError } from './archive-error.ts';
import { type Cursor, cursorOver, type Stretch } from './cursor.ts';
import { gunzipped, gzipMember, isGzip, isGzipEnd } from './gunzip.ts';
import { type Headers, headersOf } from './header-lines.ts';
import { lastUnpacked } from './last-unpacked.ts';
import type { Limits, Opening } from './limits.ts';
import { chunksOf, type Opened, readAhead, type Source, sourceOfBytes } from './source.ts';

/** A WARC record: its header, and the cursor at the first byte of its block. */
export interface WarcRecord {
  /** counted from 1, of all records of the file */
  readonly number: number;
  readonly place: Place;
  readonly headers: Headers;
  /** of the block, in bytes */
  readonly length: number;
}

/** Where a record stands. */
export type Place = Omit<Stretch, 'bytes'>;

/** The longest line and the longest header of a record that are read, in bytes. */
const LONGEST = { line: 64 * 1024, header: 256 * 1024 };

/**
 * Goes through the records of a WARC file, packed or not.
 *
 * `each` may read of a record's block from the cursor what it wants, and nothing beyond it; what it leaves is passed
 * over. Rejects with an ArchiveError where the file is cut off or damaged: what came before that has been handed out.
 */
export async function eachWarcRecord(
  source: Source,
  limits: Opening,
  each: (record: WarcRecord, cursor: Cursor) => Promise<void>,
): Promise<void> {
  const packed = await isPacked(source);
  const stretches = stretchesOf(readAhead(source), 0, limits, packed);
  const cursor = cursorOver(packed ? counted(stretches, limits) : stretches);
  let records = 0;
  try {
    for (let place = await nextRecord(cursor); place !== undefined; place = await nextRecord(cursor)) {
      const { headers, length } = await headerAt(cursor, records + 1);
      records += 1;
      let left = length;
      const own: Cursor = {
        ...cursor,
        async take(wanted) {
          const bytes = await cursor.take(Math.min(wanted, left));
          left -= bytes.length;
          return bytes;
        },
      };
      await each({ number: records, place, headers, length }, own);
      left -= await cursor.skip(left);
      if (left > 0) throw new ArchiveError(`it is cut off in record ${records}. Fetch it again.`);
    }
  } finally {
    await cursor.close();
  }
}

/**
 * The header and the block of the record at a place.
 *
 * `shared` says that its gzip member holds other records too: such a member is unpacked whole, once for all of them,
 * and `key` tells it from others.
 */
export async function readWarcRecord(
  open: Opened,
  { member, at }: Place,
  shared: object | undefined,
  limits: Limits,
): Promise<{ readonly headers: Headers; readonly block: Buffer }> {
  if (shared === undefined)
    return open(async (source) => {
      const packed = await isPacked(source);
      return blockAt(cursorOver(stretchesOf(source, packed ? member : at, limits, packed, true)), limits);
    });
  const bytes = await lastUnpacked(shared, () => open((source) => gunzipped(source, limits, member)));
  const rest = sourceOfBytes(bytes);
  return blockAt(cursorOver(stretchesOf(rest, at, limits, false)), limits);
}

async function blockAt(
  cursor: Cursor,
  limits: Limits,
): Promise<{ readonly headers: Headers; readonly block: Buffer }> {
  try {
    const { headers, length } = await headerAt(cursor, undefined);
    if (length > limits.memberBytes)
      throw new ArchiveError(`its record has ${length} bytes; at most ${limits.memberBytes} are read.`);
    const block = await cursor.take(length);
    if (block.length < length) throw new ArchiveError('its record is cut off. Fetch it again.');
    return { headers, block };
  } finally {
    await cursor.close();
  }
}

/** Whether a WARC file is packed: by its bytes, whatever it is called. */
export async function isPacked(source: Source): Promise<boolean> {
  return isGzip(await source.read(0, 2));
}

async function* counted(stretches: AsyncGenerator<Stretch>, { spend }: Opening): AsyncGenerator<Stretch> {
  for await (const stretch of stretches) {
    spend(stretch.bytes.length);
    yield stretch;
  }
}

async function* stretchesOf(
  source: Source,
  from: number,
  limits: Limits,
  packed: boolean,
  one = false,
): AsyncGenerator<Stretch> {
  let at = from;
  if (!packed) {
    for await (const bytes of chunksOf(source, from)) {
      yield { member: 0, at, bytes };
      at += bytes.length;
    }
    return;
  }
  while (!(await isGzipEnd(source, at))) {
    const member = gzipMember(source, at, limits);
    try {
      let unpacked = 0;
      let next = await member.next();
      for (; next.done !== true; next = await member.next()) {
        yield { member: at, at: unpacked, bytes: next.value };
        unpacked += next.value.length;
      }
      at = next.value;
    } finally {
      await member.return(0);
    }
    if (one) return;
  }
}

/** Where the next record begins, behind the line ends that are between two; undefined at the end. */
async function nextRecord(cursor: Cursor): Promise<Place | undefined> {
  await cursor.skipLineEnds();
  return cursor.place();
}

async function headerAt(
  cursor: Cursor,
  number: number | undefined,
): Promise<{ readonly headers: Headers; readonly length: number }> {
  const named = number === undefined ? 'its record' : number === 1 ? 'its first record' : `record ${number}`;
  const first = (await cursor.line(LONGEST.line)).toString('latin1');
  if (!first.startsWith('WARC/'))
    throw new ArchiveError(
      number === 1
        ? 'it does not begin as a WARC file does. Rename it, or fetch it again.'
        : `what should be ${named} does not begin as one. Fetch it again.`,
    );
  const lines: string[] = [];
  let size = 0;
  for (;;) {
    const line = await cursor.line(LONGEST.line);
    size += line.length;
    if (line.at(-1) !== 10 || size > LONGEST.header)
      throw new ArchiveError(
        size > LONGEST.header || line.length >= LONGEST.line
          ? `the header of ${named} is longer than a header is. Fetch it again.`
          : `it is cut off in the header of ${named}. Fetch it again.`,
      );
    const text = line.toString('utf8').replace(/\r?\n$/, '');
    if (text === '') break;
    lines.push(text);
  }
  const headers = headersOf(lines);
  const length = headers.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(length))
    throw new ArchiveError(`${named} does not say how long it is. Fetch it again.`);
  return { headers, length: Number(length) };
}
