import type { Span } from '../../../text/span.ts';
import { type LinkedText, linkAt, pieceAt, type Side, whatIs } from './linked-text.ts';

/** A place where the words that were looked for stand. */
export interface Hit extends Span {
  readonly side: Side;
  /** where it is in the raw text: what hits are ordered by */
  readonly order: number;
}

/**
 * Finds words in both texts: all places in the clean one, and those in the raw one that are not the same as one of them.
 *
 * Small and capital letters of ASCII are not told apart.
 */
export function hitsOf(text: LinkedText, words: string): readonly Hit[] {
  if (words === '') return [];
  const wanted = folded(words);
  const hits: Hit[] = [];
  const taken = new Set<number>();
  for (const from of offsetsOf(folded(text.clean), wanted)) {
    const order = linkAt(text, 'clean', from).raw.from;
    const piece = pieceAt(text, 'clean', from);
    const last = from + words.length - 1;
    if (whatIs(text, piece) === 'kept' && pieceAt(text, 'clean', last) === piece) taken.add(order);
    hits.push({ side: 'clean', from, to: from + words.length, order });
  }
  for (const from of offsetsOf(folded(text.raw), wanted))
    if (!taken.has(from)) hits.push({ side: 'raw', from, to: from + words.length, order: from });
  return hits.sort((one, other) => one.order - other.order);
}

function* offsetsOf(text: string, words: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) yield at;
}

function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
