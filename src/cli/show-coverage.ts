import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeWhole } from '../corpus/write-whole.ts';
import {
  byLevel,
  byProvince,
  type Counts,
  type Coverage,
  countsOf,
  coverageOf,
  type Row,
} from '../coverage/coverage.ts';
import { type Expected, expectedByTable, ListError, readExpected } from '../coverage/expected.ts';
import { type FoundReports, foundReports } from '../coverage/found.ts';
import { heatMap } from '../coverage/heat-map.ts';
import { folderError } from '../opening/folder-error.ts';
import { printProblem } from '../opening/problem.ts';
import { readManifest } from '../opening/read-json.ts';
import type { CoverageWords } from './coverage.ts';
import { isInside } from './is-inside.ts';
import { say } from './say.ts';
import { table } from './table.ts';
import { missingFolder } from '../building/wrong-folders.ts';

/** So many of those that have no place are named; with `--json` all are. */
const NAMED = 20;

/** Shows what there is by region and year; gives the exit status. */
export async function showCoverage(words: CoverageWords): Promise<number> {
  const { raw, clean, json, quiet, kind, svg } = words;
  const missing = await missingFolder({ '--clean': clean });
  if (missing !== undefined) return say(`error: ${missing}`, 2);
  for (const [flag, folder] of [
    ['--raw', raw],
    ['--clean', clean],
  ] as const)
    if (svg !== undefined && isInside(folder, svg))
      return say(`error: --svg ${svg} lies in ${flag} ${folder}. Give a file outside of it.`, 2);
  try {
    const expected = await expectedIn(words);
    const { data: corpus, problems } = await readManifest(clean);
    if (corpus === undefined)
      return say(problems.map((each) => printProblem(each, { raw, clean })).join('\n'), 1);
    const there = await foundReports(clean, corpus, kind);
    const coverage = coverageOf(there.found, expected);
    if (svg !== undefined) {
      const bytes = Buffer.from(heatMap(coverage, kind));
      await writeWhole([{ location: resolve(svg), bytes }]);
    }
    if (json) process.stdout.write(`${JSON.stringify(asJson(coverage, there), null, 2)}\n`);
    else if (!quiet) process.stdout.write(printed(coverage, there));
    for (const problem of there.problems) say(printProblem(problem, { raw, clean }), 1);
    return there.problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof ListError) return say(`error: --expect ${error.message}`, 2);
    throw error;
  }
}

async function expectedIn({ expect, level, years }: CoverageWords): Promise<readonly Expected[] | undefined> {
  if (expect === undefined) {
    if (level.length > 0 || years !== undefined)
      throw new ListError(
        'is missing: --level and --years say what is expected. Write --expect table, or name a file.',
      );
    return undefined;
  }
  if (expect !== 'table') {
    if (level.length > 0)
      throw new ListError(`${expect}: --level goes with the table; a file names its divisions by code.`);
    const text = await readFile(expect, 'utf8').catch((error) => {
      throw new ListError(`${expect}: ${folderError(error)}.`);
    });
    return readExpected(text, expect, years);
  }
  if (years === undefined) throw new ListError('table: say of which years, as in --years 2010-2024.');
  return expectedByTable(level.length > 0 ? level : ['province', 'prefecture', 'county'], years);
}

function asJson(coverage: Coverage, { unplaced, problems }: FoundReports): object {
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

function printed(coverage: Coverage, { unplaced }: FoundReports): string {
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
            .map(({ path, why }) => `  ${path}: ${why}\n`)
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
