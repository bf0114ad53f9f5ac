import { NoSuchReport } from '../audit/find-report.ts';
import { reportsNamed } from '../audit/open-report.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { printProblem, visible } from '../opening/problem.ts';
import { type Verification, verify } from '../verify/verify.ts';
import { asJson } from './as-json.ts';
import { say } from './say.ts';
import type { VerifyWords } from './verify.ts';

/** Verifies and says what was found; gives the exit status. */
export async function showVerification(words: readonly string[], options: VerifyWords): Promise<number> {
  const { raw, clean, json, quiet, jobs } = options;
  const missing = await missingFolder({ '--raw': raw, '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  let found: Verification;
  try {
    const reports = words.length === 0 ? {} : { reports: await reportsNamed({ raw, clean }, words) };
    found = await verify({ raw, clean }, { ...reports, jobs });
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
  if (json) process.stdout.write(asJson(found));
  else if (!quiet) process.stdout.write(summary(found));
  return found.problems.length === 0 ? 0 : 1;
}

function tell(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** The first line can be quoted by itself. */
function summary(found: Verification): string {
  const one = (count: number, name: string): string =>
    `${count.toLocaleString('en-GB')} ${name}${count === 1 ? '' : 's'}`;
  const number = (count: number): string => count.toLocaleString('en-GB');
  const { kept, removed, changed, inserted, unaccounted, rawCharacters, problems } = found;
  const account = `${number(unaccounted)} unaccounted of ${one(rawCharacters, 'raw character')}`;
  const counts = `${number(kept)} kept, ${number(removed)} removed, ${number(changed)} changed; ${number(inserted)} inserted`;
  return `${one(found.reports, 'report')}, ${account}
${one(found.documents, 'document')}: ${counts}
${problems.length === 0 ? 'All holds.' : `${one(problems.length, 'problem')}: it does not hold.`}
`;
}
