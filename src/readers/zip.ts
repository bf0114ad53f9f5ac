import { crc32, inflateRawSync } from 'node:zlib';
import { ReadError } from './read-error.ts';

/** A file inside a ZIP archive, as the archive's directory tells of it. */
export interface ZipEntry {
  /** with `/`, as it is written */
  readonly name: string;
  /** bytes, as stored and as they were */
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly encrypted: boolean;
  /** byte offset of its own header */
  readonly header: number;
}

/** What is read of an archive: its bytes, its entries, the bytes of one entry, how many times it grew. */
const limits = { archive: 64 * 1024 * 1024, entries: 10_000, entry: 128 * 1024 * 1024, growth: 300 };
/** What is smaller than this does no harm, however much it grew (bytes). */
const harmless = 1024 * 1024;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const unknown32 = 0xffffffff;

/**
 * The entries of a ZIP archive, in the order of its directory (PKWARE APPNOTE 6.3, 4.3.12).
 *
 * Throws a ReadError for an archive of over 64 MB or 10,000 entries, and for one that is cut off or damaged.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  if (bytes.length > limits.archive)
    throw new ReadError(`the archive has ${bytes.length} bytes; at most ${limits.archive} are read.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries)
    throw new ReadError(`the archive has ${count} entries; at most ${limits.entries} are read.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature)
      throw damaged('its directory is broken');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end) throw damaged('its directory is broken');
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameLength, extraLength);
    const [size, packed, header] = longNumbers(
      [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
      extra,
    ) as [number, number, number];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed,
      size,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      header,
    });
    at = next;
  }
  return entries;
}

/** The end of the directory: the last signature in the archive's last 64 KB, behind which only a comment stands. */
function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === endSignature) return at;
  throw damaged('its end is missing');
}

/** Numbers that do not fit 32 bits stand in a field of their own, in this order (4.5.3). */
function longNumbers(numbers: readonly number[], extra: DataView): readonly number[] {
  if (!numbers.includes(unknown32)) return numbers;
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== unknown32 || next + 8 > extra.byteLength) return number;
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    });
  }
  return numbers;
}

/**
 * The bytes of an entry, unpacked and checked against the archive's own sum (CRC-32).
 *
 * Throws a ReadError for one that is encrypted, packed otherwise than by Deflate, damaged, of over 128 MB, or of over
 * 1 MB and 300 times its packed size.
 */
export function unzipped(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { name, packed, size, header } = entry;
  if (entry.encrypted) throw new ReadError(`${name} in it is encrypted. Save it without a password.`);
  if (size > limits.entry)
    throw new ReadError(`${name} in it has ${size} bytes unpacked; at most ${limits.entry} are read.`);
  if (size > harmless && size > packed * limits.growth)
    throw new ReadError(
      `${name} in it grows from ${packed} to ${size} bytes; at most ${limits.growth} times are unpacked. Leave it out of raw, or save it as another kind of file.`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (header + 30 > bytes.length || view.getUint32(header, true) !== headerSignature)
    throw damaged(`${name} is not where its directory says`);
  const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (from + packed > bytes.length) throw damaged(`${name} is cut off`);
  const unpacked = inflated(bytes.subarray(from, from + packed), entry);
  if (unpacked.length !== size || crc32(unpacked) !== entry.crc)
    throw damaged(`${name} does not unpack to what was packed`);
  return unpacked;
}

function inflated(packed: Uint8Array, { name, method, size }: ZipEntry): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new ReadError(`${name} in it is packed by method ${method}; Deflate (8) is read.`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw damaged(`${name} cannot be unpacked`);
  }
}

function damaged(reason: string): ReadError {
  return new ReadError(`the archive is damaged: ${reason}. Fetch it again.`);
}
