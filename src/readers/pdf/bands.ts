import type { Run } from './run.ts';

/** A column has at least this many lines, each side. */
export const LINES = 4;
/** It is this wide, in ems. */
const NARROWEST = 8;
/** Two runs nearer to each other than this, in ems, are of one line: a gutter is wider. */
const TOGETHER = 0.5;
/** A mark that hangs out of a column's edge: it may reach into the gutter by its own width, no further. */
const hanging = /[，。、；：？！,.;:?!”’）》」』]$/;

/** A stretch of a page from top to bottom. */
export interface Band {
  readonly runs: readonly Run[];
  /** left and right of the gutter, where both are columns of text */
  readonly sides: readonly (readonly Run[])[] | undefined;
}

/** The page from top to bottom: what crosses the gutter, and what stands between. Of a column `share` of the lines are filled. */
export function bandsOf(runs: readonly Run[], gutter: number, share: number): readonly Band[] {
  const sorted = [...runs].sort((one, other) => one.base - other.base);
  const across = acrossGutter(sorted, gutter);
  const bands: Band[] = [];
  let sides: Run[] = [];
  const flush = () => {
    if (sides.length === 0) return;
    const left = sides.filter((run) => run.from < gutter);
    const right = sides.filter((run) => run.from >= gutter);
    bands.push({
      runs: sides,
      sides: isText(left, share) && isText(right, share) && apart(left, right) ? [left, right] : undefined,
    });
    sides = [];
  };
  let crossing: Run | undefined;
  for (const run of sorted) {
    const crosses = across.has(run);
    // What stands on the line of a run that crosses belongs to it.
    const beside = crossing !== undefined && Math.abs(run.base - crossing.base) < run.size * 0.5;
    if (!crosses && !beside) {
      sides.push(run);
      continue;
    }
    if (crosses) crossing = run;
    const own: Run[] = [];
    const above: Run[] = [];
    for (const other of sides) (Math.abs(other.base - run.base) < run.size * 0.5 ? own : above).push(other);
    sides = above;
    flush();
    bands.push({ runs: [...own, run], sides: undefined });
  }
  flush();
  return bands;
}

/** The runs that stand across the gutter, of runs from top to bottom: one that reaches over it, or two that meet in it. */
function acrossGutter(sorted: readonly Run[], gutter: number): ReadonlySet<Run> {
  const found = new Set<Run>();
  const left = least(sorted, (run) => run.from);
  const right = -least(sorted, (run) => -run.to);
  for (let begin = 0, end = 0; begin < sorted.length; begin = end) {
    const first = sorted[begin] as Run;
    const { base, size } = first;
    // A run without a size is a row all the same.
    const row: Run[] = [first];
    for (end = begin + 1; end < sorted.length && (sorted[end] as Run).base - base < size * 0.5; end += 1)
      row.push(sorted[end] as Run);
    for (const run of row) {
      const hangs = run.to - gutter < run.size && hanging.test(run.text);
      if (run.from < gutter && run.to > gutter && !hangs) found.add(run);
    }
    const before = row.filter((run) => run.from < gutter);
    const behind = row.filter((run) => run.from >= gutter);
    const meet = least(behind, (run) => run.from) + least(before, (run) => -run.to) < size * TOGETHER;
    // Lines of two columns may come near to each other; a page number in the gutter has nothing at their outer sides.
    const inner =
      least(before, (run) => run.from) > (left + gutter) / 2 &&
      -least(behind, (run) => -run.to) < (right + gutter) / 2;
    if (before.length > 0 && behind.length > 0 && meet && inner) found.add(before[0] as Run);
  }
  return found;
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

/** The least value that runs have; infinite where there is none. */
export function least(runs: readonly Run[], of: (run: Run) => number): number {
  return runs.reduce((found, run) => Math.min(found, of(run)), Number.POSITIVE_INFINITY);
}
