import type { Edit } from '../../text/span.ts';

/** What may stand between the words of a line: white collapses; blank is shown by a browser, but is no word. */
type Between = 'white' | 'blank' | 'tab' | 'gap';

/** A stretch of a page's source that waits for the word, or the end of the line, that says what becomes of it. */
interface Waiting {
  from: number;
  to: number;
  /** who signs the change, if it is changed */
  rule: string;
  kind: Between;
  /** what it reads if it stays; undefined: as it is */
  stays: string | undefined;
}

/**
 * Sets the lines of a page's article: takes what stands in them in order, and gives the edits that leave them.
 *
 * White space is one space between words and nothing at the ends of a line or beside a tab. A blank stays as a line's
 * indent and between words; beside a tab it is the setting's. A line without words leaves nothing, not even its end.
 */
export class LineWriter {
  private readonly source: string;
  private readonly edits: Edit[] = [];
  /** the first `count` of them wait; what is behind them is written over */
  private readonly waiting: Waiting[] = [];
  private count = 0;
  private worded = false;
  /** whether nothing that can be seen stands between the place and a space, a tab or the line's beginning */
  private spaced = true;
  /** the same without a space or a tab that words are before */
  private indented = true;

  constructor(source: string) {
    this.source = source;
  }

  /** A word that stays as it is begins. */
  word(): void {
    if (this.count > 0) this.settle(false);
    this.worded = true;
    this.spaced = false;
    this.indented = false;
  }

  /** A word that reads `insert` instead. */
  changed(from: number, to: number, rule: string, insert: string): void {
    this.word();
    this.edits.push({ from, to, insert, rule });
  }

  /** What stands between words, or at an end of the line. */
  between(from: number, to: number, rule: string, kind: Between, stays: string | undefined): void {
    const next = this.waiting[this.count];
    if (next === undefined) this.waiting.push({ from, to, rule, kind, stays });
    else {
      next.from = from;
      next.to = to;
      next.rule = rule;
      next.kind = kind;
      next.stays = stays;
    }
    this.count += 1;
  }

  /** The line ends; what ends it becomes its line end. */
  ended(from: number, to: number, rule: string): void {
    if (this.count > 0) this.settle(true);
    this.edits.push({ from, to, insert: this.worded ? '\n' : '', rule });
    this.worded = false;
    this.spaced = true;
    this.indented = true;
  }

  /** The last line ends, with the text; gives all edits, in order. */
  finished(): readonly Edit[] {
    this.settle(true);
    return this.edits;
  }

  private settle(atEnd: boolean): void {
    const { waiting, count, edits } = this;
    let lastTab = count - 1;
    while (lastTab >= 0 && (waiting[lastTab] as Waiting).kind !== 'tab') lastTab -= 1;
    for (let index = 0; index < count; index += 1) {
      const { from, to, rule, kind, stays } = waiting[index] as Waiting;
      let reads = stays;
      if (kind === 'tab') {
        if (atEnd || !this.worded) reads = '';
        this.spaced = true;
        this.indented = !this.worded;
      } else if (kind === 'blank') {
        if (atEnd || (this.spaced && !this.indented) || index < lastTab) reads = '';
      } else if (kind === 'white') {
        reads = atEnd || this.spaced || index < lastTab ? '' : ' ';
        this.spaced = true;
        if (reads === ' ' && to - from === 1 && this.source.charCodeAt(from) === 0x20) continue;
      }
      if (reads !== undefined) edits.push({ from, to, insert: reads, rule });
    }
    this.count = 0;
  }
}
