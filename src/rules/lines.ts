import type { Span } from '../text/span.ts';
import { signsOf, TextSign } from '../text/text-signs.ts';

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

/** The last line of a text that is one of those that are looked for; the lines before it are not asked about. */
export function lastLine(text: string, isOne: (line: Line) => boolean): Line | undefined {
  if (hasOtherEnds(text)) return lines(text).findLast(isOne);
  for (let next = text.length; next > 0; ) {
    const to = text.charCodeAt(next - 1) === LINE_FEED ? next - 1 : next;
    const from = to === 0 ? 0 : text.lastIndexOf('\n', to - 1) + 1;
    const line = { from, to, next };
    if (isOne(line)) return line;
    next = from;
  }
  return undefined;
}

/** Shows each line of a text in order, as `lines` tells them; nothing is made for each. */
export function eachLine(text: string, show: (from: number, to: number, next: number) => void): void {
  if (hasOtherEnds(text)) {
    for (let from = 0; from < text.length; ) {
      const { to, next } = lineAt(text, from);
      show(from, to, next);
      from = next;
    }
    return;
  }
  for (let from = 0; from < text.length; ) {
    // Half of the lines of many texts are empty: to see that is a part of a search.
    const feed = text.charCodeAt(from) === LINE_FEED ? from : text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed;
    const next = feed < 0 ? to : to + 1;
    show(from, to, next);
    from = next;
  }
}

/** Whether any line ends otherwise than with LF: few texts have such ends. */
function hasOtherEnds(text: string): boolean {
  return (signsOf(text) & (TextSign.end | TextSign.formFeed)) !== 0;
}

const LINE_FEED = 0x0a;

/** The line that begins at an offset (UTF-16), with an end of any kind. */
export function lineAt(text: string, from: number): Line {
  end.lastIndex = from;
  const match = end.exec(text);
  return match === null
    ? { from, to: text.length, next: text.length }
    : { from, to: match.index, next: end.lastIndex };
}

const end = /\r\n|[\n\r\f\u2028\u2029]/g;
