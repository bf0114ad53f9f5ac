import type { Edit } from '../../text/span.ts';

/** What may stand between the words of a line: white collapses; blank is shown by a browser, but is no word. */
type Between = 'white' | 'blank' | 'tab' | 'gap';

/** A stretch of a page's source that waits for the word, or the end of the line, that says what becomes of it. */
interface Waiting {
  readonly from: number;
  readonly to: number;
  /** who signs the change, if it is changed */
  readonly rule: string;
  readonly kind: Between;
  /** what it reads if it stays; undefined: as it is */
  readonly stays: string | undefined;
}

/**
 * Sets the lines of a page's article: takes what stands in them in order, and gives the edits that leave them.
 *
 * White space is one space between words and nothing at the ends of a line or beside a tab. A blank stays as a line's
 * indent and between words; beside a tab it is the setting's. A line without words leaves nothing, not even its end.
 */
export interface LineWriter {
  /** a word that stays as it is begins */
  readonly word: () => void;
  /** a word that reads `insert` instead */
  readonly changed: (from: number, to: number, rule: string, insert: string) => void;
  readonly between: (
    from: number,
    to: number,
    rule: string,
    kind: Between,
    stays: string | undefined,
  ) => void;
  /** the line ends; what ends it becomes its line end */
  readonly ended: (from: number, to: number, rule: string) => void;
  /** the last line ends, with the text; gives all edits, in order */
  readonly finished: () => readonly Edit[];
}

/** Begins the first line of the article that stands in a page's source. */
export function lineWriter(source: string): LineWriter {
  const edits: Edit[] = [];
  const waiting: Waiting[] = [];
  /** how many wait; the list is not emptied, for that takes longer than to write over it */
  let count = 0;
  let worded = false;
  /** whether nothing that can be seen stands between the place and a space, a tab or the line's beginning */
  let spaced = true;
  /** the same without a space or a tab that words are before */
  let indented = true;

  const settle = (atEnd: boolean): void => {
    let lastTab = count - 1;
    while (lastTab >= 0 && waiting[lastTab]?.kind !== 'tab') lastTab -= 1;
    for (let index = 0; index < count; index += 1) {
      const { from, to, rule, kind, stays } = waiting[index] as Waiting;
      let reads = stays;
      if (kind === 'tab') {
        if (atEnd || !worded) reads = '';
        spaced = true;
        indented = !worded;
      } else if (kind === 'blank') {
        if (atEnd || (spaced && !indented) || index < lastTab) reads = '';
      } else if (kind === 'white') {
        reads = atEnd || spaced || index < lastTab ? '' : ' ';
        spaced = true;
        if (reads === ' ' && to - from === 1 && source.charCodeAt(from) === 0x20) continue;
      }
      if (reads !== undefined) edits.push({ from, to, insert: reads, rule });
    }
    count = 0;
  };
  const word = (): void => {
    if (count > 0) settle(false);
    worded = true;
    spaced = false;
    indented = false;
  };
  return {
    word,
    changed: (from, to, rule, insert) => {
      word();
      edits.push({ from, to, insert, rule });
    },
    between: (from, to, rule, kind, stays) => {
      waiting[count] = { from, to, rule, kind, stays };
      count += 1;
    },
    ended: (from, to, rule) => {
      settle(true);
      edits.push({ from, to, insert: worded ? '\n' : '', rule });
      worded = false;
      spaced = true;
      indented = true;
    },
    finished: () => {
      settle(true);
      return edits;
    },
  };
}
