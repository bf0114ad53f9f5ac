import { Readable } from 'node:stream';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import { checkGrowth, checkSize, type Limits } from './limits.ts';
import { chunksOf, readAhead, type Source } from './source.ts';

/** How much is given out at once, in bytes. */
const STEP = 64 * 1024;

/** The longest header that is looked for: the name and the comment of a member have no limit of their own. */
const LONGEST_HEADER = 64 * 1024;

/** Up to so many unpacked bytes a member is unpacked at once. */
const SMALL = 4 * 1024 * 1024;

/** So many members one file may be packed in: what packs in blocks of 64 KiB needs 4,096 for the largest that is read. */
const MOST_MEMBERS = 10_000;

const CUT_OFF = 'it is cut off in the middle. Fetch it again.';

/** Whether the bytes begin as a gzip file does (RFC 1952). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Unpacks one member of a gzip file, piece by piece, and returns the offset behind it.
 *
 * Throws an ArchiveError where it is cut off, damaged (its checksum is held against it) or grows as a bomb does.
 */
export async function* gzipMember(
  source: Source,
  from: number,
  limits: Limits,
): AsyncGenerator<Buffer, number> {
  const head = await source.read(from, LONGEST_HEADER);
  const header = headerLength(head, from);
  const small = inflatedAtOnce(head.subarray(header));
  if (small !== undefined) {
    const { data, packed } = small;
    checkGrowth(packed, data.length, limits);
    yield data;
    return checkedEnd(source, from, from + header + packed, crc32(data), data.length);
  }
  const begin = from + header;
  const input = Readable.from(chunksOf(source, begin));
  const inflate = createInflateRaw({ chunkSize: STEP });
  // Whatever ends the one ends the other; the error itself comes out of the loop.
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  let size = 0;
  let sum = 0;
  try {
    for await (const data of inflate as AsyncIterable<Buffer>) {
      size += data.length;
      checkGrowth(inflate.bytesWritten, size, limits);
      sum = crc32(data, sum);
      yield data;
    }
  } catch (error) {
    throw gzipError(error, from);
  } finally {
    input.destroy();
    inflate.destroy();
  }
  return checkedEnd(source, from, begin + inflate.bytesWritten, sum, size);
}

/** The offset behind the trailer of a member; its checksum and its size, in bytes, are held against what came out. */
async function checkedEnd(
  source: Source,
  from: number,
  end: number,
  sum: number,
  size: number,
): Promise<number> {
  const trailer = await source.read(end, 8);
  if (trailer.length < 8) throw new ArchiveError(CUT_OFF);
  if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== size % 2 ** 32) throw damaged(from);
  return end + 8;
}

/**
 * A member that ends within these bytes, and how many of them it takes; undefined for any other, good or bad.
 *
 * To set up a stream for a page costs several times what unpacking the page does.
 */
function inflatedAtOnce(bytes: Buffer): { readonly data: Buffer; readonly packed: number } | undefined {
  // One that is empty takes two bytes: a thousand of them are passed by in the time that one is unpacked in.
  if (bytes[0] === 3 && bytes[1] === 0) return { data: bytes.subarray(0, 0), packed: 2 };
  const options = {
    info: true,
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: STEP,
    maxOutputLength: SMALL,
  };
  try {
    const found = inflateRawSync(bytes, options) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const packed = found.engine.bytesWritten;
    // Where all was taken, it cannot be told whether the member ends there.
    return packed < bytes.length ? { data: found.buffer, packed } : undefined;
  } catch {
    return undefined;
  }
}

/** The offsets at which the members of a gzip file begin are known one after the other: is there one at this one? */
export async function isGzipEnd(source: Source, at: number): Promise<boolean> {
  if (at >= source.size) return true;
  const head = await source.read(at, 2);
  if (isGzip(head)) return false;
  if (head.length === 1 && head[0] === 0x1f) throw new ArchiveError(CUT_OFF);
  // Tapes and block devices fill up with zeros.
  if ((await source.read(at, LONGEST_HEADER)).every((byte) => byte === 0)) return true;
  throw new ArchiveError(`what stands at byte ${at} is not gzip data. Fetch it again.`);
}

/** A gzip file, or the one member of it that begins at `only`, unpacked in memory. */
export async function gunzipped(whole: Source, limits: Limits, only?: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of gunzippedPieces(whole, limits, only)) {
    size += piece.length;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

/** The same, piece by piece. */
export async function* gunzippedPieces(whole: Source, limits: Limits, only?: number): AsyncGenerator<Buffer> {
  // Of a file of very small members the same stretch would be read for each.
  const source = readAhead(whole);
  let size = 0;
  let at = only ?? 0;
  let members = 0;
  do {
    members += 1;
    if (members > MOST_MEMBERS)
      throw new ArchiveError(
        `it is packed in more than ${MOST_MEMBERS} pieces. Unpack it, and put the file here.`,
      );
    const member = gzipMember(source, at, limits);
    try {
      let next = await member.next();
      for (; next.done !== true; next = await member.next()) {
        size += next.value.length;
        checkSize(size, limits);
        yield next.value;
      }
      at = next.value;
    } finally {
      await member.return(0);
    }
  } while (only === undefined && !(await isGzipEnd(source, at)));
}

/** The length in bytes of the header of a member. */
function headerLength(head: Buffer, from: number): number {
  if (head.length < 10) throw new ArchiveError(CUT_OFF);
  if (!isGzip(head) || head[2] !== 8) throw damaged(from);
  const flags = head[3] as number;
  let at = 10;
  if ((flags & 4) !== 0 && at + 2 <= head.length) at += 2 + head.readUInt16LE(at);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = endOfWords(head, at) + 1;
  if ((flags & 2) !== 0) at += 2;
  if (at > head.length) throw head.length < LONGEST_HEADER ? new ArchiveError(CUT_OFF) : damaged(from);
  return at;
}

function endOfWords(head: Buffer, at: number): number {
  const end = head.indexOf(0, at);
  return end < 0 ? head.length : end;
}

function gzipError(error: unknown, from: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'Z_BUF_ERROR') return new ArchiveError(CUT_OFF);
  return code?.startsWith('Z_') === true ? damaged(from) : error;
}

function damaged(from: number): ArchiveError {
  return new ArchiveError(`its gzip data that begins at byte ${from} is damaged. Fetch it again.`);
}
