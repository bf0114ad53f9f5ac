import type { Span } from '../../../text/span.ts';
import type { ReportData } from './report-data.ts';

/** What happened to a stretch of the raw text. */
export type What = 'kept' | 'removed' | 'changed' | 'inserted';

/** One of the two texts. */
export type Side = 'raw' | 'clean';

/** A stretch of the raw text and what stands for it in the clean one. */
export interface Link {
  readonly piece: number;
  readonly raw: Span;
  readonly clean: Span;
}

/** A raw and a clean text, linked at every character: columns of pieces that tile both. */
export interface LinkedText {
  readonly raw: string;
  readonly clean: string;
  readonly pieces: number;
  /** where each piece begins, and after the last one the length of the text; offsets are UTF-16 */
  readonly starts: { readonly [side in Side]: Uint32Array };
  /** by piece: numbers of rules; none where it is verbatim */
  readonly by: readonly (readonly number[])[];
}

const NONE: readonly number[] = [];

/** Puts the clean text together again from the raw one, the spans and what was inserted. */
export function linkedText({ raw, spans, inserted }: ReportData): LinkedText {
  const starts = { raw: new Uint32Array(spans.length + 1), clean: new Uint32Array(spans.length + 1) };
  const by: (readonly number[])[] = [];
  const texts: string[] = [];
  let at = 0;
  let length = 0;
  let used = 0;
  for (const [piece, span] of spans.entries()) {
    starts.raw[piece] = at;
    starts.clean[piece] = length;
    if (typeof span === 'number') {
      by.push(NONE);
      texts.push(raw.slice(at, at + span));
      at += span;
      length += span;
    } else {
      const [removed, made, ...rules] = span;
      by.push(rules);
      texts.push(inserted.slice(used, used + made));
      used += made;
      at += removed;
      length += made;
    }
  }
  starts.raw[spans.length] = at;
  starts.clean[spans.length] = length;
  return { raw, clean: texts.join(''), pieces: spans.length, starts, by };
}

/** The piece that holds the character at an offset of a text; the last one at its end. */
export function pieceAt({ starts, pieces }: LinkedText, side: Side, offset: number): number {
  return Math.min(lastAtOrBefore(starts[side], pieces, offset), pieces - 1);
}

/** The last of the first `count` ascending numbers that is not greater than `value`; 0 where all are. */
export function lastAtOrBefore(ascending: ArrayLike<number>, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The whole of a piece. */
export function wholeLink({ starts }: LinkedText, piece: number): Link {
  const of = (side: Side): Span => ({
    from: starts[side][piece] as number,
    to: starts[side][piece + 1] as number,
  });
  return { piece, raw: of('raw'), clean: of('clean') };
}

/** What a character is linked with: verbatim, its like on the other side; else all that was changed with it. */
export function linkAt(text: LinkedText, side: Side, offset: number): Link {
  const piece = pieceAt(text, side, offset);
  const whole = wholeLink(text, piece);
  if (whatIs(text, piece) !== 'kept') return whole;
  const own = text[side];
  const inside = Math.max(0, Math.min(offset - whole[side].from, whole[side].to - whole[side].from - 1));
  const second = isSecondHalf(own, whole[side].from + inside) && inside > 0;
  const from = second ? inside - 1 : inside;
  const wide = (own.codePointAt(whole[side].from + from) ?? 0) > 0xffff;
  // A rule may have come between the halves of a pair.
  const size = Math.min(wide ? 2 : 1, whole[side].to - whole[side].from - from);
  const span = (start: number): Span => ({ from: start + from, to: start + from + size });
  return { piece, raw: span(whole.raw.from), clean: span(whole.clean.from) };
}

/** Whether an offset is in the middle of a surrogate pair. */
export function isSecondHalf(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/** What happened to a piece. */
export function whatIs(text: LinkedText, piece: number): What {
  if (text.by[piece]?.length === 0) return 'kept';
  const { raw, clean } = wholeLink(text, piece);
  if (raw.from === raw.to) return 'inserted';
  return clean.from === clean.to ? 'removed' : 'changed';
}
