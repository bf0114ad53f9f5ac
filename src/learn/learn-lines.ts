import { escaped } from './escaped.ts';
import { colon, labelLines } from './label-lines.ts';
import { groupsOf, type LineGroup, type NotedUnit, sameWords } from './line-groups.ts';
import { verdictOf } from './line-verdict.ts';
import { pageEnd } from './page-end.ts';
import type { Place } from './units.ts';

/** How lines of a site's furniture are told. */
export interface LearnedLines {
  /** kebab-case; the rule's name */
  readonly name: string;
  /** what goes: the lines themselves, or all from the first of them on */
  readonly way: 'lines' | 'fromFirst';
  readonly place: Place;
  /** whole lines as they stand, or a pattern */
  readonly sign: readonly string[] | RegExp;
  /** in how many of the files (or of a list page's reports) one of them was seen, the least and the most */
  readonly seen: readonly [least: number, most: number];
  readonly of: number;
}

/** A line that repeats and may be a report's own: for a person to decide. */
export interface UnsureLine {
  readonly words: string;
  readonly place: Place;
  readonly seen: number;
  readonly of: number;
}

/** Finds the lines that repeat from report to report and are the site's, as named rules; and those that may be. */
export function learnLines(units: readonly NotedUnit[]): {
  readonly learned: readonly LearnedLines[];
  readonly unsure: readonly UnsureLine[];
} {
  const labels = labelsOf(units);
  const all = groupsOf(units);
  const end = pageEnd(
    units,
    all.filter((group) => verdictOf(group) !== 'report'),
  );
  const isCovered = ({ lines, key, place }: LineGroup): boolean =>
    (place === 'behind' && end?.behind.has(key) === true) ||
    labels.some(({ sign }) => sign instanceof RegExp && lines.every(({ words }) => sign.test(words)));
  const groups = all.filter((group) => !isCovered(group) && group !== end?.group);
  const furniture = groups.filter((group) => verdictOf(group) === 'furniture');
  const unsure = groups
    .filter((group) => verdictOf(group) === 'unsure')
    .map(({ lines, place, seen, of }) => ({ words: lines[0]?.words ?? '', place, seen, of }));
  const ends =
    end === undefined ? [] : [rule('page-end', 'fromFirst', 'behind', wordsOf([end.group]), [end.group])];
  return { learned: [...rulesOf(furniture), ...labels, ...ends], unsure };
}

const placeNames: Readonly<Record<Place, string>> = {
  before: 'page-head',
  within: 'in-text',
  behind: 'page-foot',
};

/** One rule of whole lines for each place, and one of patterns for lines that differ in their numbers. */
function rulesOf(groups: readonly LineGroup[]): readonly LearnedLines[] {
  return (['before', 'within', 'behind'] as const).flatMap((place) => {
    const here = groups.filter((group) => group.place === place);
    const exact = here.filter((group) => sameWords(group) || !group.key.includes('#'));
    const counted = here.filter((group) => !exact.includes(group));
    const patterns = [...new Set(counted.map(({ lines }) => patternOf(lines[0]?.words ?? '')))].sort();
    return [
      ...(exact.length > 0 ? [rule(placeNames[place], 'lines', place, wordsOf(exact), exact)] : []),
      ...(counted.length > 0
        ? [rule(`${placeNames[place]}-count`, 'lines', place, new RegExp(`^${either(patterns)}$`), counted)]
        : []),
    ];
  });
}

function labelsOf(units: readonly NotedUnit[]): readonly LearnedLines[] {
  const found = labelLines(units);
  return (['before', 'behind'] as const).flatMap((place) => {
    const here = found.filter((each) => each.place === place);
    if (here.length === 0) return [];
    const sign = new RegExp(
      `^${either(here.map(({ label }) => [...label].join('\\s?')))}\\s?${colon}.{0,50}$`,
    );
    const counts = here.map(({ seen }) => ({ seen, of: units.length }));
    return [rule(`${placeNames[place]}-label`, 'lines', place, sign, counts)];
  });
}

function rule(
  name: string,
  way: LearnedLines['way'],
  place: Place,
  sign: LearnedLines['sign'],
  groups: readonly { readonly seen: number; readonly of: number }[],
): LearnedLines {
  const counts = groups.map(({ seen }) => seen);
  return { name, way, place, sign, seen: [Math.min(...counts), Math.max(...counts)], of: groups[0]?.of ?? 0 };
}

function wordsOf(groups: readonly LineGroup[]): readonly string[] {
  return [...new Set(groups.flatMap(({ lines }) => lines.map(({ words }) => words)))].sort();
}

function either(patterns: readonly string[]): string {
  return patterns.length === 1 ? (patterns[0] as string) : `(?:${patterns.join('|')})`;
}

/** A line as a pattern: any number for a number, any blanks for blanks. */
function patternOf(words: string): string {
  return escaped(words)
    .replace(/[0-9０-９]+/g, '\\d+')
    .replace(/\s+/g, '\\s*');
}
