import { NoSuchReport } from '../audit/find-report.ts';
import { namesFor } from '../audit/pages/audit-pages.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import { reviewDesk } from '../review/review-desk.ts';
import { type Served, servePages } from '../review/server/serve-pages.ts';
import { asJson } from './as-json.ts';
import type { AuditOptions } from './audit.ts';
import { reviewsFolder } from './reviews-folder.ts';
import { say } from './say.ts';

/** Serves the audit pages to this machine until Ctrl-C; gives the exit status. */
export async function serveAudit(
  words: readonly string[],
  { raw, clean, json, quiet, rule, source, least, limit, port = 0, reviewsDir }: AuditOptions,
): Promise<number> {
  if (rule.length > 0 || least > 0)
    return say(
      '--serve shows every rule, to be switched on and off in the pages: leave --rule and --least out.',
      2,
    );
  if (port > 65_535) return say(`--port ${port}: there are ports up to 65535.`, 2);
  const missing = await missingFolder({ '--raw': raw, '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  const reviews = reviewsFolder(clean, reviewsDir);
  const tell = (error: unknown): void => {
    say(error instanceof Error ? error.message : String(error), 1);
  };
  let served: Served;
  try {
    const folders = { raw, clean };
    const all = await namesFor(folders, [], []);
    const names = await namesFor(folders, words, source);
    served = await servePages(port, reviewDesk(folders, { all, names, reviews, first: limit }, tell));
  } catch (error) {
    if (error instanceof NoSuchReport) return say(error.message, 2);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return say(`--port ${port} is in use. Give another, or 0 for any.`, 1);
    if (code === 'EACCES') return say(`--port ${port} needs other rights. Give another, or 0 for any.`, 1);
    throw error;
  }
  if (json) process.stdout.write(asJson({ address: served.address, reviews }, 0));
  else if (quiet) process.stdout.write(`${served.address}\n`);
  else
    process.stdout.write(
      `${served.address} shows the audit pages; marks go to ${reviews}. Ctrl-C ends it.\n`,
    );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await served.close();
  return 0;
}
