import type { Run } from './run.ts';

/** Runs that one column of a page has, and where in the page's order of columns it stands. */
export interface Column {
  readonly runs: readonly Run[];
  /** k-th of n columns side by side, counted from 0: `0/1` where there is but one */
  readonly place: string;
}

/** A column has at least this many lines, each side; it is this wide, in ems; this share of its lines is filled. */
const LINES = 4;
const NARROWEST = 8;
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
        across.push(...own);
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

interface Band {
  readonly runs: readonly Run[];
  /** left and right of the gutter, where both are columns of text */
  readonly sides: readonly (readonly Run[])[] | undefined;
}

/** The page from top to bottom: what crosses the gutter, and what stands between. */
function bandsOf(runs: readonly Run[], gutter: number, share: number): readonly Band[] {
  const sorted = [...runs].sort((one, other) => one.base - other.base);
  const bands: Band[] = [];
  let sides: Run[] = [];
  const flush = () => {
    if (sides.length === 0) return;
    const left = sides.filter((run) => run.to <= gutter);
    const right = sides.filter((run) => run.to > gutter);
    bands.push({
      runs: sides,
      sides: isText(left, share) && isText(right, share) && apart(left, right) ? [left, right] : undefined,
    });
    sides = [];
  };
  let crossing: Run | undefined;
  for (const run of sorted) {
    const crosses = run.from < gutter && run.to > gutter;
    // What stands on the line of a run that crosses belongs to it.
    const beside = crossing !== undefined && Math.abs(run.base - crossing.base) < run.size * 0.5;
    if (!crosses && !beside) {
      sides.push(run);
      continue;
    }
    if (crosses) crossing = run;
    const own = sides.filter((other) => Math.abs(other.base - run.base) < run.size * 0.5);
    sides = sides.filter((other) => !own.includes(other));
    flush();
    bands.push({ runs: [...own, run], sides: undefined });
  }
  flush();
  return bands;
}

/** Whether runs are lines of text that fill their width, as a column's are and a table's cells are not. */
function isText(runs: readonly Run[], share: number): boolean {
  if (runs.length < LINES) return false;
  const left = least(runs, (run) => run.from);
  const right = -least(runs, (run) => -run.to);
  const size = (runs[runs.length >> 1] as Run).size;
  if (right - left < NARROWEST * size) return false;
  let lines = 0;
  let filled = 0;
  let base = Number.NEGATIVE_INFINITY;
  let width = 0;
  for (const run of [...runs, undefined]) {
    if (run === undefined || run.base - base > run.size * 0.5) {
      if (width > 0) lines += 1;
      if (width >= (right - left) * 0.75) filled += 1;
      width = 0;
      base = run?.base ?? base;
    }
    if (run !== undefined) width += run.to - run.from;
  }
  return lines >= LINES && filled >= lines * share;
}

/** Whether the gutter is free, but for a few marks that hang out of the left column. */
function apart(left: readonly Run[], right: readonly Run[]): boolean {
  const edge = least(right, (run) => run.from) - 0.8 * (left[0] as Run).size;
  const hanging = left.filter((run) => run.to > edge).length;
  const lines = new Set(left.map((run) => Math.round(run.base))).size;
  return hanging <= lines * 0.1;
}

function least(runs: readonly Run[], of: (run: Run) => number): number {
  return runs.reduce((found, run) => Math.min(found, of(run)), Number.POSITIVE_INFINITY);
}
