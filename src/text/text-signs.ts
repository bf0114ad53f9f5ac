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

/** The signs of all units of a text; those of the last text are remembered, for one after the other asks. */
export function signsOf(text: string): number {
  if (text !== latest.text) tellSigns(text, signsIn(unitsOf(text), SIGNS));
  return latest.signs;
}

/** Tells the signs of a text to whoever asks next: somebody has looked at all of its units. */
export function tellSigns(text: string, signs: number): void {
  latest = { text, signs };
}

let latest: { readonly text: string; readonly signs: number } = { text: '', signs: 0 };
