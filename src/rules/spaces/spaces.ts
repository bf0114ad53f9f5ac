import type { Change } from '../../text/span.ts';
import { unitTable } from '../../text/unit-table.ts';
import { nextUnit } from '../../text/units.ts';
import { CHINESE_MARK, HAN, hasHanUnit } from '../marks/character-class.ts';
import type { Rule } from '../rule.ts';
import { NOTHING, scanned } from '../scanned.ts';
import { LONGEST, spacedSpeaker } from './speaker-line.ts';

const SPACE = 0x20;

/** ` 一、回顾 ` → `一、回顾`: no space at either end of a line. */
export const lineEnds = scanned(
  'line-ends',
  (units, from, to, found) => {
    let first = from;
    while (first < to && units[first] === SPACE) first += 1;
    let last = to;
    while (last > first && units[last - 1] === SPACE) last -= 1;
    if (first > from) found.push(from, first, NOTHING);
    if (last < to) found.push(last, to, NOTHING);
  },
  [' '],
);

/** `上行⏎⏎下行` → `上行⏎下行`: what other rules took away may have been all that stood on a line. */
export const emptyLine: Rule = {
  name: 'empty-line',
  ofWhole: true,
  *changes(text): Iterable<Change> {
    if (text.startsWith('\n')) yield { from: 0, to: /^\n+/.exec(text)?.[0].length ?? 0, insert: '' };
    for (let from = text.indexOf('\n\n', 1), to = from; from > 0; from = text.indexOf('\n\n', to)) {
      to = from + 1;
      while (text.charCodeAt(to) === 0x0a) to++;
      if (text.charCodeAt(from - 1) !== 0x0a) yield { from: from + 1, to, insert: '' };
    }
  },
};

/** `２ ０ ２ ２ 年` → `2022年`: in a line set letter by letter every space is the setting's. */
export const letterSpacing = scanned(
  'letter-spacing',
  (units, from, to, found) => {
    if (!isSpaced(units, from, to) || !hasHanUnit(units, from, to)) return;
    if (to - from < SPACED_SPEAKER && spacedSpeaker(wordsOf(units, from, to)) !== undefined) return;
    for (let at = from + 1; at < to; at += 2) found.push(at, at + 1, NOTHING);
  },
  [' '],
);

/** The line of a speaker is shorter than this however it is spaced (UTF-16). */
const SPACED_SPEAKER = 200;

/** Whether in a line of four characters or more every second one is a space, and no other. */
function isSpaced(units: Uint16Array, from: number, to: number): boolean {
  if (to - from < 7 || (to - from) % 2 === 0) return false;
  for (let at = from; at < to; at += 1) if ((units[at] === SPACE) !== ((at - from) % 2 === 1)) return false;
  return true;
}

function wordsOf(units: Uint16Array, from: number, to: number): string {
  let words = '';
  for (let at = from; at < to; at += 1) words += String.fromCharCode(units[at] as number);
  return words;
}

/** By UTF-16 unit: whether no space stands beside it. */
const CLOSE = unitTable(`${HAN}${CHINESE_MARK}—…“”‘’`);

/**
 * `2022 年 1 月` → `2022年1月`, `占 GDP 比重` → `占GDP比重`: no space beside Han or a Chinese mark.
 *
 * One between Latin words stays, and one on a speaker's line. In a line without Han, `—` and `“` are Latin.
 */
export const hanSpaces = scanned(
  'han-spaces',
  (units, begin, end, found) => {
    let isChinese = false;
    for (let from = nextSpace(units, begin, end), to = from; from < end; from = nextSpace(units, to, end)) {
      to = from + 1;
      while (to < end && units[to] === SPACE) to += 1;
      const before = from > begin && CLOSE[units[from - 1] as number] === 1;
      if (!before && !(to < end && CLOSE[units[to] as number] === 1)) continue;
      isChinese ||= hasHanUnit(units, begin, end) && !isSpeakerLine(units, begin, end);
      if (!isChinese) return;
      found.push(from, to, NOTHING);
    }
  },
  [' '],
);

function nextSpace(units: Uint16Array, from: number, end: number): number {
  return nextUnit(units, SPACE, from, end);
}

function isSpeakerLine(units: Uint16Array, from: number, to: number): boolean {
  if (to - from >= LONGEST) return false;
  const line = wordsOf(units, from, to);
  const spaced = spacedSpeaker(line);
  return spaced !== undefined && spaced === line;
}

/** By UTF-16 unit: the signs of per cent and the like. */
const signOfNumber = unitTable('%‰‱℃');

/** `2.5 %` → `2.5%`: no space between a number and its sign of per cent. */
export const percentSpace = scanned(
  'percent-space',
  (units, begin, end, found) => {
    for (let from = nextSpace(units, begin, end), to = from; from < end; from = nextSpace(units, to, end)) {
      to = from + 1;
      while (to < end && units[to] === SPACE) to += 1;
      if (from > begin && to < end && isFigure(units[from - 1]) && signOfNumber[units[to] as number] === 1)
        found.push(from, to, NOTHING);
    }
  },
  [{ of: '%‰‱℃', after: ' ' }],
);

const YEAR = 0x5e74;

/** `2 0 2 2 年` → `2022年`: a year set figure by figure inside a line. */
export const yearSpacing = scanned(
  'year-spacing',
  (units, from, to, found) => {
    for (let space = nextSpace(units, from, to); space + 6 < to; space = nextSpace(units, space + 1, to)) {
      const at = space - 1;
      if (at < from || (units[at] !== 0x31 && units[at] !== 0x32)) continue;
      if (!isYear(units, at, to) || isBehindFigure(units, at, from)) continue;
      for (const gap of [1, 3, 5]) found.push(at + gap, at + gap + 1, NOTHING);
      space = at + 7;
    }
  },
  [{ of: ' ', after: '12' }, '年'],
);

/** Whether three figures more, each behind a space, and 年 follow a figure. */
function isYear(units: Uint16Array, at: number, to: number): boolean {
  for (let figure = at + 2; figure <= at + 6; figure += 2)
    if (units[figure - 1] !== SPACE || !isFigure(units[figure])) return false;
  const behind = units[at + 7] === SPACE ? at + 8 : at + 7;
  return behind < to && units[behind] === YEAR;
}

function isBehindFigure(units: Uint16Array, at: number, from: number): boolean {
  const before = at > from && units[at - 1] === SPACE ? at - 2 : at - 1;
  return (before >= from && isFigure(units[before])) || (at > from && isFigure(units[at - 1]));
}

function isFigure(unit = 0): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
