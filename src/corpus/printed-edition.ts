import { hash } from 'node:crypto';
import type { Sidecar } from '../documents/sidecar.ts';
import { type Edition, editionOf } from '../near-duplicates/edition.ts';
import { placeKeyOf, printKeyOf } from '../near-duplicates/editions.ts';

/** A report as it was found when it was last looked at: but for its path, which another may have by now. */
export interface KnownEdition extends Omit<Edition, 'report'> {
  /** what its sidecar says of others that are the same, as JSON; '' where it says nothing */
  readonly sameAs: string;
}

/** What is kept of a report to find it again in others, from its text and its metadata. */
export function knownEditionOf(text: string, sidecar: Sidecar): KnownEdition {
  const { report: _, ...edition } = editionOf('', text, sidecar);
  return { ...edition, sameAs: sidecar.sameAs === undefined ? '' : JSON.stringify(sidecar.sameAs) };
}

/** What is kept of a report, as it is written down. */
export function editionOfReport(text: string, sidecar: Sidecar): Buffer {
  return printedEdition(knownEditionOf(text, sidecar));
}

/** So many bytes stand for a key: two have the same with a chance of one in 2^128. */
const KEY = 16;

/** Where the keys stand, and what follows them: before them the length of the words, and whether they name others. */
const KEYS = 8;
const HEAD = KEYS + 2 * KEY;

/**
 * The same as bytes: the length of its words, whether its sidecar names others, what stands for its hashes and facts and
 * for its region and year, its words as JSON, its hashes.
 *
 * So what is asked of every report is at hand without its words.
 */
export function printedEdition({ fingerprint, ...words }: KnownEdition): Buffer {
  const said = Buffer.from(JSON.stringify(words));
  const { buffer, byteOffset, byteLength } = fingerprint;
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(said.length);
  head.writeUInt32LE(words.sameAs === '' ? 0 : 1, 4);
  head.write(keyOf(printKeyOf({ fingerprint, ...words })), KEYS, 'latin1');
  const place = placeKeyOf(words);
  if (place !== undefined) head.write(keyOf(place), KEYS + KEY, 'latin1');
  return Buffer.concat([head, said, Buffer.from(buffer, byteOffset, byteLength)]);
}

function keyOf(words: string): string {
  return hash('sha256', words, 'buffer').toString('latin1', 0, KEY);
}

/** What was kept of a report, from its bytes; throws where they are no such. */
export function readEdition(bytes: Buffer): KnownEdition {
  const end = HEAD + bytes.readUInt32LE(0);
  const words = JSON.parse(bytes.toString('utf8', HEAD, end));
  // A copy: what is read need not begin where a number may.
  const fingerprint = new Uint32Array(new Uint8Array(bytes.subarray(end)).buffer);
  return { ...words, fingerprint };
}

/** Whether bytes are of the length that they say, as far as that can be told without reading the words. */
export function isPrinted(bytes: Buffer): boolean {
  const hashes = bytes.length < HEAD ? -1 : bytes.length - HEAD - bytes.readUInt32LE(0);
  return hashes >= 0 && hashes % 4 === 0;
}

/** Whether the sidecar of a report names others. */
export function namesOthers(bytes: Buffer): boolean {
  return bytes.readUInt32LE(4) === 1;
}

/** What stands for the hashes of a report and what it says of itself. */
export function printKeyIn(bytes: Buffer): string {
  return bytes.toString('latin1', KEYS, KEYS + KEY);
}

const NOWHERE = '\0'.repeat(KEY);

/** What stands for the region and year that a report says; undefined where it says none. */
export function placeKeyIn(bytes: Buffer): string | undefined {
  const key = bytes.toString('latin1', KEYS + KEY, HEAD);
  return key === NOWHERE ? undefined : key;
}

/** Reads the hashes of one report after another into the same memory. */
export function fingerprintReader(): (bytes: Buffer) => Uint32Array {
  let room = new Uint32Array(256);
  let asBytes = Buffer.from(room.buffer);
  return (bytes) => {
    const begin = HEAD + bytes.readUInt32LE(0);
    const count = (bytes.length - begin) / 4;
    if (count > room.length) {
      room = new Uint32Array(count);
      asBytes = Buffer.from(room.buffer);
    }
    bytes.copy(asBytes, 0, begin);
    return room.subarray(0, count);
  };
}
