import { compact } from '../rules/paragraphs/line-shapes.ts';
import { isSentence, ofReport } from './report-shape.ts';
import { speaksOfSite } from './site-words.ts';
import type { Place, PlacedLine, Unit } from './units.ts';

/** How lines of a site's furniture are told. */
export interface LearnedLines {
  /** kebab-case; the rule's name */
  readonly name: string;
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

/** A line of a unit, with what is known of it from elsewhere. */
export type NotedLine = PlacedLine & {
  /** whether it is a link on its page */
  readonly linked: boolean;
};

/** The lines that have a key, one for each unit that has it. */
interface Group {
  readonly key: string;
  readonly lines: readonly NotedLine[];
  readonly seen: number;
  readonly of: number;
  readonly place: Place;
}

type Verdict = 'furniture' | 'unsure' | 'report';

/**
 * Finds the lines that repeat from report to report and are the site's.
 *
 * A formula of reports repeats too: where a line stands, whether it is a link and whether it speaks of a site tell them
 * apart. In the midst of a report only a link or a line that speaks of a site counts.
 */
export function learnLines(units: readonly (Unit & { readonly lines: readonly NotedLine[] })[]): {
  readonly learned: readonly LearnedLines[];
  readonly unsure: readonly UnsureLine[];
} {
  const labels = labelsOf(units);
  const groups = groupsOf(units).filter((group) => !labels.some(({ sign }) => isOne(sign, group)));
  const furniture = groups.filter((group) => verdictOf(group) === 'furniture');
  const unsure = groups
    .filter((group) => verdictOf(group) === 'unsure')
    .map(({ lines, place, seen, of }) => ({ words: lines[0]?.words ?? '', place, seen, of }));
  return { learned: [...rulesOf(furniture), ...labels], unsure };
}

function isOne(sign: LearnedLines['sign'], { lines }: Group): boolean {
  return sign instanceof RegExp && lines.every(({ words }) => sign.test(words));
}

function groupsOf(units: readonly (Unit & { readonly lines: readonly NotedLine[] })[]): readonly Group[] {
  const documents = new Set(units.map(({ study }) => study)).size;
  const byKey = new Map<string, Map<number, NotedLine>>();
  for (const [index, { lines }] of units.entries())
    for (const line of lines) {
      if (line.left === '') continue;
      const group = byKey.get(line.key) ?? new Map<number, NotedLine>();
      if (!group.has(index)) group.set(index, line);
      byKey.set(line.key, group);
    }
  return [...byKey]
    .filter(([, lines]) => lines.size > 1)
    .map(([key, found]) => {
      const lines = [...found.values()];
      // What heads or ends a list page stands once in it, however many reports it has.
      const among = new Set([...found.keys()].map((index) => units[index]?.study)).size;
      const often = among > 1 && among * units.length > found.size * documents;
      const places = new Set(lines.map(({ place }) => place));
      const place = places.size === 1 ? (lines[0]?.place ?? 'within') : 'within';
      return { key, lines, seen: often ? among : found.size, of: often ? documents : units.length, place };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

function verdictOf({ key, lines, seen, of, place }: Group): Verdict {
  const words = lines[0]?.words ?? '';
  const linked = lines.every((line) => line.linked);
  const site = speaksOfSite(words) && compact(words).length <= 60;
  const own = ofReport(words);
  if (!linked && (own === 'surely' || (own === 'perhaps' && !(site && place !== 'within')))) return 'report';
  if (key.includes('#') && !sameWords(lines))
    return site && place !== 'within' ? often(seen, of, 0.3) : 'report';
  if (isSentence(words)) {
    if (!site && !linked && place === 'within') return 'report';
    return site && place !== 'within' && seen >= 3 ? often(seen, of, 0.5) : 'unsure';
  }
  if (linked) return place !== 'within' || seen >= 3 || site ? often(seen, of, 0.3) : 'unsure';
  if (site) return often(seen, of, place === 'within' ? 0.5 : 0.3);
  const alone = lines.filter((line) => line.outermost).length;
  if (place !== 'within' && seen >= 3 && alone >= seen * 0.8) return often(seen, of, 0.6);
  return 'unsure';
}

function often(seen: number, of: number, share: number): Verdict {
  return seen >= Math.max(2, of * share) ? 'furniture' : 'unsure';
}

function sameWords(lines: readonly NotedLine[]): boolean {
  return lines.every(({ words }) => words === lines[0]?.words);
}

const placeNames: Readonly<Record<Place, string>> = {
  before: 'page-head',
  within: 'in-text',
  behind: 'page-foot',
};

/** One rule of whole lines for each place, and one of patterns for lines that differ in their numbers. */
function rulesOf(groups: readonly Group[]): readonly LearnedLines[] {
  const rules: LearnedLines[] = [];
  for (const place of ['before', 'within', 'behind'] as const) {
    const here = groups.filter((group) => group.place === place);
    const exact = here.filter(({ lines, key }) => !key.includes('#') || sameWords(lines));
    if (exact.length > 0)
      rules.push({
        name: placeNames[place],
        place,
        sign: [...new Set(exact.flatMap(({ lines }) => lines.map(({ words }) => words)))].sort(),
        ...tally(exact),
      });
    const counted = here.filter((group) => !exact.includes(group));
    if (counted.length > 0)
      rules.push({
        name: `${placeNames[place]}-count`,
        place,
        sign: new RegExp(
          `^${either([...new Set(counted.map(({ lines }) => patternOf(lines[0]?.words ?? '')))].sort())}$`,
        ),
        ...tally(counted),
      });
  }
  return rules;
}

function tally(groups: readonly Group[]): Pick<LearnedLines, 'seen' | 'of'> {
  const counts = groups.map(({ seen }) => seen);
  return { seen: [Math.min(...counts), Math.max(...counts)], of: groups[0]?.of ?? 0 };
}

function either(patterns: readonly string[]): string {
  return patterns.length === 1 ? (patterns[0] as string) : `(?:${patterns.join('|')})`;
}

/** A line as a pattern: any number for a number, any blanks for blanks. */
function patternOf(words: string): string {
  return words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/[0-9０-９]+/g, '\\d+')
    .replace(/\s+/g, '\\s*');
}

/** Labels of what a notice or a report says itself. */
const ownLabel =
  /^(?:附件|附|注|备注|说明|抄送|抄报|主送|主题词|签发|联系|电话|传真|邮编|邮箱|地址|时间|地点|单位|责任|牵头|配合|目标|任务|报|送|发|题目|名称|标题|一是|二是|其中|同时|例如|指|即)/;
const label = /^([\p{Script=Han}]{2,8})\s*[：:]\s*\S/u;

/** Labels with something else behind them on each page, at the edge of it: `信息员：王五`. */
function labelsOf(
  units: readonly (Unit & { readonly lines: readonly NotedLine[] })[],
): readonly LearnedLines[] {
  const rules: LearnedLines[] = [];
  for (const place of ['before', 'behind'] as const) {
    const found = new Map<
      string,
      { units: Set<number>; words: Set<string>; outermost: number; all: number }
    >();
    const elsewhere = new Set<string>();
    for (const [index, { lines }] of units.entries())
      for (const line of lines) {
        const name = label.exec(compact(line.words))?.[1];
        if (line.left === '' || name === undefined) continue;
        if (ofReport(line.words) !== undefined && !speaksOfSite(line.words)) continue;
        if (line.place !== place || line.words.length > 60 || isSentence(line.words)) {
          if (line.place === 'within') elsewhere.add(name);
          continue;
        }
        const group = found.get(name) ?? { units: new Set(), words: new Set(), outermost: 0, all: 0 };
        group.units.add(index);
        group.words.add(line.words);
        group.all += 1;
        found.set(name, group);
      }
    const names = [...found].filter(([name, group]) => {
      if (ownLabel.test(name) || elsewhere.has(name) || group.words.size < 2) return false;
      const enough = speaksOfSite(`${name}：`) ? 0.3 : 0.6;
      return group.units.size >= Math.max(speaksOfSite(`${name}：`) ? 2 : 3, units.length * enough);
    });
    if (names.length === 0) continue;
    const counts = names.map(([, group]) => group.units.size);
    rules.push({
      name: `${placeNames[place]}-label`,
      place,
      sign: new RegExp(`^${either(names.map(([name]) => name).sort())}\\s*[：:].{0,50}$`),
      seen: [Math.min(...counts), Math.max(...counts)],
      of: units.length,
    });
  }
  return rules;
}
