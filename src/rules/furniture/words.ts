import { rowFor, textOf } from '../../text/unit-row.ts';
import { BLANKS as WHITE_SPACE } from '../paragraphs/blank.ts';

/** Furniture lines are short; of a longer line only this many UTF-16 units are looked at. */
export const longestLook = 400;

/** What stands before a list's entry. */
export const BULLETS = '•·●■◆▪□◇○►▶▸»※';

/** The units that words are told apart by: white space, and what joins or parts without being seen. */
const BLANK_UNITS = [...WHITE_SPACE, 0x200b, 0x200c, 0x200d];

const SPACE = 0x20;
/** What all of them read as, UTF-16. */
export const BULLET = BULLETS.charCodeAt(0);
/** Full-width ASCII lies so far behind the half-width. */
const WIDER = 0xfee0;

const [blank, bullet, wide] = [1, 2, 3];

/** By UTF-16 code: what a line's words leave out, or write in another way. */
const KINDS = new Uint8Array(0x10000).fill(wide, 0xff01, 0xff5f);
for (const unit of BLANK_UNITS) KINDS[unit] = blank;
for (const sign of BULLETS) KINDS[sign.charCodeAt(0)] = bullet;

/** By UTF-16 code: 1 for blanks. */
const BLANKS = new Uint8Array(0x10000);
for (const unit of BLANK_UNITS) BLANKS[unit] = 1;

/** Whether a unit is one of the blanks that words are told apart by. */
export function isBlankUnit(unit: number): boolean {
  return KINDS[unit] === blank;
}

/** Whether a unit is a list's bullet. */
export function isBullet(unit: number): boolean {
  return KINDS[unit] === bullet;
}

/** The units of lines, but for bullets, that words have in another way, each with the one that they have for it. */
export function* inOtherWords(): Generator<readonly [unit: number, word: number]> {
  for (const unit of BLANK_UNITS) yield [unit, SPACE];
  for (let unit = KINDS.indexOf(wide); KINDS[unit] === wide; unit += 1) yield [unit, unit - WIDER];
}

/**
 * The words of a line in the one form that furniture is told by.
 *
 * Half-width ASCII for full-width, one space for any run of blanks, none at the ends, and a leading bullet as `•`.
 */
export function wordsOf(line: string): string {
  const to = Math.min(line.length, longestLook);
  for (let at = 0; at < to; at += 1) own[at] = line.charCodeAt(at);
  return wordsIn(line, own, 0, to);
}

const own = new Uint16Array(longestLook);
const row = rowFor(longestLook);

/** The same of a line in a text whose units are given, or of a stretch of it: no more than `longestLook` of them. */
export function wordsIn(text: string, units: Uint16Array, from: number, to: number): string {
  const words = row.units;
  let at = behindBlanks(units, from, to);
  let length = 0;
  let changed = 0;
  const begin = at;
  while (at < to && isBullet(units[at] as number)) at += 1;
  if (at > begin) {
    // The bullets at the start, with the space behind them, are one; the last stands as it is where nothing follows it.
    const next = behindBlanks(units, at, to);
    const alone = next === to;
    words[0] = alone && at === begin + 1 ? (units[begin] as number) : BULLET;
    length = 1;
    changed = words[0] ^ (units[begin] as number);
    at = alone ? Math.max(at - 1, begin + 1) : next;
  }
  const kinds = KINDS;
  for (; at < to; at += 1) {
    const unit = units[at] as number;
    const kind = kinds[unit];
    let word = unit;
    if (kind === wide) word = unit - WIDER;
    else if (kind === blank) {
      at = behindBlanks(units, at, to) - 1;
      if (at + 1 === to) break;
      word = SPACE;
    }
    changed |= word ^ unit;
    words[length] = word;
    length += 1;
  }
  // Nearly all such lines are short, and many have nothing that is written in another way.
  return changed === 0 && begin + length === at ? text.slice(begin, at) : textOf(row, 0, length);
}

/** Where the blanks from here on end. */
export function behindBlanks(units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && KINDS[units[at] as number] === blank) at += 1;
  return at;
}

/** Where the units from here on end that are no blanks: four are looked at together, for hardly any is one. */
export function behindWord(units: Uint16Array, from: number, to: number): number {
  const blanks = BLANKS;
  let at = from;
  while (
    at + 4 <= to &&
    ((blanks[units[at] as number] as number) |
      (blanks[units[at + 1] as number] as number) |
      (blanks[units[at + 2] as number] as number) |
      (blanks[units[at + 3] as number] as number)) ===
      0
  )
    at += 4;
  while (at < to && blanks[units[at] as number] === 0) at += 1;
  return at;
}
