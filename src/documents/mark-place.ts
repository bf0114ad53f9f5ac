import type { Span } from '../text/span.ts';
import type { Mark } from './mark.ts';

/** The words of a stretch and around it, by which it can be found in another text. */
export type Quote = Pick<Mark['raw'], 'before' | 'exact' | 'ends' | 'after'>;

/** So many UTF-16 units around a stretch are kept with it. */
export const AROUND = 32;

/** Of a stretch that is longer than both together so many at its beginning and its end are kept. */
const HALF = 400;

/** The words of a stretch of a text, with up to 32 UTF-16 units on each side. */
export function quoteOf(text: string, { from, to }: Span): Quote {
  const around = {
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
  };
  if (to - from <= 2 * HALF)
    return { before: around.before, exact: text.slice(from, to), after: around.after };
  const exact = text.slice(from, from + HALF);
  return { before: around.before, exact, ends: text.slice(to - HALF, to), after: around.after };
}

/** What two marks of the same place have in common: the raw file and the stretch; the later one counts. */
export function placeKey({ raw: { path, sha256, from, to } }: Pick<Mark, 'raw'>): string {
  return JSON.stringify([path, sha256, from, to]);
}

/** A mark as a line of its file, its fields always in the same order. */
export function markLine({ schema, source, report, raw, rules, became, verdict, ...rest }: Mark): string {
  const { path, sha256, from, to, before, exact, ends, after } = raw;
  const { should, note, who, date } = rest;
  const place = { path, sha256, from, to, before, exact, ends, after };
  return `${JSON.stringify({ schema, source, report, raw: place, rules, became, verdict, should, note, who, date })}\n`;
}
