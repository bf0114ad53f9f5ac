import type { Adapter } from '../adapters/adapter.ts';
import { AdapterError } from '../adapters/adapter-error.ts';
import { backtrackingPatterns, backtrackingProblem, patternsOf } from '../adapters/backtracking.ts';
import { loadPipeline } from '../building/pipelines-folder.ts';
import { type CaseDifferences, caseDifferences } from '../fixtures/case-differences.ts';
import { casesOf, readCase } from '../fixtures/fixture-case.ts';
import { runCase } from '../fixtures/run-case.ts';
import { updateCase } from '../fixtures/update-case.ts';

/** What became of one case. */
export interface CheckedCase extends Partial<CaseDifferences> {
  readonly name: string;
  readonly folder: string;
  readonly green: boolean;
  /** what its folder lacks, or why its document cannot be read, a sentence each */
  readonly problems: readonly string[];
  /** the files that were written */
  readonly updated: readonly string[];
}

/** What became of a source. */
export interface CheckedSource {
  readonly source: string;
  /** what is wrong with its adapter, a sentence each; where it cannot be loaded or may never end, no case was run */
  readonly problems: readonly string[];
  readonly cases: readonly CheckedCase[];
  /** of the raw folder, where one is asked about */
  readonly documents?: number;
  /** of these documents, in the clean folder */
  readonly reports?: number;
}

/** Checks the adapter of a source and runs its cases, one after the other. */
export async function checkSource(source: string, fixtures: string, update: boolean): Promise<CheckedSource> {
  let adapter: Adapter;
  try {
    adapter = await loadPipeline(source);
  } catch (error) {
    const problems = error instanceof AdapterError ? error.problems : [messageOf(error)];
    return { source, problems, cases: [] };
  }
  const backtracking = await backtrackingPatterns(patternsOf(adapter.declared));
  const problems = backtracking.map(backtrackingProblem);
  // A case may never end with such a pattern.
  if (problems.length > 0) return { source, problems, cases: [] };
  const cases: CheckedCase[] = [];
  for (const name of await casesOf(fixtures, source))
    cases.push(await checkCase(adapter, source, name, fixtures, update));
  if (cases.length === 0)
    problems.push(
      `It has no case in ${fixtures}/${source}/. Make a folder there with a document as raw.html, raw.txt or raw.pdf, and run check with --update.`,
    );
  return { source, problems, cases };
}

async function checkCase(
  adapter: Adapter,
  source: string,
  name: string,
  fixtures: string,
  update: boolean,
): Promise<CheckedCase> {
  const folder = `${fixtures}/${source}/${name}`;
  try {
    const fixture = await readCase(fixtures, source, name);
    if (fixture.raw.length === 0)
      return { name, folder, green: false, problems: fixture.problems, updated: [] };
    const ran = await runCase(fixture, adapter);
    const differs = caseDifferences(fixture, ran);
    const same = differs.reports === undefined && differs.texts.length + differs.fields.length === 0;
    const green = same && fixture.problems.length === 0;
    const updated = update && !same ? await updateCase(fixture, ran) : [];
    return { name, folder, green, problems: fixture.problems, ...differs, updated };
  } catch (error) {
    return { name, folder, green: false, problems: [messageOf(error)], updated: [] };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
