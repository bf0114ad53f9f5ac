import { readFile } from 'node:fs/promises';
import { importMarks } from '../review/keep-mark.ts';
import { asJson } from './as-json.ts';
import type { AuditOptions } from './audit.ts';
import { reviewsFolder } from './reviews-folder.ts';
import { say } from './say.ts';

/** Puts downloaded marks to those of the corpus; gives the exit status. */
export async function importReviews(
  files: readonly string[],
  { clean, json, quiet, reviewsDir }: AuditOptions,
): Promise<number> {
  const folder = reviewsFolder(clean, reviewsDir);
  const sum = { added: 0, known: 0, older: 0, problems: [] as string[] };
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (typeof text !== 'string') return say(`--import ${file} cannot be read (${text.code}).`, 2);
    const { added, known, older, problems } = await importMarks(folder, text);
    sum.added += added;
    sum.known += known;
    sum.older += older;
    for (const { line, message } of problems) sum.problems.push(`${file}:${line}: ${message}`);
  }
  for (const problem of sum.problems) say(problem, 1);
  if (json) process.stdout.write(asJson({ folder, ...sum }));
  else if (!quiet)
    process.stdout.write(
      `${sum.added} mark${sum.added === 1 ? '' : 's'} added to ${folder}; ${sum.known} were there, ${sum.older} are older than what is there\n`,
    );
  return sum.problems.length > 0 ? 1 : 0;
}
