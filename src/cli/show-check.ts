import { nearestWord } from '../adapters/form/nearest-word.ts';
import { pipelineNames } from '../building/pipelines-folder.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { asJson } from './as-json.ts';
import type { CheckOptions } from './check.ts';
import { type CheckedSource, checkSource } from './check-source.ts';
import { type Listed, listedIn } from './list-sources.ts';
import { printCheck } from './print-check.ts';
import { say } from './say.ts';

/** Checks sources and shows what became of each; gives the exit status. */
export async function showCheck(asked: readonly string[], options: CheckOptions): Promise<number> {
  const { fixtures, update, json, quiet, raw = 'raw', clean = 'clean' } = options;
  const names = pipelineNames();
  const strange = asked.find((source) => !names.includes(source));
  if (strange !== undefined) {
    const near = nearestWord(strange, names);
    const hint = near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`;
    return say(`error: there is no pipelines/${strange}.ts. ${hint}`, 2);
  }
  const counts = options.raw !== undefined || options.clean !== undefined;
  const missing = await missingFolder({ '--fixtures': fixtures, ...(counts && { '--raw': raw }) });
  if (missing !== undefined) return say(`error: ${missing}`, 2);
  const listed = counts ? (await listedIn(raw, clean)).sources : [];
  const checked: CheckedSource[] = [];
  for (const source of asked.length === 0 ? names : names.filter((name) => asked.includes(name))) {
    const found = { ...(await checkSource(source, fixtures, update)), ...countsOf(source, listed) };
    checked.push(found);
    if (!json) process.stdout.write(printCheck(found, quiet));
  }
  if (json) process.stdout.write(asJson({ sources: checked }));
  else if (!quiet) process.stdout.write(summed(checked));
  return checked.every(isWell) ? 0 : 1;
}

/** How many documents a source has, and how many reports of them; nothing where neither is asked for. */
function countsOf(source: string, listed: readonly Listed[]): Pick<CheckedSource, 'documents' | 'reports'> {
  const documents = listed.find((each) => each.source === source)?.documents;
  if (documents === undefined) return {};
  return {
    documents: documents.length,
    reports: documents.reduce((sum, { reports }) => sum + reports.length, 0),
  };
}

/** What was updated is now as it was written. */
function isWell({ problems, cases }: CheckedSource): boolean {
  return problems.length === 0 && cases.every(({ green, updated }) => green || updated.length > 0);
}

function summed(checked: readonly CheckedSource[]): string {
  const cases = checked.flatMap((source) => source.cases);
  const red = cases.filter(({ green }) => !green);
  const updated = red.filter((each) => each.updated.length > 0).length;
  const adapters = checked.filter(({ problems }) => problems.length > 0).length;
  const parts = [
    `${checked.length} adapter${checked.length === 1 ? '' : 's'}${adapters > 0 ? `, ${adapters} with problems` : ''}`,
    `${cases.length} case${cases.length === 1 ? '' : 's'}: ${cases.length - red.length} green, ${red.length} red${updated > 0 ? `, of these ${updated} updated: read them with git diff` : ''}`,
  ];
  return `${parts.join('; ')}.\n`;
}
