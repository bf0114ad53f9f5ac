import { compact } from '../rules/paragraphs/line-shapes.ts';
import type { NotedUnit } from './line-groups.ts';
import { isSentence, ofReport } from './report-shape.ts';
import { speaksOfSite } from './site-words.ts';
import type { Place } from './units.ts';

/** A label with something else behind it on each page, at the edge of it: `信息员：王五`. */
export interface LabelLines {
  readonly label: string;
  readonly place: Place;
  readonly seen: number;
}

/** Labels of what a notice or a report says itself. */
const ownLabel =
  /^(?:附件|附|注|备注|说明|抄送|抄报|主送|主题词|签发|联系|电话|传真|邮编|邮箱|地址|时间|地点|单位|责任|牵头|配合|目标|任务|报(?!道)|送|发(?![布表])|题目|名称|标题|一是|二是|其中|同时|例如|指|即)/;
/** What stands between a label and what it labels. */
export const colon = '[：:丨｜|]';
const labelled = new RegExp(`^([\\p{Script=Han}]{2,8})${colon}\\S`, 'u');

/** A line with a label is no longer (UTF-16). */
const longest = 60;

/**
 * Finds labels that stand above or below the text of many pages, never in it, with different words behind them.
 *
 * One that speaks of a site counts from two pages on, another from three, where most have it.
 */
export function labelLines(units: readonly NotedUnit[]): readonly LabelLines[] {
  return (['before', 'behind'] as const).flatMap((place) => labelsAt(place, units));
}

function labelsAt(place: Place, units: readonly NotedUnit[]): readonly LabelLines[] {
  const found = new Map<string, { readonly units: Set<number>; readonly words: Set<string> }>();
  const inText = new Set<string>();
  for (const [index, { lines }] of units.entries())
    for (const { words, left, place: there } of lines) {
      const label = left === '' ? undefined : labelled.exec(compact(words.slice(0, 2 * longest)))?.[1];
      if (label === undefined) continue;
      if (there === 'within') inText.add(label);
      if (there !== place || words.length > longest || isSentence(words)) continue;
      if (ofReport(words) !== undefined && !speaksOfSite(words)) continue;
      const group = found.get(label) ?? { units: new Set(), words: new Set() };
      group.units.add(index);
      group.words.add(words);
      found.set(label, group);
    }
  return [...found]
    .filter(([label, group]) => {
      if (ownLabel.test(label) || inText.has(label) || group.words.size < 2) return false;
      const site = speaksOfSite(`${label}：`);
      return group.units.size >= Math.max(site ? 2 : 3, units.length * (site ? 0.3 : 0.6));
    })
    .map(([label, group]) => ({ label, place, seen: group.units.size }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}
