import type { Change } from './span.ts';
import { unitTable } from './unit-table.ts';
import { signsIn, unitsOf } from './units.ts';

/** What has no glyph and no width, as a piece of a regex character class: all that is one UTF-16 unit. */
export const INVISIBLE =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f-\\u1160\\u17b4-\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb';

/** What may be in a text of all that hardly any has: a bit for each kind, so that one look tells of all kinds. */
export const TextSign = {
  /** CR, U+2028 and U+2029: they end a line, and LF is written for them */
  end: 1,
  /** a form feed: it ends a line and stays */
  formFeed: 2,
  /** U+0085 and U+000B: LF is written for them, and no line ends there before */
  oldEnd: 4,
  /** what has no glyph, and the first half of some such characters */
  invisible: 8,
  /** for private use, in its plane or, by the first half, beyond */
  privateUse: 16,
  /** what stands in addresses and before the end of an element: `<`, `=`, `/` and `_` */
  link: 32,
  hyphen: 64,
  /** 页, which turns pages */
  page: 128,
} as const;

/** By UTF-16 unit: its signs. */
export const SIGNS = new Uint8Array(0x10000);
for (const [units, sign] of [
  ['\\u000d\\u2028\\u2029', TextSign.end],
  ['\\u000c', TextSign.formFeed],
  ['\\u0085\\u000b', TextSign.oldEnd],
  [`${INVISIBLE}\\udb40`, TextSign.invisible],
  ['\\udb80-\\udbff\\ue000-\\uf8ff', TextSign.privateUse],
  ['<=/_', TextSign.link],
  ['-', TextSign.hyphen],
  ['页', TextSign.page],
] as const) {
  const ones = unitTable(units);
  for (let unit = ones.indexOf(1); unit >= 0; unit = ones.indexOf(1, unit + 1))
    SIGNS[unit] = (SIGNS[unit] as number) | sign;
}

/** The signs that a text may have, and no others. */
interface Signed {
  readonly text: string;
  readonly signs: number;
}

/** The text that was looked at last, what was made of it since, and its parts: no more of them than this. */
const MOST = 24;
let known: Signed[] = [];

/**
 * The signs of the units of a text; of one that was made of another it may be said to have what was taken out of it.
 *
 * It is looked at once, for one rule after the other asks of it, and of what the rules make of it.
 */
export function signsOf(text: string): number {
  const before = known.find((one) => one.text === text);
  if (before !== undefined) return before.signs;
  const signs = signsIn(unitsOf(text), SIGNS);
  tellSigns(text, signs);
  return signs;
}

/** Tells the signs of a text to whoever asks next: somebody has looked at all of its units. */
export function tellSigns(text: string, signs: number): void {
  known = [{ text, signs }];
}

/** Takes down that a text was made of another by changes: it has no signs but those of that one and of what was put in. */
export function signsAfter(before: string, changes: readonly Change[], text: string): void {
  const at = known.findIndex((one) => one.text === before);
  let { signs } = known[at] ?? unknown;
  if (signs < 0) return;
  for (const { insert } of changes)
    for (let unit = 0; unit < insert.length; unit += 1) signs |= SIGNS[insert.charCodeAt(unit)] as number;
  known[at] = { text, signs };
}

/** A part of a text, which has no signs but those of all of it. */
export function partOf(whole: string, from: number, to: number): string {
  const part = whole.slice(from, to);
  const { signs } = known.find((one) => one.text === whole) ?? unknown;
  if (signs >= 0 && known.length < MOST) known.push({ text: part, signs });
  return part;
}

const unknown: Signed = { text: '', signs: -1 };
