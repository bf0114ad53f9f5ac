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
  // Few texts have others than LF, and those are searched for one by one in no time.
  if (others.some((one) => text.includes(one))) return linesOfAnyEnd(text);
  const found: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed;
    const next = feed < 0 ? to : to + 1;
    found.push({ from, to, next });
    from = next;
  }
  return found;
}

const others = ['\r', '\f', '\u2028', '\u2029'];

/** The same by one look for ends of all kinds. */
function linesOfAnyEnd(text: string): readonly Line[] {
  const end = /\r\n|[\n\r\f\u2028\u2029]/g;
  const found: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const match = end.exec(text);
    const to = match?.index ?? text.length;
    const next = match === null ? to : end.lastIndex;
    found.push({ from, to, next });
    from = next;
  }
  return found;
}
