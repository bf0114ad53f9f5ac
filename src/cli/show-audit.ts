import { join } from 'node:path';
import { styleText } from 'node:util';
import { type Audit, audit } from '../audit/audit.ts';
import type { EditGroup, EditPlace } from '../audit/edit-groups.ts';
import { NoSuchReport } from '../audit/find-report.ts';
import type { Folders } from '../audit/folders.ts';
import { BrokenReport } from '../audit/open-report.ts';
import { visible } from '../audit/problem.ts';
import { placeInWords } from '../audit/raw-place.ts';
import { isFolder } from '../corpus/raw-folder.ts';
import type { AuditOptions } from './audit.ts';
import { table } from './table.ts';

/** Of edits that are the same so many places are named; with `--json` all are. */
const PLACES = 3;
/** Of a long text so many characters are shown. */
const LONGEST = 240;

/** Shows the edits of the clean corpus; gives the exit status. */
export async function showAudit(words: readonly string[], options: AuditOptions): Promise<number> {
  const { raw, clean, json, quiet, rule, source, least, limit } = options;
  const say = (line: string, status: 1 | 2): number => {
    process.stderr.write(`${line}\n`);
    return status;
  };
  for (const [flag, folder] of [
    ['--raw', raw],
    ['--clean', clean],
  ] as const)
    if (!(await isFolder(folder))) return say(`${flag} ${folder}: there is no such folder.`, 2);
  try {
    const mostPlaces = json ? Infinity : PLACES;
    const found = await audit({ raw, clean }, { words, rules: rule, sources: source, least, mostPlaces });
    if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
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
  return `${table(head, rows)}\n${count}, ${groups.length.toLocaleString('en-GB')} different edits; the rare and large losses first.\n\n${shown.map((group) => entry(group, folders)).join('\n')}${more}`;
}

function entry(group: EditGroup, folders: Folders): string {
  const { rules, before, after, count, places } = group;
  const did = before === '' ? 'inserted' : after === '' ? 'removed' : 'changed';
  const size = before === '' ? after.length : before.length;
  const often = count === 1 ? 'once' : `${count.toLocaleString('en-GB')} times`;
  const title = `${styled('bold', rules.join(', '))}  ${did} ${size.toLocaleString('en-GB')} character${size === 1 ? '' : 's'}, ${often}`;
  const [first] = places as readonly [EditPlace];
  const lines = places.map((place) => `  ${styled('dim', whereOf(place, folders))}`);
  if (count > places.length) lines.push(`  ${styled('dim', `and ${count - places.length} more places`)}`);
  return `${title}\n  ${inContext(group, first)}\n${lines.join('\n')}\n`;
}

/** `甲乙【removed】丙丁`, `甲乙【before → after】丙丁`. */
function inContext({ before, after }: EditGroup, { context }: EditPlace): string {
  const gone = before === '' ? '' : styled('red', short(before));
  const come = after === '' ? '' : styled('green', short(after));
  const edit = [gone, come].filter((part) => part !== '').join(' → ');
  return `${visible(context.before)}【${before === '' ? '+ ' : ''}${edit}】${visible(context.after)}`;
}

function short(text: string): string {
  if (text.length <= LONGEST) return visible(text);
  return `${visible(text.slice(0, LONGEST / 2))} … ${visible(text.slice(-LONGEST / 2))}`;
}

function whereOf({ report, raw, clean }: EditPlace, folders: Folders): string {
  const from =
    raw.place === undefined ? '' : ` ← ${join(folders.raw, raw.place.path)}:${placeInWords(raw.place)}`;
  return `${join(folders.clean, report)}.txt:${clean.line}:${clean.column}${from}`;
}

/** In colour on a terminal that has not asked for none. */
function styled(style: 'bold' | 'dim' | 'red' | 'green', text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}
