import type { Sidecar } from '../documents/sidecar.ts';
import { type Edition, editionOf } from '../near-duplicates/edition.ts';

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

/** The same as bytes: the length of its words, its words as JSON, the hashes of its fingerprint. */
export function printedEdition({ fingerprint, ...words }: KnownEdition): Buffer {
  const said = Buffer.from(JSON.stringify(words));
  const { buffer, byteOffset, byteLength } = fingerprint;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(said.length);
  return Buffer.concat([length, said, Buffer.from(buffer, byteOffset, byteLength)]);
}

/** What was kept of a report, from its bytes; throws where they are no such. */
export function readEdition(bytes: Buffer): KnownEdition {
  const end = 4 + bytes.readUInt32LE(0);
  const words = JSON.parse(bytes.toString('utf8', 4, end));
  // A copy: what is read need not begin where a number may.
  const fingerprint = new Uint32Array(new Uint8Array(bytes.subarray(end)).buffer);
  return { ...words, fingerprint };
}
