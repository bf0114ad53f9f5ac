import type { Span } from '../text/span.ts';

/** A line of a text: `to` is before its line end, `next` after it (both UTF-16 offsets). */
export interface Line extends Span {
  readonly next: number;
}

/**
 * The lines of a text, in order; together they tile it.
 *
 * A line ends with LF, CR LF, CR, a form feed or U+2028/2029. A text that ends with a line end has no empty
 * line after it; an empty text has no line.
 */
export function lines(text: string): readonly Line[] {
  const found: Line[] = [];
  eachLine(text, (from, to, next) => found.push({ from, to, next }));
  return found;
}

/** Shows each line of a text in order, as `lines` tells them; nothing is made for each. */
export function eachLine(text: string, show: (from: number, to: number, next: number) => void): void {
  // Few texts have others than LF, and those are searched for one by one in no time.
  if (others.some((one) => text.includes(one))) {
    for (let from = 0; from < text.length; ) {
      const { to, next } = lineAt(text, from);
      show(from, to, next);
      from = next;
    }
    return;
  }
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed;
    const next = feed < 0 ? to : to + 1;
    show(from, to, next);
    from = next;
  }
}

const others = ['\r', '\f', '\u2028', '\u2029'];

/** The line that begins at an offset (UTF-16), with an end of any kind. */
export function lineAt(text: string, from: number): Line {
  end.lastIndex = from;
  const match = end.exec(text);
  return match === null
    ? { from, to: text.length, next: text.length }
    : { from, to: match.index, next: end.lastIndex };
}

const end = /\r\n|[\n\r\f\u2028\u2029]/g;
