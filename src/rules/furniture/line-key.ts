import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** A document of a dump has at least this many characters (UTF-16); the line that names the columns no more than it. */
const shortestDocument = 300;
const longestHeader = 120;

/** What a document is filed under: a number, a year, a file's name, an address, or a place. */
const key = /(?:[!-~]{1,80}|(?:19|20)\d\d年|\p{Script=Han}{1,12}[省市区县州盟旗镇乡])\t/uy;

interface Line {
  readonly from: number;
  readonly to: number;
}

/**
 * `2031⇥各位代表：…` → `各位代表：…`: the keys of a dump that has a document a line, and the line that names its columns.
 *
 * Only where all lines but that one begin with a key and a tab, are long, and are two or more: then a key is no word of
 * a document. Several columns of keys go together.
 */
export const lineKey: Rule = {
  name: 'line-key',
  *changes(text): Generator<Change> {
    if (!text.slice(0, 2 * longestHeader).includes('\t')) return;
    const [first, ...others] = linesOf(text);
    if (first === undefined) return;
    const headed = first.to - first.from <= longestHeader && text.slice(first.from, first.to).includes('\t');
    const documents = headed ? others : [first, ...others];
    if (documents.length < 2 || documents.some(({ from, to }) => to - from < shortestDocument)) return;
    let begins = documents.map(({ from }) => from);
    for (;;) {
      const next = begins.map((from) => behindKey(text, from));
      if (next.includes(undefined)) break;
      begins = next as number[];
    }
    for (const [index, { from }] of documents.entries()) {
      const to = begins[index] as number;
      if (to === from) return;
      yield { from: headed && index === 0 ? first.from : from, to, insert: '' };
    }
  },
};

function behindKey(text: string, from: number): number | undefined {
  key.lastIndex = from;
  return key.test(text) ? key.lastIndex : undefined;
}

/** The lines that are not blank. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (/\S/.test(text.slice(from, to))) lines.push({ from, to });
    from = to + 1;
  }
  return lines;
}
