import type { Folders } from '../opening/folders.ts';
import { type EditGroup, gatherer, type RuleSum } from './edit-groups.ts';
import { openNamed, reportsNamed } from './open-report.ts';
import { editsOf } from './report-edits.ts';

/** Which edits are wanted. */
export interface AuditOf {
  /** names, paths or ids of reports; all, where there is none */
  readonly words: readonly string[];
  /** rules such as `strip/page-number`, or stages such as `strip`; all, where there is none */
  readonly rules: readonly string[];
  /** sources; all, where there is none */
  readonly sources: readonly string[];
  /** only edits that lose so many Han characters, letters and digits, or more */
  readonly least: number;
  /** how many places are kept of edits that are the same */
  readonly mostPlaces: number;
}

/** What the rules did to a corpus. */
export interface Audit {
  readonly reports: number;
  readonly rules: readonly RuleSum[];
  readonly groups: readonly EditGroup[];
}

/**
 * Gathers the edits of a clean corpus, the same ones together, the rare and large losses first.
 *
 * One report is in memory at a time, and each different edit once. Rejects with a NoSuchReport for a word that names
 * no report or several, and with a BrokenReport where a report is not what the pipeline wrote.
 */
export async function audit(
  folders: Folders,
  { words, rules, sources, least, mostPlaces }: AuditOf,
): Promise<Audit> {
  const named = await reportsNamed(folders, words);
  const names = named.filter(
    (name) => sources.length === 0 || sources.some((source) => name.startsWith(`${source}/`)),
  );
  const all = gatherer(mostPlaces);
  for (const name of names)
    for (const edit of editsOf(await openNamed(folders, name)))
      if (rules.length === 0 || edit.rules.some((rule) => rules.some((wanted) => isOf(rule, wanted))))
        all.add(name, edit);
  return {
    reports: names.length,
    rules: all.rules(),
    groups: all.groups().filter(({ lost }) => lost >= least),
  };
}

/** `strip/page-number` is of `strip/page-number` and of `strip`. */
function isOf(rule: string, wanted: string): boolean {
  return rule === wanted || rule.startsWith(`${wanted}/`);
}
