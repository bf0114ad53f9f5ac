import type { Editions } from './editions.ts';

/** Every hash of every report, in order of the hashes, of one hash in order of the reports. */
export interface SortedHashes {
  readonly count: number;
  readonly hash: (place: number) => number;
  /** the number of the report that a hash is of */
  readonly report: (place: number) => number;
}

/** So many reports there may be: a hash and a number below this are one whole number. */
const REPORTS = 2 ** 21;

/**
 * Sorts the hashes of all reports.
 *
 * Each stands with the number of its report in one number of eight bytes, and they are sorted where they stand: of some
 * ten thousand reports they are what takes the most memory. Throws where there are more than two million reports.
 */
export function sortedHashesOf({
  count: reports,
  fingerprint,
}: Pick<Editions, 'count' | 'fingerprint'>): SortedHashes {
  if (reports > REPORTS)
    throw new Error(`${reports} reports are too many to be held against each other: at most ${REPORTS} are.`);
  let count = 0;
  for (let report = 0; report < reports; report += 1) count += fingerprint(report).length;
  const column = new Float64Array(count);
  let at = 0;
  for (let report = 0; report < reports; report += 1) {
    const hashes = fingerprint(report);
    for (let index = 0; index < hashes.length; index += 1)
      column[at + index] = (hashes[index] as number) * REPORTS + report;
    at += hashes.length;
  }
  column.sort();
  return {
    count,
    hash: (place) => Math.floor((column[place] as number) / REPORTS),
    report: (place) => (column[place] as number) % REPORTS,
  };
}
