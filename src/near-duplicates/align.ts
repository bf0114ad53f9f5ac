/** A stretch that two texts have in common, unit by unit: where it begins in each, and how long it is. */
export interface Run {
  readonly one: number;
  readonly other: number;
  readonly length: number;
}

/** A part of a text: from, to. */
type Range = readonly [from: number, to: number];

/** How many units in a row must be the same, and stand once in the other text, to begin with; then, in what lies between. */
const SEEDS = [12, 6, 3] as const;

/** Between two runs it is looked again where that is shorter than this. */
const BETWEEN = 600;

/**
 * What two texts have in common in the same order: runs in order of both, without overlap.
 *
 * Runs grow from seeds that stand once in the other text, and the chain of runs that is longest in all is taken; then
 * the same between its runs, with shorter seeds. Time grows with the length times its logarithm.
 */
export function alignmentOf(one: Uint16Array, other: Uint16Array): readonly Run[] {
  let runs: readonly Run[] = chainOf(one, other, [0, one.length], [0, other.length], SEEDS[0]);
  for (const seed of SEEDS.slice(1)) runs = [...withBetween(runs, one, other, seed)];
  return runs;
}

function* withBetween(
  runs: readonly Run[],
  one: Uint16Array,
  other: Uint16Array,
  seed: number,
): Generator<Run> {
  let before: Run = { one: 0, other: 0, length: 0 };
  for (const run of [...runs, { one: one.length, other: other.length, length: 0 }]) {
    const ones: Range = [before.one + before.length, run.one];
    const others: Range = [before.other + before.length, run.other];
    // Before the first run and behind the last the nearest part is enough.
    const isFirst = before.length === 0;
    const isLast = run.length === 0;
    if (isFirst !== isLast)
      yield* chainOf(
        one,
        other,
        isFirst ? tail(ones) : head(ones),
        isFirst ? tail(others) : head(others),
        seed,
      );
    else if (ones[1] - ones[0] <= BETWEEN && others[1] - others[0] <= BETWEEN)
      yield* chainOf(one, other, ones, others, seed);
    if (run.length > 0) yield run;
    before = run;
  }
}

const NEAR = 60;
const head = ([from, to]: Range): Range => [from, Math.min(to, from + NEAR)];
const tail = ([from, to]: Range): Range => [Math.max(from, to - NEAR), to];

function chainOf(
  one: Uint16Array,
  other: Uint16Array,
  ones: Range,
  others: Range,
  seed: number,
): readonly Run[] {
  if (ones[1] - ones[0] < seed || others[1] - others[0] < seed) return [];
  return longestChain(runsOf(one, other, ones, others, seed));
}

const BASE = 0x01000193;

/** Runs that begin with a seed that stands once in the other text; they do not overlap in the first. */
function runsOf(one: Uint16Array, other: Uint16Array, ones: Range, others: Range, seed: number): Run[] {
  const { find } = seedsIn(other, others, seed);
  const runs: Run[] = [];
  let free = ones[0];
  let rolling = 0;
  let leaving = 1;
  for (let i = 0; i < seed; i += 1) leaving = Math.imul(leaving, BASE);
  let skipTo = 0;
  for (let end = ones[0]; end < ones[1]; end += 1) {
    rolling = (Math.imul(rolling, BASE) + (one[end] as number)) | 0;
    const from = end - seed + 1;
    if (from > ones[0]) rolling = (rolling - Math.imul(leaving, one[from - 1] as number)) | 0;
    if (from < ones[0] || from < skipTo) continue;
    const found = find(rolling);
    if (found < 0 || !isSame(one, from, other, found, seed)) continue;
    let [begin, there] = [from, found];
    while (begin > free && there > others[0] && one[begin - 1] === other[there - 1])
      [begin, there] = [begin - 1, there - 1];
    let length = from - begin + seed;
    while (
      begin + length < ones[1] &&
      there + length < others[1] &&
      one[begin + length] === other[there + length]
    )
      length += 1;
    runs.push({ one: begin, other: there, length });
    free = begin + length;
    skipTo = free;
  }
  return runs;
}

function isSame(one: Uint16Array, from: number, other: Uint16Array, there: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (one[from + i] !== other[there + i]) return false;
  return true;
}

/** The seeds of a text by the sum of their units: where each stands, -1 for one that is not there or more than once. */
function seedsIn(text: Uint16Array, [from, to]: Range, seed: number): { find: (sum: number) => number } {
  const size = 2 ** Math.ceil(Math.log2(2 * (to - from) + 2));
  const sums = new Int32Array(size);
  // 0: free; -1: more than once; else the place + 1.
  const places = new Int32Array(size);
  const slotOf = (sum: number): number => {
    let slot = (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 8) & (size - 1);
    while (places[slot] !== 0 && sums[slot] !== sum) slot = (slot + 1) & (size - 1);
    return slot;
  };
  let leaving = 1;
  for (let i = 0; i < seed; i += 1) leaving = Math.imul(leaving, BASE);
  let rolling = 0;
  for (let end = from; end < to; end += 1) {
    rolling = (Math.imul(rolling, BASE) + (text[end] as number)) | 0;
    const begin = end - seed + 1;
    if (begin > from) rolling = (rolling - Math.imul(leaving, text[begin - 1] as number)) | 0;
    if (begin < from) continue;
    const slot = slotOf(rolling);
    places[slot] = places[slot] === 0 ? begin + 1 : -1;
    sums[slot] = rolling;
  }
  return {
    find(sum) {
      const place = places[slotOf(sum)] as number;
      return place > 0 ? place - 1 : -1;
    },
  };
}

/** Of runs in the order of the first text the chain that is also in the order of the other and is longest in all. */
function longestChain(runs: readonly Run[]): readonly Run[] {
  const ends = [...new Set(runs.map(({ other, length }) => other + length))].sort((a, b) => a - b);
  const rank = new Map(ends.map((end, index) => [end, index + 1]));
  // For each end the best chain that ends there or before: a Fenwick tree of maxima.
  const best = new Int32Array(ends.length + 1).fill(-1);
  const total = new Int32Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  let last = -1;
  for (const [index, run] of runs.entries()) {
    let found = -1;
    for (let at = lastAtMost(ends, run.other); at > 0; at -= at & -at) {
      const chain = best[at] as number;
      if (chain >= 0 && (found < 0 || (total[chain] as number) > (total[found] as number))) found = chain;
    }
    total[index] = run.length + (found < 0 ? 0 : (total[found] as number));
    before[index] = found;
    for (let at = rank.get(run.other + run.length) as number; at < best.length; at += at & -at) {
      const chain = best[at] as number;
      if (chain < 0 || (total[chain] as number) < (total[index] as number)) best[at] = index;
    }
    if (last < 0 || (total[index] as number) > (total[last] as number)) last = index;
  }
  const chain: Run[] = [];
  for (let at = last; at >= 0; at = before[at] as number) chain.push(runs[at] as Run);
  return chain.reverse();
}

/** How many of the numbers, in order, are at most so high. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
