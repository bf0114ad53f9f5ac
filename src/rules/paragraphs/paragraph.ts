import type { TextLine } from './text-line.ts';

/** No shape looks at more of a line's beginning and end than this (UTF-16). */
const BEGINNING = 100;
const END = 260;

/** A paragraph as far as it goes: what was joined reads as it would on one line. It is put together when it is asked for. */
export class Paragraph {
  readonly #lines: readonly TextLine[];
  /** behind its last line */
  #end = 1;
  #text = '';
  /** behind the last line of its text so far */
  #textEnd = 0;
  #open = 0;
  #openEnd = 0;

  /** It has the first of the lines. */
  constructor(lines: readonly TextLine[]) {
    this.#lines = lines;
  }

  /** Another begins, with one line. */
  begin(at: number): void {
    this.#end = at + 1;
    this.#text = '';
    this.#textEnd = at;
    this.#open = 0;
    this.#openEnd = at;
  }

  /** It goes on with the next line. */
  goOn(): void {
    this.#end += 1;
  }

  /** without white space; the middle of a long one is left out */
  get text(): string {
    for (; this.#textEnd < this.#end; this.#textEnd += 1) {
      const whole = this.#text + (this.#lines[this.#textEnd] as TextLine).text;
      const isLong = whole.length > BEGINNING + END;
      this.#text = isLong ? whole.slice(0, BEGINNING) + whole.slice(-END) : whole;
    }
    return this.#text;
  }

  /** how many marks are open at its end */
  get open(): number {
    for (; this.#openEnd < this.#end; this.#openEnd += 1) {
      const { opens, closes } = (this.#lines[this.#openEnd] as TextLine).marks;
      // What it closes that was never opened does not count.
      this.#open = opens + Math.max(this.#open, closes);
    }
    return this.#open;
  }
}
