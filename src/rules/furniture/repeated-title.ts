import type { Change } from '../../text/span.ts';
import { lines } from '../lines.ts';
import { compact, endsSentence } from '../paragraphs/line-shapes.ts';
import type { Rule } from '../rule.ts';

/** An article that says its title does so within so many lines with words; a title in print has at most so many. */
const near = 8;
const mostLines = 3;

/** A title has at least so many characters, and at most. */
const shortest = 4;
const longest = 120;

/**
 * `2021年某县政府工作报告⏎来源：…⏎2021年某县⏎政府工作报告⏎各位代表：` → the first line goes: the article says it again.
 *
 * For adapters whose article is read with the site's heading above it. What differs by a character stays.
 */
export const repeatedTitle: Rule = {
  name: 'repeated-title',
  *changes(text): Generator<Change> {
    const head: { readonly from: number; readonly words: string }[] = [];
    for (const line of lines(text)) {
      const words = compact(text.slice(line.from, line.to));
      if (words !== '') head.push({ from: line.from, words });
      if (head.length > near * 2) break;
    }
    let first = 0;
    while (first < near && isSaidAgain(head.slice(first).map(({ words }) => words))) first += 1;
    const kept = head[first];
    const begin = head[0];
    if (first > 0 && kept !== undefined && begin !== undefined)
      yield { from: begin.from, to: kept.from, insert: '' };
  },
};

function isSaidAgain([title = '', ...behind]: readonly string[]): boolean {
  if (title.length < shortest || title.length > longest || endsSentence(title)) return false;
  return behind
    .slice(0, near)
    .some((_, at) =>
      Array.from({ length: mostLines }, (_, more) => behind.slice(at, at + more + 1).join('')).includes(
        title,
      ),
    );
}
