import { bandsOf, LINES, least } from './bands.ts';
import type { Run } from './run.ts';

/** Runs that one column of a page has, and where in the page's order of columns it stands. */
export interface Column {
  readonly runs: readonly Run[];
  /** k-th of n columns side by side, counted from 0: `0/1` where there is but one */
  readonly place: string;
}

/** This share of a column's lines is filled. */
const FILLED = 0.45;
/** Where the pages before had a gutter at this place, fewer of its lines need be. */
const FILLED_AS_BEFORE = 0.15;
/** How many points a gutter may move from page to page. */
const SAME_GUTTER = 8;

/**
 * The columns of a page, in the order in which they are read.
 *
 * What runs across the gutter (a title, a footer) divides the page: above it the columns are read left to right,
 * then it, then what is below. Cells of a table are no columns: their lines are not filled. `known` are the gutters
 * of the pages before, in points; those found here are added.
 */
export function columnsOf(runs: readonly Run[], known: number[], depth = 0): readonly Column[] {
  const whole: readonly Column[] = [{ runs, place: '0/1' }];
  if (runs.length < LINES * 2 || depth > 2) return whole;
  for (const gutter of gutters(runs)) {
    const before = known.some((other) => Math.abs(other - gutter) < SAME_GUTTER);
    const bands = bandsOf(runs, gutter, before ? FILLED_AS_BEFORE : FILLED);
    if (!bands.some((band) => band.sides !== undefined)) continue;
    if (!before) known.push(gutter);
    const columns: Column[] = [];
    let across: Run[] = [];
    const flush = () => {
      if (across.length > 0) columns.push({ runs: across, place: '0/1' });
      across = [];
    };
    for (const { runs: own, sides } of bands) {
      if (sides === undefined) {
        for (const run of own) across.push(run);
        continue;
      }
      flush();
      const parts = sides.flatMap((side) => columnsOf(side, known, depth + 1));
      parts.forEach((part, index) => {
        columns.push({ runs: part.runs, place: `${index}/${parts.length}` });
      });
    }
    flush();
    return columns;
  }
  return whole;
}

/** Points of one step in looking for gutters. */
const STEP = 3;

/** Where fewest runs pass, between a fifth and four fifths of the width: up to four places, the emptiest first. */
function gutters(runs: readonly Run[]): readonly number[] {
  const left = least(runs, (run) => run.from);
  const right = -least(runs, (run) => -run.to);
  const steps = Math.ceil((right - left) / STEP);
  if (steps < 10 || steps > 5000) return [];
  const change = new Int32Array(steps + 2);
  for (const { from, to } of runs) {
    const first = Math.max(0, Math.floor((from - left) / STEP));
    const last = Math.min(steps, Math.ceil((to - left) / STEP));
    change[first] = (change[first] as number) + 1;
    change[last] = (change[last] as number) - 1;
  }
  const passing = new Int32Array(steps);
  let count = 0;
  let most = 0;
  for (let i = 0; i < steps; i += 1) {
    count += change[i] as number;
    passing[i] = count;
    most = Math.max(most, count);
  }
  const first = Math.floor(steps * 0.2);
  const end = Math.ceil(steps * 0.8);
  const lowest = passing.subarray(first, end).reduce((low, here) => Math.min(low, here), most);
  // A title or a page number in the gutter is passed over.
  const low = lowest + Math.max(most * 0.08, Math.min(2, most * 0.2));
  const found: { at: number; passing: number }[] = [];
  for (let i = first; i < end; i += 1) {
    const begin = i;
    let least = most;
    for (; i < end && (passing[i] as number) <= low; i += 1) least = Math.min(least, passing[i] as number);
    if (i > begin && low < most * 0.5) found.push({ at: left + ((begin + i) / 2) * STEP, passing: least });
  }
  return found
    .sort((one, other) => one.passing - other.passing)
    .slice(0, 4)
    .map(({ at }) => at);
}
