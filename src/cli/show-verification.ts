import { NoSuchReport } from '../audit/find-report.ts';
import { printProblem } from '../audit/problem.ts';
import { type Verification, verify } from '../audit/verify.ts';
import type { Common } from './folders.ts';
import { say } from './say.ts';
import { missingFolder } from './wrong-folders.ts';

/** Verifies and says what was found; gives the exit status. */
export async function showVerification(reports: readonly string[], options: Common): Promise<number> {
  const { raw, clean, json, quiet } = options;
  const missing = await missingFolder({ '--raw': raw, '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  let found: Verification;
  try {
    found = await verify({ raw, clean }, reports);
  } catch (error) {
    if (!(error instanceof NoSuchReport)) throw error;
    return say(error.message, 2);
  }
  for (const problem of found.problems) tell(printProblem(problem, { raw, clean }));
  if (!quiet) {
    for (const { path, error } of found.failed) tell(`note: raw/${path} failed in the last build: ${error}`);
    for (const path of found.unread) tell(`note: raw/${path} is new: no build has seen it`);
    for (const path of found.foreign) tell(`note: clean/${path} was not written by this tool`);
  }
  if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else if (!quiet) process.stdout.write(summary(found));
  return found.problems.length === 0 ? 0 : 1;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function summary(found: Verification): string {
  const one = (count: number, name: string): string =>
    `${count.toLocaleString('en-GB')} ${name}${count === 1 ? '' : 's'}`;
  const number = (count: number): string => count.toLocaleString('en-GB');
  const { kept, removed, changed, inserted, unaccounted, rawCharacters, problems } = found;
  const documents = `${one(found.reports, 'report')} of ${one(found.documents, 'document')}`;
  const account = `${number(unaccounted)} unaccounted of ${one(rawCharacters, 'raw character')}`;
  return `${documents}, ${account}: ${number(kept)} kept, ${number(removed)} removed, ${number(changed)} changed; ${number(inserted)} inserted
${problems.length === 0 ? 'All holds.' : `${one(problems.length, 'problem')}: it does not hold.`}
`;
}
