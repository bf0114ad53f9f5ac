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
  const end = others.some((one) => text.includes(one)) ? ends(text) : undefined;
  for (let from = 0; from < text.length; ) {
    let to = text.indexOf('\n', from);
    let next = to + 1;
    if (end !== undefined) [to, next] = end();
    if (to < 0) to = next = text.length;
    found.push({ from, to, next });
    from = next;
  }
  return found;
}

const others = ['\r', '\f', '\u2028', '\u2029'];

/** Gives one line end of any kind after the other: where it stands and where the next line begins; -1 behind the last. */
function ends(text: string): () => readonly [to: number, next: number] {
  const end = /\r\n|[\n\r\f\u2028\u2029]/g;
  return () => {
    const found = end.exec(text);
    return found === null ? [-1, -1] : [found.index, end.lastIndex];
  };
}
