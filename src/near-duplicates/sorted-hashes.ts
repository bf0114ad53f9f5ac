import type { Editions } from './editions.ts';

/** Every hash of every report, in order of the hashes, of one hash in order of the reports. */
export interface SortedHashes {
  readonly count: number;
  /** of each place two words: at `2 * place + HASH` its hash, at `2 * place + REPORT` the number of the report that it is of */
  readonly words: Uint32Array;
}

/** Where a number of eight bytes has the four that count more, and where the others. */
export const [HASH, REPORT] = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? [1, 0] : [0, 1];

/**
 * Sorts the hashes of all reports.
 *
 * Each stands with the number of its report in one number of eight bytes, and they are sorted where they stand: of some
 * ten thousand reports they are what takes the most memory.
 */
export function sortedHashesOf({
  count: reports,
  fingerprint,
}: Pick<Editions, 'count' | 'fingerprint'>): SortedHashes {
  let count = 0;
  for (let report = 0; report < reports; report += 1) count += fingerprint(report).length;
  const column = new BigUint64Array(count);
  const words = new Uint32Array(column.buffer);
  let at = 0;
  for (let report = 0; report < reports; report += 1) {
    const hashes = fingerprint(report);
    for (let index = 0; index < hashes.length; index += 1, at += 2) {
      words[at + HASH] = hashes[index] as number;
      words[at + REPORT] = report;
    }
  }
  // Whole numbers are sorted twice as fast as others.
  column.sort();
  return { count, words };
}
