import { byLevel, byProvince, type Counts, type Coverage, countsOf, type Row } from '../coverage/coverage.ts';
import type { FoundReports } from '../coverage/found.ts';
import { visible } from '../opening/problem.ts';
import { table } from './table.ts';

/** So many of those that have no place are named; with `--json` all are. */
const NAMED = 20;

/** The coverage unit by unit, for `--json`. */
export function coverageAsJson(coverage: Coverage, { unplaced, problems }: FoundReports): object {
  const groups = (rows: readonly Row[], year?: number): object => countsOf(rows, year);
  return {
    expected: coverage.hasList,
    total: groups(coverage.rows),
    levels: Object.fromEntries(byLevel(coverage).map(([level, rows]) => [level, groups(rows)])),
    provinces: byProvince(coverage.rows).map(({ code, name, rows }) => ({
      adcode: code,
      name,
      ...groups(rows),
    })),
    years: Object.fromEntries(coverage.years.map((year) => [year, groups(coverage.rows, year)])),
    units: coverage.rows.map(({ unit, cells }) => ({
      adcode: unit.adcode,
      level: unit.level,
      path: unit.path,
      years: Object.fromEntries(
        [...cells]
          .sort(([one], [other]) => one - other)
          .map(([year, { state, expected, found }]) => [
            year,
            {
              state,
              expected,
              found: found.map(({ path, state: own, knownFrom }) => ({
                path,
                state: own,
                ...(knownFrom && { knownFrom }),
              })),
            },
          ]),
      ),
    })),
    unplaced,
    problems,
  };
}

/** The coverage by level, province and year, for a person. */
export function printCoverage(coverage: Coverage, { unplaced }: FoundReports): string {
  const { hasList, rows, years } = coverage;
  const head = [
    'complete',
    'truncated',
    'failed',
    ...(hasList ? ['absent', 'expected', 'there %', 'not expected'] : []),
  ];
  const cells = (counts: Counts): readonly (number | string)[] => [
    counts.complete,
    counts.truncated,
    counts.failed,
    ...(hasList ? [counts.absent, counts.expected, share(counts), counts.unexpected] : []),
  ];
  const parts = [
    table(
      ['level', ...head],
      [
        ...byLevel(coverage).map(([level, own]) => [level, ...cells(countsOf(own))]),
        ['all', ...cells(countsOf(rows))],
      ],
    ),
    // Names stand last: a Han character takes two columns, and what stands behind one would not be even.
    table(
      ['code', ...head, 'province'],
      byProvince(rows).map(({ code, name, rows: own }) => [code, ...cells(countsOf(own)), name]),
    ),
    table(
      ['year', ...head],
      years.map((year) => [String(year), ...cells(countsOf(rows, year))]),
    ),
    ...(unplaced.length === 0
      ? []
      : [
          `${unplaced.length} without a place:\n${unplaced
            .slice(0, NAMED)
            .map(({ path, why }) => `  ${visible(`${path}: ${why}`)}\n`)
            .join(
              '',
            )}${unplaced.length > NAMED ? `  and ${unplaced.length - NAMED} more: --json names all.\n` : ''}`,
        ]),
  ];
  return rows.length === 0 ? `No such report.\n${parts.slice(3).join('')}` : parts.join('\n');
}

/** How much of what is expected is there, whole or in part; rounded down, so that only all is 100. */
function share({ expected, absent }: Counts): number {
  return expected === 0 ? 0 : Math.floor((100 * (expected - absent)) / expected);
}
