import type { Command } from 'commander';
import { type Common, withFolders } from './folders.ts';
import { wholeNumber } from './whole-number.ts';

/** What `audit` takes. */
export interface AuditOptions extends Common {
  readonly rule: readonly string[];
  readonly source: readonly string[];
  readonly least: number;
  readonly limit: number;
  readonly html?: string;
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
    .addHelpText(
      'after',
      `
Examples:
  $ pnpm pipeline audit
  $ pnpm pipeline audit --rule strip --least 20
  $ pnpm pipeline audit 370200-2021-青岛市政府工作报告.txt --limit 0 | less -R
  $ pnpm pipeline audit --json > edits.json
  $ pnpm pipeline audit --html pages             then open pages/index.html`,
    )
    .action(async (reports: readonly string[], options: AuditOptions) => {
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
