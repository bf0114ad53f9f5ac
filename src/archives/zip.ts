import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { ArchiveError } from './archive-error.ts';
import { checkGrowth, checkSize, type Limits } from './limits.ts';
import { chunksOf, type Opened, readAhead, type Source } from './source.ts';
import { zipNames } from './zip-names.ts';

/** A member of a zip, and its name; without one where that cannot be decoded. */
export interface ZipMember {
  readonly name: string | undefined;
  readonly entry: Entry;
}

/** The members of a zip, in the order of its directory. Throws an ArchiveError where it has none that can be read. */
export async function zipMembers(open: Opened, limits: Limits): Promise<readonly ZipMember[]> {
  const { getFileNameLowLevel } = await yauzl();
  const entries: Entry[] = [];
  await open(async (source) => {
    // Its directory is gone through in two small steps for each member.
    const zip = await zipOf(readAhead(source));
    const tooMany = new ArchiveError(`it has more than ${limits.members} members. Divide it.`);
    if (zip.entryCount > limits.members) throw tooMany;
    try {
      for await (const entry of zip.eachEntry()) entries.push(entry);
    } catch (error) {
      throw zipError(error);
    }
  });
  const names = zipNames(
    entries.map((entry) => {
      const flags = entry.generalPurposeBitFlag;
      const inUtf8 = (flags & 0x800) !== 0 || entry.extraFields.some(({ id }) => id === 0x7075);
      const raw = entry.fileNameRaw;
      // The second name counts only where it is of the first, which is then no longer what was decoded as CP437.
      const stated = inUtf8 ? getFileNameLowLevel(flags, raw, entry.extraFields, true) : undefined;
      const counts = (flags & 0x800) !== 0 || stated !== getFileNameLowLevel(flags, raw, [], true);
      return { raw, stated: counts ? stated : undefined };
    }),
  );
  return entries.map((entry, index) => ({ name: names[index], entry }));
}

/** Whether a member is a link: its bytes are a path, not a document. */
export function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const madeOnUnix = versionMadeBy >> 8 === 3;
  return madeOnUnix && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

/** Where in its zip a member's bytes stand as they are; undefined where they are packed. */
export async function storedAt(open: Opened, entry: Entry): Promise<number | undefined> {
  if (entry.compressionMethod !== 0 || entry.isEncrypted()) return undefined;
  return open(async (source) => {
    const zip = await zipOf(source);
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return fileDataStart;
  }).catch((error) => {
    throw zipError(error);
  });
}

/**
 * The bytes of a member, unpacked in memory; its checksum is held against them.
 *
 * Throws an ArchiveError where it is encrypted, packed by a method that is not known, damaged, or too large: then
 * nothing of it is unpacked.
 */
export async function readZipMember(open: Opened, entry: Entry, limits: Limits): Promise<Buffer> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted())
    throw new ArchiveError('it is encrypted. Unpack the archive with its password, and put the files here.');
  if (compressionMethod !== 0 && compressionMethod !== 8)
    throw new ArchiveError(
      `it is packed by ${METHODS[compressionMethod] ?? `method ${compressionMethod}`}, which cannot be read. Pack it again with deflate.`,
    );
  checkSize(uncompressedSize, limits);
  checkGrowth(compressedSize, uncompressedSize, limits);
  const pieces: Buffer[] = [];
  await open(async (source) => {
    const zip = await zipOf(source);
    // It ends with an error where more or fewer bytes come than the directory says.
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
  }).catch((error) => {
    throw zipError(error);
  });
  const bytes = Buffer.concat(pieces);
  if (crc32(bytes) !== entry.crc32)
    throw new ArchiveError(
      'its checksum in the archive does not fit it: it is damaged. Fetch the archive again.',
    );
  return bytes;
}

const METHODS: { readonly [method: number]: string } = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
};

const yauzl = () => import('yauzl');

async function zipOf(source: Source): Promise<ZipFile> {
  const head = await source.read(0, 2);
  if (head.toString('latin1') !== 'PK')
    throw new ArchiveError('it is no zip archive by its first bytes. Rename it, or fetch it again.');
  const { RandomAccessReader, fromRandomAccessReaderPromise } = await yauzl();
  class Reader extends RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(chunksOf(source, start, end));
    }
    /** Straight, for a stream costs twenty times as much; what is not all there is told by the library. */
    override read(
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null) => void,
    ): void {
      if (position < 0 || position + length > source.size)
        super.read(buffer, offset, length, position, callback);
      else
        source.read(position, length).then((bytes) => {
          bytes.copy(buffer, offset);
          callback(null);
        }, callback);
    }
    override close(callback: (error: Error | null) => void): void {
      callback(null);
    }
  }
  try {
    return await fromRandomAccessReaderPromise(new Reader(), source.size, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: false,
    });
  } catch (error) {
    throw zipError(error);
  }
}

/** What the library says of an archive is said in one sentence of ours; an error of the disk stays one. */
function zipError(error: unknown): unknown {
  if (error instanceof ArchiveError || !(error instanceof Error) || 'syscall' in error) return error;
  const said = error.message.replace(/\s+/g, ' ').replace(/\.$/, '');
  if (/end of central directory/i.test(said))
    return new ArchiveError('it is cut off: the directory at its end is not there. Fetch it again.');
  return new ArchiveError(`it is damaged (${said}). Fetch it again.`);
}
