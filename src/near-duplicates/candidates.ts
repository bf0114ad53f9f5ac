import type { Editions } from './editions.ts';
import { HASH, REPORT, type SortedHashes, sortedHashesOf } from './sorted-hashes.ts';

/** Two reports that may be the same, by their numbers in the list; the first is the lower. */
export type Pair = readonly [one: number, other: number];

/** A hash that more reports have than this is a stock phrase: it tells nothing. */
const STOCK = 32;

/** So many hashes two reports have in common at least, and so much of those of the shorter one that are no stock phrases. */
const LEAST_SHARED = 4;
const LEAST_SHARE = 0.12;

/**
 * Finds the pairs of reports that share what few others have; in order.
 *
 * Linear in the number of reports: a hash costs at most as much as there are reports that may share it.
 */
export function candidatesOf(prints: Pick<Editions, 'count' | 'fingerprint'>): readonly Pair[] {
  const { count: reports } = prints;
  const sorted = sortedHashesOf(prints);
  const telling = tellingIn(sorted, reports);
  const shared = new Uint16Array(reports);
  const pairs: Pair[] = [];
  const met: number[] = [];
  for (let one = 0; one < reports; one += 1) {
    met.length = 0;
    for (let at = telling.first[one] as number; at < (telling.first[one + 1] as number); at += 1)
      // Those that share a hash stand in order: those before this report have met it already.
      for (let place = telling.places[at] as number; telling.ends[place] === 0; ) {
        place += 1;
        const other = sorted.words[2 * place + REPORT] as number;
        const count = (shared[other] as number) + 1;
        shared[other] = count;
        if (count === 1) met.push(other);
      }
    const found: number[] = [];
    for (const other of met) {
      const count = shared[other] as number;
      shared[other] = 0;
      if (isEnough(count, one, other, telling, sorted)) found.push(other);
    }
    for (const other of found.sort((a, b) => a - b)) pairs.push([one, other]);
  }
  return pairs;
}

/** Where the hashes stand that are no stock phrases. */
interface Telling {
  /** for each report, where its places begin; those of a report are in order of their hashes */
  readonly first: Uint32Array;
  readonly places: Uint32Array;
  /** 1 at the last place of each hash */
  readonly ends: Uint8Array;
}

function tellingIn({ count: hashes, words }: SortedHashes, count: number): Telling {
  const ends = new Uint8Array(hashes);
  const first = new Uint32Array(count + 2);
  for (let from = 0, to = 0; from < hashes; from = to) {
    const same = words[2 * from + HASH];
    do to += 1;
    while (to < hashes && words[2 * to + HASH] === same);
    ends[to - 1] = 1;
    if (to - from > STOCK) continue;
    for (let place = from; place < to; place += 1) {
      const next = (words[2 * place + REPORT] as number) + 2;
      first[next] = (first[next] as number) + 1;
    }
  }
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] as number) + (first[at - 1] as number);
  const places = new Uint32Array(first.at(-1) as number);
  // Where the places of a report begin is found as they are filled in: each beginning moves to the end of its own.
  for (let from = 0, to = 0; from < hashes; from = to) {
    do to += 1;
    while (ends[to - 1] === 0);
    if (to - from > STOCK) continue;
    for (let place = from; place < to; place += 1) {
      const own = (words[2 * place + REPORT] as number) + 1;
      const at = first[own] as number;
      places[at] = place;
      first[own] = at + 1;
    }
  }
  return { first, places, ends };
}

function isEnough(
  shared: number,
  one: number,
  other: number,
  telling: Telling,
  sorted: SortedHashes,
): boolean {
  const [size, otherSize] = [sizeOf(one, telling), sizeOf(other, telling)];
  // One hash in common is chance, but for texts that have no more.
  if (shared === 1 && size > 1 && otherSize > 1) return false;
  // What is above the highest hash of a long text would not be in its sample.
  const bound = Math.min(highestOf(one, telling, sorted), highestOf(other, telling, sorted));
  const few = Math.min(below(one, bound, telling, sorted), below(other, bound, telling, sorted));
  return shared >= Math.min(LEAST_SHARED, few) && shared >= LEAST_SHARE * few;
}

function sizeOf(report: number, { first }: Telling): number {
  return (first[report + 1] as number) - (first[report] as number);
}

function highestOf(report: number, { first, places }: Telling, { words }: SortedHashes): number {
  const last = places[(first[report + 1] as number) - 1] as number;
  return words[2 * last + HASH] as number;
}

/** How many telling hashes of a report are at most so high. */
function below(report: number, bound: number, { first, places }: Telling, { words }: SortedHashes): number {
  const begin = first[report] as number;
  let low = begin;
  let high = first[report + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[2 * (places[middle] as number) + HASH] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low - begin;
}
