import { type Audit, audit } from '../audit/audit.ts';
import { NoSuchReport } from '../audit/find-report.ts';
import { BrokenReport } from '../audit/open-report.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import type { Folders } from '../opening/folders.ts';
import { asJson } from './as-json.ts';
import type { AuditOptions } from './audit.ts';
import { printEdit } from './print-edit.ts';
import { say } from './say.ts';
import { table } from './table.ts';

/** Of edits that are the same so many places are named; with `--json` all are. */
const PLACES = 3;

/** Shows the edits of the clean corpus; gives the exit status. */
export async function showAudit(words: readonly string[], options: AuditOptions): Promise<number> {
  const { raw, clean, json, quiet, rule, source, least, limit } = options;
  const missing = await missingFolder({ '--raw': raw, '--clean': clean });
  if (missing !== undefined) return say(missing, 2);
  try {
    const mostPlaces = json ? Infinity : PLACES;
    const found = await audit({ raw, clean }, { words, rules: rule, sources: source, least, mostPlaces });
    if (json) process.stdout.write(asJson(found));
    else if (!quiet) process.stdout.write(printed(found, { raw, clean }, limit));
    return 0;
  } catch (error) {
    if (error instanceof NoSuchReport) return say(error.message, 2);
    if (error instanceof BrokenReport) return say(error.message, 1);
    throw error;
  }
}

function printed({ reports, rules, groups }: Audit, folders: Folders, limit: number): string {
  const head = ['rule', 'edits', 'removed', 'changed', 'inserted', 'words lost'];
  const rows = rules.map((sum) => [sum.rule, sum.edits, sum.removed, sum.changed, sum.inserted, sum.lost]);
  const shown = limit === 0 ? groups : groups.slice(0, limit);
  const rest = groups.length - shown.length;
  const more =
    rest > 0 ? `\n${rest.toLocaleString('en-GB')} more different edits: --limit 0 shows all.\n` : '';
  const count = `${reports.toLocaleString('en-GB')} report${reports === 1 ? '' : 's'}`;
  if (rules.length === 0) return `${count}, no such edit.\n`;
  return `${table(head, rows)}\n${count}, ${groups.length.toLocaleString('en-GB')} different edits; the rare and large losses first.\n\n${shown.map((group) => printEdit(group, folders)).join('\n')}${more}`;
}
