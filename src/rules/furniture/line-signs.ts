import { neededWords } from '../needed-words.ts';
import type { LineKind } from './line.ts';
import { BULLET, BULLETS, inOtherWords, isBullet } from './words.ts';

/** Characters that any line of a report may have: of the words that a pattern needs others are looked for. */
const COMMON = new Set(
  '的一是在有和中大上个国我时到作地出分会主发年动同工下政公开本全新点来回情此今位共企业园区合商投资服务建设项目经济展产城乡民生网人不行',
);

/** Words of which a line that a pattern matches has at least one; undefined where none can be told. */
export function signsOf(patterns: readonly RegExp[]): readonly string[] | undefined {
  const signs: string[] = [];
  for (const { source, flags } of patterns) {
    const words = neededWords(new RegExp(source, flags.replace('i', '')));
    if (words === undefined) return undefined;
    for (const word of words) signs.push(...(flags.includes('i') ? inAllCases(pairOf(word)) : [word]));
  }
  return signs;
}

/** The two units of a word side by side that are least likely to stand in another line; of a word of one, that one. */
function pairOf(word: string): string {
  let best = word.slice(0, 2);
  for (let at = 1; at + 2 <= word.length; at += 1) {
    const pair = word.slice(at, at + 2);
    if (commonIn(pair) < commonIn(best)) best = pair;
  }
  return best;
}

function commonIn(pair: string): number {
  return pair.split('').filter((unit) => COMMON.has(unit)).length;
}

function inAllCases(pair: string): readonly string[] {
  return pair
    .split('')
    .reduce<readonly string[]>(
      (made, unit) => made.flatMap((before) => [before + unit.toLowerCase(), before + unit.toUpperCase()]),
      [''],
    );
}

/** Tells which kinds may know the line of which this is the stretch from its first to its last word; see `kindsBySigns`. */
export type KindsOfLine = (units: Uint16Array, from: number, to: number) => readonly LineKind[];

/**
 * Tells by one look at a line which kinds may know it: those that its words may begin and end as, and of whose signs they
 * have one, if it names any.
 *
 * There are thirty kinds, and nearly every line is of none: to look is a tenth of what it takes to make the words and to
 * ask them all.
 */
export function kindsBySigns(kinds: readonly LineKind[]): KindsOfLine {
  if (kinds.length > 31) throw new RangeError(`there is room for 31 kinds of furniture, not ${kinds.length}`);
  const pairs = kinds.map(({ signs }) => signs?.map(pairOf));
  const numbers = numbered(pairs.flatMap((own) => own ?? []).join(''));
  const count = numbers.reduce((most, number) => Math.max(most, number)) + 1;
  /** by the numbers of two units side by side */
  const bits = new Int32Array(count * count);
  const opens = endsOf(kinds.map((kind) => kind.opens));
  const closes = endsOf(kinds.map((kind) => kind.closes));
  let always = 0;
  for (const [index, kind] of kinds.entries()) {
    const bit = 1 << index;
    for (const pair of pairs[index] ?? []) {
      const last = numbers[pair.charCodeAt(pair.length - 1)] as number;
      // A single unit is seen behind any other.
      if (pair.length === 1)
        for (let before = 0; before < count; before += 1) addBit(bits, before * count + last, bit);
      else addBit(bits, (numbers[pair.charCodeAt(0)] as number) * count + last, bit);
    }
    if (kind.signs === undefined) always |= bit;
  }
  for (const table of [numbers, opens, closes]) foldIn(table);
  const bySight = new Map<number, readonly LineKind[]>();
  return (units, from, to) => {
    let seen = always;
    let before = 0;
    let at = from;
    // Two at a time: most units are in some sign, but hardly any behind that before it.
    for (; at + 2 <= to; at += 2) {
      const one = numbers[units[at] as number] as number;
      const other = numbers[units[at + 1] as number] as number;
      seen |= (bits[before * count + one] as number) | (bits[one * count + other] as number);
      before = other;
    }
    if (at < to) seen |= bits[before * count + (numbers[units[at] as number] as number)] as number;
    seen &= (opens[units[from] as number] as number) & (closes[units[to - 1] as number] as number);
    if (seen === 0) return none;
    let asked = bySight.get(seen);
    if (asked === undefined) {
      asked = kinds.filter((_, index) => (seen & (1 << index)) !== 0);
      if (bySight.size < 4096) bySight.set(seen, asked);
    }
    return asked;
  };
}

const none: readonly LineKind[] = [];

/** A number from 1 for each unit of a text, 0 for all others. */
function numbered(text: string): Uint16Array {
  const units = [...new Set(text.split(''))];
  // The space behind a bullet is not in the words.
  if (units.some((unit) => isBullet(unit.charCodeAt(0)))) throw new RangeError('a bullet is no sign');
  const numbers = new Uint16Array(0x10000);
  for (const [index, unit] of units.entries()) numbers[unit.charCodeAt(0)] = index + 1;
  return numbers;
}

/** Makes a table by units of words one by units of lines, where they are written otherwise too; it has no bullets but at ends. */
function foldIn(table: Uint16Array | Int32Array): void {
  for (const [unit, word] of inOtherWords()) table[unit] = table[word] as number;
  for (const bullet of BULLETS) addBit(table, bullet.charCodeAt(0), table[BULLET] as number);
}

function addBit(bits: Uint16Array | Int32Array, at: number, bit: number): void {
  bits[at] = (bits[at] as number) | bit;
}

/** By unit the kinds whose words may begin, or end, with it: a kind that names none may with any. */
function endsOf(kinds: readonly (string | undefined)[]): Int32Array {
  const any = kinds.reduce((bits, units, index) => (units === undefined ? bits | (1 << index) : bits), 0);
  const bits = new Int32Array(0x10000).fill(any);
  for (const [index, units] of kinds.entries())
    for (const unit of units?.split('') ?? []) addBit(bits, unit.charCodeAt(0), 1 << index);
  return bits;
}
