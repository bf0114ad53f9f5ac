import type { Command } from 'commander';
import { type Common, withFolders } from './folders.ts';
import { say } from './say.ts';
import { wholeNumber } from './whole-number.ts';

/** What `audit` takes. */
export interface AuditOptions extends Common {
  readonly rule: readonly string[];
  readonly source: readonly string[];
  readonly least: number;
  readonly limit: number;
  readonly html?: string;
  readonly serve?: boolean;
  readonly port?: number;
  readonly reviews?: boolean;
  readonly import?: readonly string[];
  readonly reviewsDir?: string;
}

/** Adds `audit`. */
export function register(program: Command): void {
  const audit = program
    .command('audit')
    .summary('every edit, the rare and large losses first')
    .description(
      'Shows what the rules removed, changed and inserted: by rule, then every edit with its place and context.\nThe same edit is shown once with its count; what was lost from one report alone, and much of it, comes first.',
    )
    .argument('[report...]', 'only these reports');
  withFolders(audit)
    .option(
      '--rule <name>',
      'only this rule (strip/page-number) or stage (strip); may be given more than once',
      and,
      [],
    )
    .option('--source <name>', 'only reports of this source; may be given more than once', and, [])
    .option('--least <n>', 'only edits that lose so many words characters or more', wholeNumber, 0)
    .option('--limit <n>', 'how many different edits are shown; 0 for all', wholeNumber, 40)
    .option(
      '--html <dir>',
      'writes pages to look at in a browser: an index, and raw beside clean for each report; into a folder of their own. Printed pages are shown where @napi-rs/canvas is installed',
    )
    .option('--serve', 'shows the pages to this machine alone, and takes what is said of edits in them')
    .option('--port <n>', 'where --serve listens; 0 for any port that is free', wholeNumber, 4860)
    .option('--reviews', 'what persons said of edits: what is open, what has changed since, what is broken')
    .option(
      '--import <file>',
      'puts marks that a page let one download to the others; may be given more than once',
      and,
      [],
    )
    .option('--reviews-dir <dir>', 'where marks are kept (default: reviews, beside the clean folder)')
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline audit
  $ pnpm pipeline audit --rule strip --least 20
  $ pnpm pipeline audit 370200-2021-青岛市政府工作报告.txt --limit 0 | less -R
  $ pnpm pipeline audit --json > edits.json
  $ pnpm pipeline audit --html pages             then open pages/index.html
  $ pnpm pipeline audit --serve                  the same pages; marks go to reviews/
  $ pnpm pipeline audit --import general.jsonl   marks that were downloaded from pages on the disk
  $ pnpm pipeline audit --reviews                then pnpm pipeline new-case MARK

With --reviews the exit status is 1 where an edit that was marked right is not made any more, or a line is no mark.`,
    )
    .action(async (reports: readonly string[], options: AuditOptions) => {
      const ways = ['html', 'serve', 'reviews'].filter((way) => options[way as 'html'] !== undefined);
      const files = options.import ?? [];
      if (ways.length + (files.length > 0 ? 1 : 0) > 1) {
        process.exitCode = say('--html, --serve, --reviews and --import are different things: give one.', 2);
        return;
      }
      if (options.serve) {
        const { serveAudit } = await import('./serve-audit.ts');
        process.exitCode = await serveAudit(reports, options);
        return;
      }
      if (options.reviews) {
        const { showReviews } = await import('./show-reviews.ts');
        process.exitCode = await showReviews(reports, options);
        return;
      }
      if (files.length > 0) {
        const { importReviews } = await import('./import-reviews.ts');
        process.exitCode = await importReviews(files, options);
        return;
      }
      if (options.html !== undefined) {
        const { writePages } = await import('./write-pages.ts');
        process.exitCode = await writePages(reports, options.html, options);
        return;
      }
      const { showAudit } = await import('./show-audit.ts');
      process.exitCode = await showAudit(reports, options);
    });
}

function and(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
