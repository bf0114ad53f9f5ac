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
  // Few texts have others than LF, and those are searched for one by one in no time.
  const end = others.some((one) => text.includes(one)) ? ends(text) : feeds(text);
  for (let from = 0; from < text.length; ) {
    let [to, next] = end(from);
    if (to < 0) to = next = text.length;
    found.push({ from, to, next });
    from = next;
  }
  return found;
}

const others = ['\r', '\f', '\u2028', '\u2029'];

/** Where a line that begins at an offset ends, and where the next one begins; -1 where it is the last. */
type LineEnd = (from: number) => readonly [to: number, next: number];

/** Gives one line end after the other where all are LF. */
function feeds(text: string): LineEnd {
  return (from) => {
    const to = text.indexOf('\n', from);
    return [to, to + 1];
  };
}

/** Gives one line end of any kind after the other, by one look at the text. */
function ends(text: string): LineEnd {
  const end = /\r\n|[\n\r\f\u2028\u2029]/g;
  return () => {
    const found = end.exec(text);
    return found === null ? [-1, -1] : [found.index, end.lastIndex];
  };
}
