import type { Span } from './span.ts';

/** Where an offset stands. */
export interface Place<Page extends Span> {
  readonly page: Page;
  /** characters from the beginning of the page (UTF-16) */
  readonly offset: number;
  /** counted from 1 in the page */
  readonly line: number;
  /** characters from the beginning of the line, counted from 1 (UTF-16) */
  readonly column: number;
}

/** Finds the page, line and column of an offset in a text whose pages tile it; a RangeError outside the text. */
export function placeOf<Page extends Span>(
  text: string,
  pages: readonly Page[],
  offset: number,
): Place<Page> {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle] as Page).from <= offset) low = middle;
    else high = middle - 1;
  }
  const page = pages[low];
  if (page === undefined || offset < page.from || offset > page.to)
    throw new RangeError(`offset ${offset} is on none of the ${pages.length} pages`);
  let line = 1;
  let start = page.from;
  for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { page, offset: offset - page.from, line, column: offset - start + 1 };
}
