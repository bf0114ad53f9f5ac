import { type CorpusDiff, diff, type RuleDiff } from '../audit/diff.ts';
import type { EditGroup } from '../audit/edit-groups.ts';
import { missingFolder } from '../building/wrong-folders.ts';
import type { Folders } from '../opening/folders.ts';
import { visible } from '../opening/problem.ts';
import { asJson } from './as-json.ts';
import { cleanAtRevision } from './clean-at-revision.ts';
import type { DiffOptions, Threshold } from './diff.ts';
import { printEdit } from './print-edit.ts';
import { say } from './say.ts';
import { table } from './table.ts';

/** Of edits that are the same so many places are named; with `--json` all are. */
const PLACES = 3;

/** Shows what changed since an older build; gives the exit status. */
export async function showDiff(old: string | undefined, options: DiffOptions): Promise<number> {
  const { raw, clean, json, quiet, git, failOn } = options;
  if ((old === undefined) === (git === undefined))
    return say('give the older build: its clean folder, or --git and a revision.', 2);
  const missing = await missingFolder({ '--raw': raw, '--clean': clean, 'the older build': old ?? clean });
  if (missing !== undefined) return say(missing, 2);
  const older = git === undefined ? undefined : await cleanAtRevision(clean, git);
  try {
    const before = { raw, clean: older?.folder ?? (old as string) };
    const shown = git === undefined ? before : { raw, clean: `${git}:${clean}` };
    const found = await diff(before, { raw, clean }, { mostPlaces: json ? Infinity : PLACES });
    if (json) process.stdout.write(asJson(found));
    else if (!quiet) process.stdout.write(printDiff(found, shown, { raw, clean }, options.limit));
    const over = failOn.filter(({ of, most }) => countOf(found, of) > most);
    for (const { of, most } of over) say(`${of}: ${countOf(found, of)}, more than ${most}.`, 1);
    for (const name of found.broken) say(`${name}.txt: its files do not fit each other: see verify.`, 1);
    return over.length > 0 || found.broken.length > 0 ? 1 : 0;
  } finally {
    await older?.remove();
  }
}

function countOf({ added, gone, changed, edits }: CorpusDiff, of: Threshold['of']): number {
  const edited = (groups: readonly EditGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0);
  const lost = (groups: readonly EditGroup[]): number =>
    groups.reduce((sum, group) => sum + group.lost * group.count, 0);
  if (of === 'added') return added.length;
  if (of === 'gone') return gone.length;
  if (of === 'changed') return changed.length;
  if (of === 'new-edits') return edited(edits.added);
  if (of === 'gone-edits') return edited(edits.gone);
  return lost(edits.added) - lost(edits.gone);
}

/** What is different between two builds, for a person; of each kind of edit at most `limit` are shown, all with 0. */
export function printDiff(found: CorpusDiff, old: Folders, now: Folders, limit: number): string {
  const { added, gone, changed, same, rules, edits } = found;
  const count = `${added.length} reports added, ${gone.length} gone, ${changed.length} changed, ${same} the same`;
  const parts = [
    edited('gone', edits.gone, old, limit),
    edited('new', edits.added, now, limit),
    ruled(rules),
    [
      ...added.map((name) => `added    ${name}.txt`),
      ...gone.map((name) => `gone     ${name}.txt`),
      ...changed.map(({ name, was, text, raw, fields }) => {
        const from = was === undefined ? '' : ` (was ${was}.txt)`;
        const what = [...(raw ? ['raw'] : []), ...(text ? ['text'] : []), ...fields];
        return `changed  ${name}.txt${from}: ${what.length === 0 ? 'edits only' : what.join(', ')}`;
      }),
    ]
      .map((line) => `${visible(line)}\n`)
      .join(''),
    `${count}.\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function edited(what: string, groups: readonly EditGroup[], folders: Folders, limit: number): string {
  if (groups.length === 0) return '';
  const shown = limit === 0 ? groups : groups.slice(0, limit);
  const rest = groups.length - shown.length;
  const more = rest > 0 ? `\n${rest} more different edits: --limit 0 shows all.\n` : '';
  const title = `${groups.length} different edits are ${what}`;
  return `${title}\n\n${shown.map((group) => printEdit(group, folders)).join('\n')}${more}`;
}

function ruled(rules: readonly RuleDiff[]): string {
  if (rules.length === 0) return '';
  const signed = ([old, now]: readonly [number, number]): string =>
    now === old ? '' : `${now > old ? '+' : '−'}${Math.abs(now - old).toLocaleString('en-GB')}`;
  const rows = rules.map((each) => [
    each.rule,
    signed(each.edits),
    signed(each.removed),
    signed(each.inserted),
  ]);
  return table(['rule', 'edits', 'removed', 'inserted'], rows);
}
