import { join } from 'node:path';
import { NoSuchReport } from '../audit/find-report.ts';
import { namesFor } from '../audit/pages/audit-pages.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { visible } from '../opening/problem.ts';
import { listReviews, type Reviewed } from '../review/list-reviews.ts';
import { STATUSES, TO_DO } from '../review/status.ts';
import { asJson } from './as-json.ts';
import type { AuditOptions } from './audit.ts';
import { quotedMark } from './print-mark.ts';
import { reviewsFolder } from './reviews-folder.ts';
import { say } from './say.ts';

/** Shows what has become of the places that persons marked; gives the exit status: 1 where a right edit is broken. */
export async function showReviews(words: readonly string[], options: AuditOptions): Promise<number> {
  const { raw, clean, json, quiet, rule, source, least, limit, reviewsDir } = options;
  if (least > 0) return say('--reviews shows every mark, however small: leave --least out.', 2);
  const folder = reviewsFolder(clean, reviewsDir);
  const missing = await missingFolder({
    '--raw': raw,
    '--clean': clean,
    ...(reviewsDir !== undefined && { '--reviews-dir': folder }),
  });
  if (missing !== undefined) return say(missing, 2);
  try {
    const folders = { raw, clean };
    const all = await namesFor(folders, [], []);
    const names = await namesFor(folders, words, source);
    const found = await listReviews(folders, folder, { all, names, sources: source, rules: rule });
    for (const { file, line, message } of found.problems)
      say(`${join(folder, file)}:${line}: ${visible(message)}`, 1);
    if (json)
      process.stdout.write(asJson({ counts: found.counts, marks: found.marks, problems: found.problems }));
    else if (!quiet) process.stdout.write(printed(found, clean, limit));
    return found.counts.broken > 0 || found.problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof NoSuchReport) return say(error.message, 2);
    throw error;
  }
}

function printed({ marks, counts }: Reviewed, clean: string, limit: number): string {
  const sums = STATUSES.filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${status}`);
  if (marks.length === 0) return 'no marks.\n';
  const toDo = marks.filter(({ status }) => TO_DO.includes(status));
  const shown = limit === 0 ? toDo : toDo.slice(0, limit);
  const rest = toDo.length - shown.length;
  const more = rest > 0 ? `\n${rest} more: --limit 0 shows all.\n` : '';
  const list = shown.map((mark) => `\n${quotedMark(mark, clean)}`).join('');
  return `${marks.length} mark${marks.length === 1 ? '' : 's'}: ${sums.join(', ')}\n${list}${more}`;
}
