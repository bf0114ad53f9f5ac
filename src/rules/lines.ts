import type { Span } from '../text/span.ts';

/** A line of a text: `to` is before its line end, `next` after it (both UTF-16 offsets). */
export interface Line extends Span {
  readonly next: number;
}

/**
 * Yields the lines of a text, in order; together they tile it.
 *
 * A line ends with LF, CR LF, CR, a form feed or U+2028/2029. A text that ends with a line end has no empty
 * line after it; an empty text has no line.
 */
export function* lines(text: string): Generator<Line, void, undefined> {
  // Few texts have others than LF, and those are searched for one by one in no time.
  if (others.some((end) => text.includes(end))) yield* linesOfAnyEnd(text);
  else
    for (let from = 0; from < text.length; ) {
      const end = text.indexOf('\n', from);
      const to = end < 0 ? text.length : end;
      const next = end < 0 ? to : end + 1;
      yield { from, to, next };
      from = next;
    }
}

const others = ['\r', '\f', '\u2028', '\u2029'];

function* linesOfAnyEnd(text: string): Generator<Line, void, undefined> {
  const end = /\r\n|[\n\r\f\u2028\u2029]/g;
  let from = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield { from, to: found.index, next: end.lastIndex };
    from = end.lastIndex;
  }
  if (from < text.length) yield { from, to: text.length, next: text.length };
}
