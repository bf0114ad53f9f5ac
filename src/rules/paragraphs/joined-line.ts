import { Begins } from './first-and-last.ts';
import { enumeratorStyle } from './line-shapes.ts';
import { type Marks, mayOpen, type TextLine } from './text-line.ts';
import { textLines } from './text-lines.ts';

/** What stands between two lines whose gap is closed: a space between Latin words, else nothing. */
export function joint(text: string, from: number, to: number): string {
  return isLatin(text.charCodeAt(from - 1)) && isLatin(text.charCodeAt(to)) ? ' ' : '';
}

/** The line that lines of a text make when the gaps between them are closed. Its offsets and its indent are not to be used. */
export function joinedLine(text: string, lines: readonly TextLine[]): TextLine {
  const first = lines[0] as TextLine;
  const last = lines.at(-1) as TextLine;
  // The marks of markdown are others where a line goes on with the next.
  if (hasMarkdown(text, first.from, last.to)) return textLines(written(text, lines))[0] as TextLine;
  return new JoinedLine(text, lines);
}

/** Lines that are one, none of them with marks of markdown. Put together of what is known of them when that is asked for. */
class JoinedLine implements TextLine {
  readonly from: number;
  readonly to: number;
  readonly apart = false;
  readonly first: number;
  readonly last: number;
  readonly length: number;
  readonly leads = false;
  readonly #source: string;
  readonly #lines: readonly TextLine[];
  #text: string | undefined;
  #marks: Marks | undefined;

  constructor(source: string, lines: readonly TextLine[]) {
    const first = lines[0] as TextLine;
    const last = lines.at(-1) as TextLine;
    this.from = first.from;
    this.to = last.to;
    this.first = first.first;
    this.last = last.last;
    this.length = lines.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    this.#source = source;
    this.#lines = lines;
    this.#text = undefined;
    this.#marks = undefined;
  }

  get beforeLast(): number {
    return this.#source.charCodeAt(this.to - 2);
  }

  get text(): string {
    this.#text ??= wordsOf(this.#lines);
    return this.#text;
  }

  get isLong(): boolean {
    return this.#lines.some(({ isLong }) => isLong);
  }

  get style(): string | undefined {
    if (!mayOpen(this, Begins.number)) return undefined;
    return enumeratorStyle(this.text);
  }

  get hasSentence(): boolean {
    return this.#lines.some(({ hasSentence }) => hasSentence);
  }

  get marks(): Marks {
    this.#marks ??= marksOf(this.#source, this.#lines);
    return this.#marks;
  }
}

function wordsOf(lines: readonly TextLine[]): string {
  let words = '';
  for (const { text } of lines) words += text;
  return words;
}

function marksOf(source: string, lines: readonly TextLine[]): Marks {
  let width = 0;
  let opens = 0;
  let closes = 0;
  let at: number | undefined;
  for (const { from, to, marks } of lines) {
    if (at !== undefined) width += joint(source, at, from).length / 2;
    width += marks.width - marks.indent;
    closes = Math.max(closes, marks.closes - opens);
    opens += marks.opens;
    at = to;
  }
  return { indent: 0, width, opens, closes };
}

function hasMarkdown(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  return words.includes('*') || words.includes('#');
}

/** The lines as they are written when the gaps between them are closed. */
function written(text: string, lines: readonly TextLine[]): string {
  let whole = '';
  let at: number | undefined;
  for (const { from, to } of lines) {
    if (at !== undefined) whole += joint(text, at, from);
    whole += text.slice(from, to);
    at = to;
  }
  return whole;
}

function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
