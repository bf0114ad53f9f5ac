/** Two reports that may be the same, by their numbers in the list; the first is the lower. */
export type Pair = readonly [one: number, other: number];

/** A hash that more reports have than this is a stock phrase: it tells nothing. */
const STOCK = 48;

/** So many hashes two reports have in common at least, and so much of those of the shorter one that are no stock phrases. */
const LEAST_SHARED = 4;
const LEAST_SHARE = 0.12;

/** A report's number takes the last 21 bits of a number of 53, a hash the others. */
const REPORTS = 2 ** 21;

/**
 * Finds the pairs of reports that share what few others have; in order.
 *
 * Linear in the number of reports but for one sort: a hash costs at most as much as there are reports that may share it.
 * Throws where there are more than two million reports.
 */
export function candidatesOf(fingerprints: readonly Uint32Array[]): readonly Pair[] {
  if (fingerprints.length > REPORTS)
    throw new Error(`more than ${REPORTS} reports cannot be compared at once`);
  const sorted = hashesInOrder(fingerprints);
  const groups = groupsIn(sorted, fingerprints.length);
  const telling = fingerprints.map((hashes) => without(groups.stock, hashes));
  const shared = new Uint16Array(fingerprints.length);
  const pairs: Pair[] = [];
  const touched: number[] = [];
  for (const [one, own] of telling.entries()) {
    touched.length = 0;
    for (let at = groups.first[one] as number; at < (groups.first[one + 1] as number); at += 1) {
      // The reports of a group are in order: those before this one have met it already.
      for (let place = groups.places[at] as number; ; place += 1) {
        const other = (sorted[place + 1] as number) % REPORTS;
        if (shared[other] === 0) touched.push(other);
        shared[other] = (shared[other] as number) + 1;
        if (groups.ends[place + 1] === 1) break;
      }
    }
    for (const other of touched.sort((a, b) => a - b)) {
      const count = shared[other] as number;
      shared[other] = 0;
      if (isEnough(count, own, telling[other] as Uint32Array)) pairs.push([one, other]);
    }
  }
  return pairs;
}

/** Every hash of every report with the report's number, in order. */
function hashesInOrder(fingerprints: readonly Uint32Array[]): Float64Array {
  const all = new Float64Array(fingerprints.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [report, hashes] of fingerprints.entries())
    for (const hash of hashes) {
      all[at] = hash * REPORTS + report;
      at += 1;
    }
  return all.sort();
}

/** Where hashes stand that a few reports share. */
interface Groups {
  /** for each report, where its places begin */
  readonly first: Uint32Array;
  /** where a report stands in a group, but for the last of the group */
  readonly places: Uint32Array;
  /** 1 at the last place of a group */
  readonly ends: Uint8Array;
  /** hashes that more reports share */
  readonly stock: ReadonlySet<number>;
}

function groupsIn(sorted: Float64Array, reports: number): Groups {
  const ends = new Uint8Array(sorted.length);
  const first = new Uint32Array(reports + 2);
  const stock = new Set<number>();
  const each = (tell: (place: number) => void) => {
    for (let from = 0; from < sorted.length; ) {
      const hash = Math.floor((sorted[from] as number) / REPORTS);
      let to = from + 1;
      while (to < sorted.length && Math.floor((sorted[to] as number) / REPORTS) === hash) to += 1;
      if (to - from > 1 && to - from <= STOCK) {
        ends[to - 1] = 1;
        for (let place = from; place < to - 1; place += 1) tell(place);
      } else if (to - from > STOCK) stock.add(hash);
      from = to;
    }
  };
  const reportAt = (place: number): number => (sorted[place] as number) % REPORTS;
  each((place) => {
    const next = reportAt(place) + 2;
    first[next] = (first[next] as number) + 1;
  });
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] as number) + (first[at - 1] as number);
  const places = new Uint32Array(first.at(-1) as number);
  // Where the places of a report begin is found as they are filled in: each beginning moves to the end of its own.
  each((place) => {
    const own = reportAt(place) + 1;
    places[first[own] as number] = place;
    first[own] = (first[own] as number) + 1;
  });
  return { first, places, ends, stock };
}

function without(stock: ReadonlySet<number>, hashes: Uint32Array): Uint32Array {
  return stock.size === 0 ? hashes : hashes.filter((hash) => !stock.has(hash));
}

function isEnough(shared: number, one: Uint32Array, other: Uint32Array): boolean {
  const bound = Math.min(boundOf(one), boundOf(other));
  const few = Math.min(below(one, bound), below(other, bound));
  return shared >= Math.min(LEAST_SHARED, few) && shared >= LEAST_SHARE * few;
}

/** At least as high as any hash of a sample: those of a long text are all low. */
function boundOf(hashes: Uint32Array): number {
  return hashes.at(-1) ?? 0;
}

function below(hashes: Uint32Array, bound: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
