import { isWhite } from './tag-attributes.ts';

/** What a stretch of text has: counted once, where the page is read. */
export interface TextCount {
  /** how many Han characters */
  readonly han: number;
  /** how many marks of a sentence: `。，；！？` and the comma of ASCII */
  readonly marks: number;
  /** what else it has: bits of `has` */
  readonly has: number;
}

/** What a text may have; `blank` is what a browser shows as a space of some width, `angle` a `<`. */
export const has = { words: 1, white: 2, blank: 4, reference: 8, angle: 16 } as const;

/** What may be in a stretch that was not counted. */
export const anything = 31;

/** A count while it grows. */
export interface GrowingCount {
  han: number;
  marks: number;
  has: number;
}

/**
 * Counts a stretch of text, and gives where it ends (UTF-16).
 *
 * That is `to`, or where a `<` may begin markup before it, if `toMarkup` is asked for.
 */
export function countText(
  units: Uint16Array,
  from: number,
  to: number,
  toMarkup: boolean,
  count: GrowingCount,
): number {
  let han = 0;
  let marks = 0;
  let seen = 0;
  let at = from;
  for (; at < to; at += 1) {
    const kind = kinds[units[at] as number] as number;
    if (kind === angled && toMarkup && mayBeginMarkup(units[at + 1])) break;
    seen |= kind;
    han += kind >> 6;
    marks += (kind >> 5) & 1;
  }
  count.han = han;
  count.marks = marks;
  count.has = seen & anything;
  return at;
}

/** The count of a stretch that is no markup. */
export function textCount(units: Uint16Array, from: number, to: number): TextCount {
  const count = { han: 0, marks: 0, has: 0 };
  countText(units, from, to, false, count);
  return count;
}

/** Whether a browser shows a UTF-16 unit as a space that does not collapse. */
export function isBlank(unit: number): boolean {
  return (
    unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f
  );
}

/** Whether markup may begin with a `<` that this unit follows. */
function mayBeginMarkup(unit: number | undefined): boolean {
  if (unit === undefined) return false;
  const letter = unit | 0x20;
  return (letter >= 0x61 && letter <= 0x7a && unit < 0x80) || unit === 0x2f || unit === 0x21 || unit === 0x3f;
}

/** The first unit of a text that is no white space of any kind; 0 where there is none. */
export function firstWord(units: Uint16Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const unit = units[at] as number;
    if (unit === 0x20 || unit === 0x0a) continue;
    if ((unit > 0x20 && unit < 0x80) || (unit > 0x3000 && unit < 0xfe00)) return unit;
    if (!/\s/.test(String.fromCharCode(unit))) return unit;
  }
  return 0;
}

/** Bits above those of `has`. */
const mark = 32;
const hanBit = 64;

/** What a `<` is. */
const angled = has.angle | has.words;

/** What each UTF-16 unit adds to a count: one look-up for a character, whatever it is. */
const kinds = new Uint8Array(0x10000).fill(has.words);
kinds.fill(hanBit | has.words, 0x3400, 0x4dc0);
kinds.fill(hanBit | has.words, 0x4e00, 0xa000);
for (let unit = 0; unit < 0x80; unit += 1) if (isWhite(unit)) kinds[unit] = has.white;
for (let unit = 0x80; unit <= 0x3000; unit += 1) if (isBlank(unit)) kinds[unit] = has.blank;
for (const sign of '。，；！？,') kinds[sign.charCodeAt(0)] = mark | has.words;
kinds[0x26] = has.reference;
kinds[0x3c] = angled;
