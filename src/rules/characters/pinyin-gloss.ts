import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** One syllable in brackets behind one character, as mirror sites put it: `進(jìn)`. */
const gloss = /(?<=(\p{Script=Han})) ?[（(][a-zɡüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6}[）)]/gu;

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
  changes(text): readonly Change[] {
    const found = [...text.matchAll(gloss)];
    if (found.length < fewest) return [];
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    const kinds = new Set(found.map((match) => match[1])).size;
    if (han > found.length * dense && kinds * 3 > found.length * 2) return [];
    return found.map(({ 0: { length }, index }) => ({ from: index, to: index + length, insert: '' }));
  },
};
