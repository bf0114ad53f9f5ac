import { join, relative, resolve, sep } from 'node:path';
import { NoSuchReport } from '../audit/find-report.ts';
import { auditPages, namesFor, pathsOf } from '../audit/pages/audit-pages.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { pageReviews } from '../review/page-reviews.ts';
import { readReviews } from '../review/read-reviews.ts';
import { asJson } from './as-json.ts';
import type { AuditOptions } from './audit.ts';
import { ForeignFolder, pagesFolder } from './pages-folder.ts';
import { reviewsFolder } from './reviews-folder.ts';
import { say } from './say.ts';

/** Writes the audit pages of the clean corpus into a folder of their own; gives the exit status. */
export async function writePages(
  words: readonly string[],
  html: string,
  { raw, clean, json, quiet, rule, source, least, limit, reviewsDir }: AuditOptions,
): Promise<number> {
  if (rule.length > 0 || least > 0)
    return say(
      '--html shows every rule, to be switched on and off in the pages: leave --rule and --least out.',
      2,
    );
  if (html === '') return say('--html must name a folder.', 2);
  const missing = await missingFolder({ '--raw': raw, '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  for (const [flag, folder] of [
    ['--raw', raw],
    ['--clean', clean],
  ] as const)
    if (isIn(folder, html))
      return say(`--html ${html} lies in ${flag} ${folder}. Give a folder outside of it.`, 2);
  try {
    const folders = { raw, clean };
    const names = await namesFor(folders, words, source);
    const pages = await pagesFolder(html, pathsOf(names));
    const broken: string[] = [];
    let count = 0;
    const { marks, problems } = await readReviews(reviewsFolder(clean, reviewsDir));
    for (const { file, line, message } of problems) broken.push(`${file}:${line}: ${message}`);
    const reviews = await pageReviews(folders, await namesFor(folders, [], []), marks);
    const why = (reason: string): number => broken.push(reason);
    for await (const { path, html: text } of auditPages(folders, names, limit, why, { reviews })) {
      await pages.write(path, text);
      count += 1;
    }
    await pages.finish();
    const index = join(html, 'index.html');
    if (json) process.stdout.write(asJson({ index, pages: count, broken }));
    else if (!quiet) process.stdout.write(`${count.toLocaleString('en-GB')} pages; open ${index}\n`);
    for (const why of broken) say(why, 1);
    return broken.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof NoSuchReport || error instanceof ForeignFolder) return say(error.message, 2);
    throw error;
  }
}

function isIn(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== resolve(path);
}
