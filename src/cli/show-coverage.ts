import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { missingFolder } from '../building/wrong-folders.ts';
import { writeWhole } from '../corpus/write-whole.ts';
import { coverageOf } from '../coverage/coverage.ts';
import { type Expected, expectedByTable, ListError, readExpected } from '../coverage/expected.ts';
import { foundReports } from '../coverage/found.ts';
import { heatMap } from '../coverage/heat-map.ts';
import { folderError } from '../opening/folder-error.ts';
import { printProblem } from '../opening/problem.ts';
import { readManifest } from '../opening/read-json.ts';
import { asJson } from './as-json.ts';
import type { CoverageWords } from './coverage.ts';
import { isInside } from './is-inside.ts';
import { coverageAsJson, printCoverage } from './print-coverage.ts';
import { say } from './say.ts';

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
    if (json) process.stdout.write(asJson(coverageAsJson(coverage, there)));
    else if (!quiet) process.stdout.write(printCoverage(coverage, there));
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
