import { alignmentOf, type Run } from './align.ts';
import type { Comparable } from './comparable.ts';
import { eachFigure, isOfFigure } from './figures.ts';

/** What two texts have in common, and how they differ where they stand side by side. */
export interface Comparison {
  /** how much of each stands in the other, in the same order: 0 to 1 */
  readonly shares: readonly [ofOne: number, ofOther: number];
  /** how much of each lies in stretches that stand side by side, misread characters and all: 0 to 1 */
  readonly beside: readonly [ofOne: number, ofOther: number];
  /** units that are the same in both */
  readonly same: number;
  /** figures of the first in these stretches, and how many of them are the same in the other */
  readonly figures: { readonly all: number; readonly same: number; readonly units: number };
  /** Han of the first in these stretches, those that differ, and those of them that stand alone, as misread ones do */
  readonly han: { readonly all: number; readonly other: number; readonly alone: number };
  /** the stretches, by UTF-16 offsets in each text */
  readonly places: readonly Place[];
}

/** A stretch of one text that stands in another, by UTF-16 offsets in each. */
export interface Place {
  readonly one: readonly [from: number, to: number];
  readonly other: readonly [from: number, to: number];
}

/** Runs that are not farther apart than this, in either text, are one stretch: what lies between was changed. */
const APART = 24;

/** A stretch that has less in common is there by chance. */
const LEAST = 20;

/** Compares two texts unit by unit. */
export function comparisonOf(one: Comparable, other: Comparable): Comparison {
  const stretches = stretchesOf(alignmentOf(one.units, other.units));
  let same = 0;
  let [ofOne, ofOther] = [0, 0];
  const figures = { all: 0, same: 0, units: 0 };
  const han = { all: 0, other: 0, alone: 0 };
  for (const runs of stretches) {
    const [first, last] = [runs[0] as Run, runs.at(-1) as Run];
    same += unitsOf(runs);
    ofOne += last.one + last.length - first.one;
    ofOther += last.other + last.length - first.other;
    countFigures(one.units, other.units, runs, figures);
    countHan(one.units, other.units, runs, han);
  }
  const share = (part: number, { units }: Comparable): number =>
    units.length === 0 ? 0 : Math.floor((part / units.length) * 1000) / 1000;
  return {
    shares: [share(same, one), share(same, other)],
    beside: [share(ofOne, one), share(ofOther, other)],
    same,
    figures,
    han,
    places: stretches.map((runs) => placeOf(runs, one, other)),
  };
}

function stretchesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const stretches: Run[][] = [];
  let before: Run | undefined;
  for (const run of runs) {
    const near =
      before !== undefined &&
      run.one - before.one - before.length <= APART &&
      run.other - before.other - before.length <= APART;
    if (near) stretches.at(-1)?.push(run);
    else stretches.push([run]);
    before = run;
  }
  return stretches.filter((each) => unitsOf(each) >= LEAST);
}

function unitsOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}

/** A figure is the same where it lies in a run and does not go on beyond it in the other text. */
function countFigures(
  one: Uint16Array,
  other: Uint16Array,
  runs: readonly Run[],
  counts: { all: number; same: number; units: number },
): void {
  const last = runs.at(-1) as Run;
  let at = 0;
  eachFigure(one, (runs[0] as Run).one, last.one + last.length, (from, to) => {
    counts.all += 1;
    counts.units += to - from;
    while (at < runs.length && ends(runs[at] as Run) < to) at += 1;
    const run = runs[at];
    if (run === undefined || run.one > from) return;
    const there = run.other + from - run.one;
    const goesOn = isOfFigure(other[there - 1] ?? 0) || isOfFigure(other[there + to - from] ?? 0);
    if (!goesOn) counts.same += 1;
  });
}

const ends = ({ one, length }: Run): number => one + length;

/** A character or two between two runs, in either text or in both, were misread, left out or put in. */
function countHan(
  one: Uint16Array,
  other: Uint16Array,
  runs: readonly Run[],
  counts: { all: number; other: number; alone: number },
): void {
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    for (let at = run.one; at < run.one + run.length; at += 1)
      if (!isOfFigure(one[at] as number)) counts.all += 1;
    if (next === undefined) continue;
    const between = next.one - run.one - run.length;
    const there = next.other - run.other - run.length;
    const alone = between <= 2 && there <= 2;
    let differing = 0;
    for (let at = run.one + run.length; at < next.one; at += 1)
      if (!isOfFigure(one[at] as number)) differing += 1;
    let inOther = 0;
    for (let at = run.other + run.length; at < next.other; at += 1)
      if (!isOfFigure(other[at] as number)) inOther += 1;
    counts.all += differing;
    counts.other += Math.max(differing, inOther);
    if (alone) counts.alone += Math.max(differing, inOther);
  }
}

function placeOf(runs: readonly Run[], one: Comparable, other: Comparable): Place {
  const [first, last] = [runs[0] as Run, runs.at(-1) as Run];
  const offset = ({ offsets }: Comparable, at: number): number => offsets[at] as number;
  return {
    one: [offset(one, first.one), offset(one, last.one + last.length - 1) + 1],
    other: [offset(other, first.other), offset(other, last.other + last.length - 1) + 1],
  };
}
