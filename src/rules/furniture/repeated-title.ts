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
    }
    let first = 0;
    while (isSaidAgain(head, first, first + 1)) first += 1;
    const kept = head[first];
    const begin = head[0];
    if (first === 0 || kept === undefined || begin === undefined) return;
    // A line of a title in two may be said again itself: then the title would go with it.
    for (let at = 0; at < first; at += 1) if (!isSaidAgain(head, at, first)) return;
    yield { from: begin.from, to: kept.from, insert: '' };
  },
};

/** Whether the words of a line are said again near the beginning of what follows, counted from `from`. */
function isSaidAgain(head: readonly { readonly words: string }[], at: number, from: number): boolean {
  const title = head[at]?.words ?? '';
  if (title.length < shortest || title.length > longest || endsSentence(title)) return false;
  for (let begin = from; begin < from + near; begin += 1)
    for (let more = 1, said = ''; more <= mostLines; more += 1) {
      said += head[begin + more - 1]?.words ?? '';
      if (said === title) return true;
    }
  return false;
}
