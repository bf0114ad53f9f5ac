import { SIGNS, tellSigns } from './text-signs.ts';
import { unitsOf } from './units.ts';

/** No text that is longer is looked over: it has nearly all pairs there are (UTF-16). */
const LONGEST = 0x20000;

/** By a pair of units that begins at an even offset, at its `placeOf`: 1 where the text that was looked over has it. */
const pairs = new Uint8Array(0x8000);

/** Two pairs may have one place, but no two of ASCII. */
function placeOf(one: number, next: number): number {
  return ((one << 7) ^ next) & 0x7fff;
}

let latest = '';

/**
 * Looks over a text once, for all who will ask what it lacks: words by the dozen, of which hardly any text has one, and signs.
 *
 * Only the text that was looked over last is known.
 */
export function lookOver(text: string): void {
  if (text === latest || text.length > LONGEST) return;
  const units = unitsOf(text);
  const { length } = units;
  pairs.fill(0);
  const table = SIGNS;
  let signs = 0;
  let at = 0;
  // Eight are asked for at once: what follows takes as long for each two.
  for (; at + 8 <= length; at += 8) {
    const a = units[at] as number;
    const b = units[at + 1] as number;
    const c = units[at + 2] as number;
    const d = units[at + 3] as number;
    const e = units[at + 4] as number;
    const f = units[at + 5] as number;
    const g = units[at + 6] as number;
    const h = units[at + 7] as number;
    pairs[placeOf(a, b)] = 1;
    pairs[placeOf(c, d)] = 1;
    pairs[placeOf(e, f)] = 1;
    pairs[placeOf(g, h)] = 1;
    signs |= (table[a] as number) | (table[b] as number) | (table[c] as number) | (table[d] as number);
    signs |= (table[e] as number) | (table[f] as number) | (table[g] as number) | (table[h] as number);
  }
  for (; at < length; at += 2) {
    const one = units[at] as number;
    signs |= table[one] as number;
    if (at + 1 === length) break;
    const next = units[at + 1] as number;
    pairs[placeOf(one, next)] = 1;
    signs |= table[next] as number;
  }
  latest = text;
  tellSigns(text, signs);
}

/**
 * Whether a text surely has some words nowhere; false where it may have them, and where it was not looked over.
 *
 * It takes as many steps as the words have units, however long the text is. Of words of less than three nothing is known.
 */
export function lacks(text: string, words: string): boolean {
  return text === latest && lacksFrom(0, words, isPair) && lacksFrom(1, words, isPair);
}

/** The same of words of ASCII in letters of either case, in any mixture. */
export function lacksInAnyCase(text: string, words: string): boolean {
  return text === latest && lacksFrom(0, words, isPairInAnyCase) && lacksFrom(1, words, isPairInAnyCase);
}

/** Whether a pair is missing of those that a text would have where every second of them begins at `from` in the words. */
function lacksFrom(from: 0 | 1, words: string, has: (one: number, next: number) => boolean): boolean {
  for (let at = from; at + 1 < words.length; at += 2)
    if (!has(words.charCodeAt(at), words.charCodeAt(at + 1))) return true;
  return false;
}

function isPair(one: number, next: number): boolean {
  return pairs[placeOf(one, next)] === 1;
}

function isPairInAnyCase(one: number, next: number): boolean {
  const nextOther = inOtherCase(next);
  if (isPair(one, next) || isPair(one, nextOther)) return true;
  const other = inOtherCase(one);
  return isPair(other, next) || isPair(other, nextOther);
}

function inOtherCase(unit: number): number {
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? unit ^ 0x20 : unit;
}
