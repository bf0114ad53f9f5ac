import type { ReportName } from '../opening/report-files.ts';
import type { ReportEdit } from './report-edits.ts';
import { wordsIn } from './words-in.ts';

/** Where one edit of a group was made. */
export type EditPlace = { readonly report: ReportName } & Pick<ReportEdit, 'raw' | 'clean' | 'context'>;

/** The edits of a corpus that make the same of the same words under the same rules. */
export interface EditGroup extends Pick<ReportEdit, 'rules' | 'before' | 'after'> {
  readonly count: number;
  /** in order of report and text */
  readonly places: readonly EditPlace[];
  /** Han characters, letters and digits that are in `before`, outside tags, and not in `after` */
  readonly lost: number;
}

/** What one rule did over all reports: counts of edits and of UTF-16 units. */
export interface RuleSum {
  readonly rule: string;
  readonly edits: number;
  readonly removed: number;
  readonly changed: number;
  readonly inserted: number;
  /** as `lost` of its groups, over all its edits */
  readonly lost: number;
}

/** Gathers edits, the same ones together. */
export interface Gatherer {
  readonly add: (report: ReportName, edit: ReportEdit) => void;
  /** the rare and large losses first: what was lost once counts more than what was lost from every page */
  readonly groups: () => readonly EditGroup[];
  /** by the rule that acted last, those that lost most first */
  readonly rules: () => readonly RuleSum[];
}

/** A gatherer that has seen nothing yet; of each group it keeps the first `mostPlaces` places. */
export function gatherer(mostPlaces: number): Gatherer {
  const groups = new Map<
    string,
    { -readonly [Key in keyof EditGroup]: EditGroup[Key] } & { places: EditPlace[] }
  >();
  const rules = new Map<string, { -readonly [Key in keyof RuleSum]: RuleSum[Key] }>();
  return {
    add(report, { rules: by, before, after, raw, clean, context }) {
      const key = JSON.stringify([by, before, after]);
      const group = groups.get(key) ?? {
        rules: by,
        before,
        after,
        count: 0,
        places: [],
        lost: Math.max(0, wordsIn(before) - wordsIn(after)),
      };
      groups.set(key, group);
      group.count += 1;
      if (group.places.length < mostPlaces) group.places.push({ report, raw, clean, context });
      const rule = by.at(-1) as string;
      const sum = rules.get(rule) ?? { rule, edits: 0, removed: 0, changed: 0, inserted: 0, lost: 0 };
      rules.set(rule, sum);
      sum.edits += 1;
      sum.lost += group.lost;
      if (before === '') sum.inserted += after.length;
      else if (after === '') sum.removed += before.length;
      else sum.changed += before.length;
    },
    groups: () =>
      [...groups.values()].sort((one, other) => weight(other) - weight(one) || byText(one, other)),
    rules: () => [...rules.values()].sort((one, other) => other.lost - one.lost || other.edits - one.edits),
  };
}

function weight({ lost, count }: EditGroup): number {
  return lost / count;
}

function byText(one: EditGroup, other: EditGroup): number {
  const [a, b] = [one, other].map(({ rules, before }) => `${rules.join(' ')}\0${before}`) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
}
