import type { Division } from './division.ts';
import { levelOf } from './division.ts';
import type { Entry } from './gazetteer.ts';
import {
  codesAbove,
  entriesByName,
  entriesByShortName,
  entriesOfCode,
  isValid,
  outlives,
  yearInTable,
} from './gazetteer.ts';
import { shortName } from './short-name.ts';

/** Steps of an address that stand for no division: 北京市市辖区朝阳区, 湖北省省直辖县级行政区划仙桃市. */
const pseudoLevels = new Set(['市辖区', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/**
 * The divisions that bear the name in the year, in the order of their codes: 朝阳区 → those of 北京市 and 长春市.
 *
 * The name must be full, as printed in that year. A division is valid in a year if it was so for part of it: in 2013
 * both 兖州市 and 兖州区 are. The table holds 2002 to 2025; an earlier year is taken for the first, a later one and
 * none at all for the last.
 */
export function divisionsNamed(name: string, year?: number): readonly Division[] {
  const asked = yearInTable(year);
  return entriesNamed(name, asked).map((entry) => divisionOf(entry, asked));
}

/** The division with the code in the year; where the name changed in that year, under the new one. */
export function divisionByCode(code: string, year?: number): Division | undefined {
  const asked = yearInTable(year);
  const entry = entriesOfCode(code, asked).at(-1);
  return entry && divisionOf(entry, asked);
}

/**
 * The one division that the names can mean in the year, or undefined where they mean none or several.
 *
 * The names go from the outermost to the one that is asked for: 山东省, 济宁市, 金乡县, or 临沂市, 兰山区. Levels may be
 * left out, and each name may be short (东营, 垦利区), but a full name that fits is preferred. A name with no parents
 * must be the only one of its kind: 朝阳区 is not. Of a division that only got another code in the year, the later code
 * is meant, as in the edition of that year; and a short name means the prefecture, not a county of the same name in it.
 */
export function resolveDivision(names: readonly string[], year?: number): Division | undefined {
  const asked = yearInTable(year);
  const parents: string[] = [];
  for (const name of names) {
    const step = name.trim();
    if (step !== '' && !pseudoLevels.has(step)) parents.push(step);
  }
  const last = parents.pop();
  if (last === undefined) return undefined;
  const full = entriesNamed(last, asked).filter((entry) => liesIn(entry, parents, asked));
  const entry =
    onlyOne(full, isSameKind, asked) ?? onlyOne(withAllParents(full, parents, asked), isSameUnit, asked);
  if (entry || full.length > 0) return entry && divisionOf(entry, asked);
  const called = outermost(
    entriesCalled(last, asked).filter((short) => liesIn(short, parents, asked)),
    asked,
  );
  return called && divisionOf(called, asked);
}

/** The divisions that were asked for last, by year: a report asks for the same few again and again. */
const known = new Map<number, Map<Entry, Division>>();

/** So many of each year: all, of all years, are some megabytes. */
const MOST_KNOWN = 32;

/** The division as it stood in a year of the table. */
export function divisionOf(entry: Entry, year: number): Division {
  let inYear = known.get(year);
  if (inYear === undefined) {
    inYear = new Map();
    known.set(year, inYear);
  }
  let division = inYear.get(entry);
  if (division === undefined) {
    division = madeOf(entry, year);
    if (inYear.size === MOST_KNOWN) inYear.clear();
    inYear.set(entry, division);
  }
  return division;
}

function madeOf(entry: Entry, year: number): Division {
  const above = codesAbove(entry.code).flatMap((code) => entriesOfCode(code, year).at(-1)?.name ?? []);
  return {
    code: entry.code,
    name: entry.name,
    level: levelOf(entry.code),
    from: entry.from,
    ...(entry.until === undefined ? {} : { until: entry.until }),
    path: [...above, entry.name],
  };
}

/** The entries with the full name in a year of the table. */
export function entriesNamed(name: string, year: number): readonly Entry[] {
  return (
    entriesByName()
      .get(name)
      ?.filter((entry) => isValid(entry, year)) ?? none
  );
}

const none: readonly Entry[] = [];

function entriesCalled(short: string, year: number): readonly Entry[] {
  return (entriesByShortName().get(short) ?? []).filter((entry) => isValid(entry, year));
}

/** Whether each of the parents, outermost first, is a unit above the entry, by any name it had in the year. */
function liesIn(entry: Entry, parents: readonly string[], year: number): boolean {
  if (parents.length === 0) return true;
  const above = codesAbove(entry.code).map((code) => entriesOfCode(code, year));
  let level = 0;
  for (const parent of parents) {
    while (
      level < above.length &&
      !above[level]?.some(({ name }) => name === parent || shortName(name) === parent)
    )
      level++;
    if (level++ === above.length) return false;
  }
  return true;
}

/** Those whose units above are all among the parents: 日喀则市 in 西藏自治区, not the former county in 日喀则地区. */
function withAllParents(
  entries: readonly Entry[],
  parents: readonly string[],
  year: number,
): readonly Entry[] {
  return entries.filter(
    ({ code }) =>
      codesAbove(code).filter((above) => entriesOfCode(above, year).length > 0).length === parents.length,
  );
}

/** The only entry, or the only one that outlives the year where the others are the same with their former codes. */
function onlyOne(
  entries: readonly Entry[],
  isSame: (entry: Entry, other: Entry) => boolean,
  year: number,
): Entry | undefined {
  if (entries.length < 2) return entries[0];
  const [current, ...others] = entries.filter((entry) => outlives(entry, year));
  if (current === undefined || others.length > 0 || current.from !== year) return undefined;
  return entries.every((entry) => isSame(entry, current)) ? current : undefined;
}

function isSameKind(entry: Entry, other: Entry): boolean {
  return levelOf(entry.code) === levelOf(other.code) && isSameUnit(entry, other);
}

/** Whether two entries of one name lie in one province; with the same parents they are the same, though raised a level. */
function isSameUnit(entry: Entry, other: Entry): boolean {
  return entry.code.slice(0, 2) === other.code.slice(0, 2);
}

/** The only entry, or the prefecture that holds all the others: 长沙市, not 长沙县. */
function outermost(entries: readonly Entry[], year: number): Entry | undefined {
  const prefectures = entries.filter((entry) => levelOf(entry.code) === 'prefecture');
  const [prefecture] = prefectures;
  const holdsAll = prefecture && entries.every((entry) => entry.code.startsWith(prefecture.code.slice(0, 4)));
  return onlyOne(holdsAll ? prefectures : entries, isSameKind, year);
}
