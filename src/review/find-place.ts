import { AROUND, type Quote, quoteOf } from '../documents/mark-place.ts';
import type { Span } from '../text/span.ts';

/** How many units of what stood around a stretch must be found with it; fewer are tried where more are not there. */
const CONTEXTS = [AROUND, 16, 8, 4];

/** Words that are so long are a place by themselves. */
const TELLING = 16;

/**
 * Finds a stretch of a text: where its offsets say, if its words are there, else where its words are.
 *
 * Undefined where they are nowhere, or in several places alike: nothing is guessed. Offsets are UTF-16.
 */
export function findPlace(text: string, span: Span, quote: Quote): Span | undefined {
  const there = quoteOf(text, span);
  const isSame = span.to <= text.length && there.exact === quote.exact && there.ends === quote.ends;
  const isBeside = there.before === quote.before && there.after === quote.after;
  if (isSame && (isBeside || span.to - span.from >= TELLING)) return span;
  const sizes = quote.exact.length < TELLING ? CONTEXTS : [...CONTEXTS, 0];
  for (const size of sizes) {
    const before = size === 0 ? '' : quote.before.slice(-size);
    const [first, second] = placesOf(text, span.to - span.from, {
      ...quote,
      before,
      after: quote.after.slice(0, size),
    });
    if (second === undefined && first !== undefined) return first;
    // With less around it there would be these places, and others.
    if (second !== undefined) return undefined;
  }
  return undefined;
}

/** The first two places of words with all that stands around them. */
function placesOf(text: string, length: number, { before, exact, ends, after }: Quote): readonly Span[] {
  const wanted = ends === undefined ? `${before}${exact}${after}` : `${before}${exact}`;
  const found: Span[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length < 2; at = text.indexOf(wanted, at + 1)) {
    const from = at + before.length;
    const to = from + length;
    if (ends === undefined || text.startsWith(`${ends}${after}`, to - ends.length)) found.push({ from, to });
  }
  return found;
}
