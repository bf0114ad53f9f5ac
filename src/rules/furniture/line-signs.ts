import { neededWords } from '../needed-words.ts';
import type { LineKind } from './line.ts';

/** Characters that any line of a report may have: of the words that a pattern needs another one is looked for. */
const COMMON = new Set('的一是在有和中大上个国我时到作地出分会主发年动同工下政公开本全新点来回情此今位共');

/**
 * Units of which a line that a pattern matches has at least one; undefined where none can be told.
 *
 * One of each word that it needs: the first that not every other line has.
 */
export function signsOf(patterns: readonly RegExp[]): string | undefined {
  let signs = '';
  for (const { source, flags } of patterns) {
    const words = neededWords(new RegExp(source, flags.replace('i', '')));
    if (words === undefined) return undefined;
    for (const word of words) {
      const sign = word.split('').find((unit) => !COMMON.has(unit)) ?? word.charAt(0);
      signs += flags.includes('i') ? sign.toLowerCase() + sign.toUpperCase() : sign;
    }
  }
  return signs;
}

/**
 * Tells by one look at a line which kinds may know it: those that name no signs, and those of whose signs it has one.
 *
 * There are thirty kinds, and nearly every line is of none: to look is a tenth of what it takes to ask them all.
 */
export function kindsBySigns(kinds: readonly LineKind[]): (words: string) => readonly LineKind[] {
  if (kinds.length > 31) throw new RangeError(`there is room for 31 kinds of furniture, not ${kinds.length}`);
  const bitsOfUnit = new Int32Array(0x10000);
  let always = 0;
  for (const [index, { signs }] of kinds.entries()) {
    if (signs === undefined) always |= 1 << index;
    else
      for (const sign of signs.split(''))
        bitsOfUnit[sign.charCodeAt(0)] = (bitsOfUnit[sign.charCodeAt(0)] as number) | (1 << index);
  }
  const bySight = new Map<number, readonly LineKind[]>();
  return (words) => {
    let seen = always;
    for (let at = 0; at < words.length; at += 1) seen |= bitsOfUnit[words.charCodeAt(at)] as number;
    let asked = bySight.get(seen);
    if (asked === undefined) {
      asked = kinds.filter((_, index) => (seen & (1 << index)) !== 0);
      if (bySight.size < 4096) bySight.set(seen, asked);
    }
    return asked;
  };
}
