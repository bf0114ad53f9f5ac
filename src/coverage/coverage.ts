import type { Expected } from './expected.ts';
import { type Found, LEVELS, type Unit, type UnitLevel } from './found.ts';

/** What there is of a unit in a year; absent: expected, and not in raw. */
export type State = 'complete' | 'truncated' | 'failed' | 'absent';

/** The states from the best to the worst: of several reports of a unit and a year the best counts. */
export const STATES: readonly State[] = ['complete', 'truncated', 'failed', 'absent'];

/** A unit and what there is of it. */
export interface Row {
  readonly unit: Unit;
  /** by year; a year that is neither expected nor there is left out */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** What there is of a unit in a year. */
interface Cell {
  readonly state: State;
  readonly expected: boolean;
  /** all reports of it: the same one of two sources is one cell */
  readonly found: readonly Found[];
}

/** Counts of cells by state; what is there though nobody expected it is counted in its state, and again here. */
export type Counts = Readonly<Record<State, number>> & {
  readonly expected: number;
  readonly unexpected: number;
};

/** Unit by year. */
export interface Coverage {
  readonly years: readonly number[];
  /** in order of level and code */
  readonly rows: readonly Row[];
  /** whether it is known what should be there; else nothing is absent */
  readonly hasList: boolean;
}

/** Puts what is there and what is expected into one table. */
export function coverageOf(found: readonly Found[], expected: readonly Expected[] | undefined): Coverage {
  const rows = new Map<string, { unit: Unit; named: number; cells: Map<number, Cell> }>();
  const cellsOf = (unit: Unit, year: number): Map<number, Cell> => {
    const key = keyOf(unit);
    const row = rows.get(key) ?? { unit, named: year, cells: new Map() };
    rows.set(key, row);
    // A code bears the name that it has last.
    if (year > row.named) [row.unit, row.named] = [unit, year];
    return row.cells;
  };
  for (const { unit, year } of expected ?? [])
    cellsOf(unit, year).set(year, { state: 'absent', expected: true, found: [] });
  for (const each of found) {
    const cells = cellsOf(each.unit, each.year);
    const before = cells.get(each.year) ?? { state: 'absent', expected: false, found: [] };
    cells.set(each.year, {
      ...before,
      state: better(before.state, each.state),
      found: [...before.found, each],
    });
  }
  const sorted = [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { unit, cells }]): Row => ({ unit, cells }));
  const all = sorted.flatMap(({ cells }) => [...cells.keys()]);
  const [first, last] = [all.reduce((a, b) => Math.min(a, b), 9999), all.reduce((a, b) => Math.max(a, b), 0)];
  return {
    years: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index),
    rows: sorted,
    hasList: expected !== undefined,
  };
}

/** How many cells of these rows are in each state, those of one year alone where it is named. */
export function countsOf(rows: readonly Row[], year?: number): Counts {
  const counts = { complete: 0, truncated: 0, failed: 0, absent: 0, expected: 0, unexpected: 0 };
  for (const { cells } of rows)
    for (const [of, { state, expected }] of cells) {
      if (year !== undefined && of !== year) continue;
      counts[state] += 1;
      if (expected) counts.expected += 1;
      else counts.unexpected += 1;
    }
  return counts;
}

/** The rows of each level that has any, from the widest level to the narrowest. */
export function byLevel({ rows }: Coverage): readonly (readonly [level: UnitLevel, rows: readonly Row[]])[] {
  return LEVELS.map((level) => [level, rows.filter(({ unit }) => unit.level === level)] as const).filter(
    ([, own]) => own.length > 0,
  );
}

/** The rows of each province, in order of its code; its name is that of the latest row that tells it. */
export function byProvince(
  rows: readonly Row[],
): readonly { readonly code: string; readonly name: string; readonly rows: readonly Row[] }[] {
  const provinces = new Map<string, Row[]>();
  for (const row of rows) {
    const code = `${row.unit.adcode.slice(0, 2)}0000`;
    provinces.set(code, [...(provinces.get(code) ?? []), row]);
  }
  return [...provinces]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, own]) => ({ code, name: own.at(-1)?.unit.path[0] ?? code, rows: own }));
}

/** A division is its code; towns and villages, which share one, are told apart by their names. */
function keyOf({ adcode, level, path }: Unit): string {
  const own = level === 'town' || level === 'village' ? path.slice(-1).join() : '';
  return `${LEVELS.indexOf(level)} ${adcode} ${own}`;
}

function better(one: State, other: State): State {
  return STATES.indexOf(one) <= STATES.indexOf(other) ? one : other;
}
