import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** One syllable in brackets, as mirror sites put it behind a character: `進(jìn)`. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzɡüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ';
const gloss = new RegExp(`[（(][${LETTERS}]{1,6}[）)]`, 'g');

interface Gloss {
  readonly from: number;
  readonly to: number;
  /** the character that it is behind */
  readonly of: string;
}

/** The readings that stand behind a Han character, with a space between or none. */
function* glosses(text: string): Generator<Gloss> {
  for (const { 0: found, index } of text.matchAll(gloss)) {
    const from = text[index - 1] === ' ' ? index - 1 : index;
    const of = /\p{Script=Han}$/u.exec(text.slice(Math.max(0, from - 2), from))?.[0];
    if (of !== undefined) yield { from, to: index + found.length, of };
  }
}

/** Fewer are readings of single hard words, which an author gives. */
const fewest = 8;

/** A text in which one of so many Han characters is glossed was glossed by a machine. */
const dense = 60;

/**
 * The readings in pinyin that a mirror site puts behind characters all through a text.
 *
 * An author gives the reading of a hard word once; so it counts whether there are many, and either close together or
 * behind the same characters again and again.
 */
export const pinyinGloss: Rule = {
  name: 'pinyin-gloss',
  needs: [
    { of: LETTERS, after: '（(' },
    { of: '）)', after: LETTERS },
  ],
  ofWhole: true,
  changes(text): readonly Change[] {
    const found = [...glosses(text)];
    if (found.length < fewest) return [];
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    const kinds = new Set(found.map(({ of }) => of)).size;
    if (han > found.length * dense && kinds * 3 > found.length * 2) return [];
    return found.map(({ from, to }) => ({ from, to, insert: '' }));
  },
};
