import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Pair } from '../near-duplicates/candidates.ts';
import type { Comparison } from '../near-duplicates/comparison.ts';
import { isPrinted } from './printed-edition.ts';

/**
 * Remembers what was found in reports, by the hashes of their files, and what pairs of them have in common.
 *
 * It spares time and nothing rests on it: where it is missing, every report is read again. What is kept is written down
 * and not held in memory until it is asked for.
 */
export interface KnownEditions {
  /** what was found, as it is written down; `key`: the sha256 of a report's text and that of its sidecar, 128 hexadecimal digits */
  readonly printed: (key: string) => Buffer | undefined;
  /** keeps what was found, as it is written down */
  readonly keepEdition: (key: string, printed: Uint8Array) => void;
  /** the pairs that were found worth a comparison, where they were found among the same reports; `key` tells these */
  readonly pairs: (key: string) => readonly Pair[] | undefined;
  readonly keepPairs: (key: string, pairs: readonly Pair[]) => void;
  readonly comparison: (key: string) => Comparison | undefined;
  readonly keepComparison: (key: string, comparison: Comparison) => void;
  /** writes down what was asked for and found, or asked for and kept; what cannot be written is forgotten */
  readonly save: () => void;
}

/** So many bytes are put together before they are written. */
const PART = 1 << 16;

/** A record: its length and its key, in bytes, before what is kept. */
const LENGTH = 4;
const KEY = 64;

/** The key of what pairs have in common. */
const PAIRS = '0'.repeat(2 * KEY);

/** What was written down in a file by the same code, or nothing; without a file nothing is written down. */
export function openKnownEditions(file: string | undefined, code: string): KnownEditions {
  const half = `${file}.${process.pid}`;
  /** what was kept and is not written yet, or cannot be */
  let waiting: Buffer[] = [];
  let size = 0;
  let isBegun = false;
  let known: Map<string, Buffer> | undefined;
  let ofPairs: OfPairs | undefined;
  let found: OfPairs['found'];
  const asked = new Map<string, Buffer>();
  const compared = new Map<string, Comparison>();

  function keep(record: Buffer): void {
    waiting.push(record);
    size += record.length;
    if (file === undefined || size < PART) return;
    try {
      mkdirSync(dirname(half), { recursive: true });
      if (!isBegun) writeFileSync(half, '');
      isBegun = true;
      appendFileSync(half, Buffer.concat(waiting));
    } catch {
      // It is found again in the files.
    }
    [waiting, size] = [[], 0];
  }

  /** All records, of which the last of a key counts. */
  function records(): Map<string, Buffer> {
    if (known !== undefined) return known;
    known = new Map();
    if (file !== undefined) addRecords(known, writtenBy(file, code));
    if (isBegun) addRecords(known, bytesIn(half));
    addRecords(known, Buffer.concat(waiting));
    return known;
  }

  function told(): OfPairs {
    ofPairs ??= pairsIn(records().get(shortOf(Buffer.alloc(KEY))));
    return ofPairs;
  }

  return {
    printed(key) {
      const short = shortOf(Buffer.from(key, 'hex'));
      const record = records().get(short);
      if (record === undefined || record.toString('hex', LENGTH, LENGTH + KEY) !== key) return undefined;
      const printed = record.subarray(LENGTH + KEY);
      if (!isPrinted(printed)) return undefined;
      asked.set(short, record);
      return printed;
    },
    keepEdition(key, printed) {
      const record = recordOf(key, printed);
      if (known === undefined) keep(record);
      else {
        const short = shortOf(record.subarray(LENGTH));
        known.set(short, record);
        asked.set(short, record);
      }
    },
    pairs(key) {
      if (told().found?.key === key) found = told().found;
      return found?.key === key ? found.pairs : undefined;
    },
    keepPairs(key, pairs) {
      found = { key, pairs };
    },
    comparison(key) {
      const comparison = compared.get(key) ?? told().compared.get(key);
      if (comparison !== undefined) compared.set(key, comparison);
      return comparison;
    },
    keepComparison: (key, comparison) => void compared.set(key, comparison),
    save() {
      if (file === undefined) return;
      const told = recordOf(PAIRS, Buffer.from(JSON.stringify({ found, compared: [...compared] })));
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeParts(half, [headOf(code), ...asked.values(), told]);
        renameSync(half, file);
      } catch {
        rmSync(half, { force: true });
      }
    },
  };
}

function recordOf(key: string, kept: Uint8Array): Buffer {
  const record = Buffer.alloc(LENGTH + KEY + kept.length);
  record.writeUInt32LE(record.length);
  record.write(key, LENGTH, 'hex');
  record.set(kept, LENGTH + KEY);
  return record;
}

function addRecords(records: Map<string, Buffer>, bytes: Buffer): void {
  for (let at = 0; at + LENGTH + KEY <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    // What was cut off is not known.
    if (length < LENGTH + KEY || at + length > bytes.length) return;
    records.set(shortOf(bytes, at + LENGTH), bytes.subarray(at, at + length));
    at += length;
  }
}

/** Of a key a part of each of its two hashes: what is found by it is held against all of it. */
function shortOf(bytes: Buffer, at = 0): string {
  return bytes.toString('latin1', at, at + 8) + bytes.toString('latin1', at + KEY / 2, at + KEY / 2 + 8);
}

/** Writes a file of many parts, of which no more are put together than are written at once. */
function writeParts(location: string, parts: readonly Buffer[]): void {
  const file = openSync(location, 'w');
  try {
    for (let from = 0, to = 0; from < parts.length; from = to) {
      let size = 0;
      for (; to < parts.length && (size === 0 || size < PART); to += 1) size += (parts[to] as Buffer).length;
      for (let left = Buffer.concat(parts.slice(from, to)); left.length > 0; )
        left = left.subarray(writeSync(file, left));
    }
  } finally {
    closeSync(file);
  }
}

function headOf(code: string): Buffer {
  return Buffer.from(`${JSON.stringify({ editions: 3, code })}\n`);
}

/** The records that the same code wrote into a file. */
function writtenBy(file: string, code: string): Buffer {
  const bytes = bytesIn(file);
  const head = headOf(code);
  return bytes.subarray(0, head.length).equals(head) ? bytes.subarray(head.length) : Buffer.alloc(0);
}

function bytesIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** What is remembered of pairs: which were found among some reports, and what pairs of texts have in common. */
interface OfPairs {
  readonly found: { readonly key: string; readonly pairs: readonly Pair[] } | undefined;
  readonly compared: ReadonlyMap<string, Comparison>;
}

function pairsIn(record: Buffer | undefined): OfPairs {
  try {
    const { found, compared } = JSON.parse(record?.toString('utf8', LENGTH + KEY) ?? '');
    return { found, compared: new Map(compared) };
  } catch {
    return { found: undefined, compared: new Map() };
  }
}
