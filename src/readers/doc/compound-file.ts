import { ReadError } from '../read-error.ts';

/** How many bytes of a compound file are read. */
const most = 64 * 1024 * 1024;
/** Sector numbers from here on mean something else: the end of a chain, a free sector (MS-CFB 2.1). */
const lastSector = 0xfffffffa;
const none = 0xffffffff;

/** The streams of a compound file's root storage, by name. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** the bytes of a stream; undefined where there is none of that name. Throws a ReadError where it is damaged */
  readonly stream: (name: string) => Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Opens a compound file, which Office 97–2003 keeps its documents in (MS-CFB).
 *
 * Throws a ReadError for one that is damaged or has over 64 MB.
 */
export function compoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length > most)
    throw new ReadError(`the file has ${bytes.length} bytes; at most ${most} are read.`);
  if (bytes.length < 512) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const shift = view.getUint16(30, true);
  const smallShift = view.getUint16(32, true);
  if ((shift !== 9 && shift !== 12) || smallShift !== 6) throw damaged();
  const size = 2 ** shift;

  const sector = (number: number): Uint8Array => {
    const from = (number + 1) * size;
    // The last sector of a file may be cut off where nothing was written in it.
    if (from >= bytes.length) throw damaged();
    const whole = bytes.subarray(from, from + size);
    if (whole.length === size) return whole;
    const padded = new Uint8Array(size);
    padded.set(whole);
    return padded;
  };
  const chain = (start: number, next: (number: number) => number | undefined, longest: number): number[] => {
    const numbers: number[] = [];
    for (let at: number | undefined = start; at !== undefined && at < lastSector; at = next(at)) {
      if (numbers.length >= longest) throw damaged();
      numbers.push(at);
    }
    return numbers;
  };
  const sectors = Math.ceil(bytes.length / size);
  const table = allocationTable(view, sector, sectors, size);
  const nextOf = (number: number): number | undefined => table[number];
  const read = (start: number): Uint8Array => joined(chain(start, nextOf, sectors).map(sector));

  const entries = entriesIn(read(view.getUint32(48, true)));
  const root = entries.find(({ type }) => type === 5);
  if (root === undefined) throw damaged();
  const smallLimit = view.getUint32(56, true);
  const small = read(root.start);
  const smallTable = numbersIn(read(view.getUint32(60, true)));
  const streams = new Map(childrenOf(root, entries).map((entry) => [entry.name, entry]));
  return {
    names: [...streams.keys()],
    stream(name) {
      const entry = streams.get(name);
      if (entry === undefined || entry.type !== 2) return undefined;
      if (entry.size > bytes.length) throw damaged();
      const whole =
        entry.size >= smallLimit
          ? read(entry.start)
          : joined(
              chain(entry.start, (number) => smallTable[number], small.length / 64).map((number) =>
                small.subarray(number * 64, number * 64 + 64),
              ),
            );
      if (whole.length < entry.size) throw damaged();
      return whole.subarray(0, entry.size);
    },
  };
}

/** Where each sector's next is; the first 109 sectors of the table stand in the header, the others in a chain. */
function allocationTable(
  view: DataView,
  sector: (number: number) => Uint8Array,
  sectors: number,
  size: number,
): Uint32Array {
  const own: number[] = [];
  for (let at = 76; at < 512; at += 4) own.push(view.getUint32(at, true));
  let seen = 0;
  for (let next = view.getUint32(68, true); next < lastSector; ) {
    seen += 1;
    if (seen > sectors) throw damaged();
    const numbers = numbersIn(sector(next));
    own.push(...numbers.subarray(0, -1));
    next = numbers.at(-1) as number;
  }
  const used = own.filter((number) => number < lastSector).slice(0, Math.ceil((sectors * 4) / size) + 1);
  return numbersIn(joined(used.map(sector)));
}

function numbersIn(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
}

function entriesIn(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    entries.push({
      name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length)),
      type: bytes[at + 66] as number,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** What stands in a storage: a tree of brothers; a broken one may lead back. */
function childrenOf({ child }: Entry, entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<number>();
  const open = [child];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = next === none ? undefined : entries[next];
    if (entry === undefined || seen.has(next)) continue;
    seen.add(next);
    open.push(entry.left, entry.right);
  }
  return [...seen].map((index) => entries[index] as Entry);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function damaged(): ReadError {
  return new ReadError('the file is damaged: its sectors do not hang together. Fetch it again.');
}
