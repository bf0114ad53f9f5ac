import type { Measures } from './measures.ts';
import type { PageLine } from './page-layout.ts';

/** A note's mark: ①, [1], （1）, *, 注, or a figure. */
const mark =
  /^(?:[①-⑳⑴-⒇❶-❿*＊※†‡]|[[［(（〔]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|注)\s*[\]］)）〕]|注\s*[\d：:释]|\d{1,3}(?![\d.,，年月日%％]))/;
/** The letters of notes are smaller than those of the text, by this share at least. */
const SMALLER = 0.93;

/** The notes at the foot of a page: its last lines, smaller than the text, from the first that has a mark. */
export function footnotesOf(lines: readonly PageLine[], { body }: Measures): ReadonlySet<PageLine> {
  const notes = new Set<PageLine>();
  const columns = new Map<string, PageLine[]>();
  for (const owner of lines) {
    const column = columns.get(owner.column);
    if (column === undefined) columns.set(owner.column, [owner]);
    else column.push(owner);
  }
  for (const column of columns.values()) {
    let begin = column.length;
    while (begin > 0) {
      const { line, aside } = column[begin - 1] as PageLine;
      if (aside || line.cells || line.size > body * SMALLER) break;
      begin -= 1;
    }
    const first = column.findIndex(({ line }, index) => index >= begin && mark.test(line.text));
    // A page all in small letters is a table or an annex.
    if (first > 0 && begin > 0) for (const owner of column.slice(first)) notes.add(owner);
  }
  return notes;
}
