/** Finds where a text has some words next, from an offset on (UTF-16); -1 where it does not. */
export type WordsSearch = (text: string, from: number) => number;

/** The larger byte of a unit that is no Han character's first: those are 4E to 9F. */
const RARE = 0xa0;

/**
 * Makes a search for words that is several times as fast in Chinese as `indexOf` may be.
 *
 * That stops wherever a byte is the larger one of the first unit of what it looks for, and if Han characters begin with
 * that byte, it does so every few lines. So it looks for the words from a unit on of which that is not true, where they have one.
 */
export function searchFor(words: string): WordsSearch {
  const first = words.split('').findIndex((_, at) => largerByte(words.charCodeAt(at)) >= RARE);
  if (first <= 0) return (text, from) => text.indexOf(words, from);
  const end = words.slice(first);
  return (text, from) => {
    let at = text.indexOf(end, from + first);
    while (at >= 0 && !text.startsWith(words, at - first)) at = text.indexOf(end, at + 1);
    return at < 0 ? at : at - first;
  };
}

function largerByte(unit: number): number {
  return Math.max(unit >> 8, unit & 0xff);
}
