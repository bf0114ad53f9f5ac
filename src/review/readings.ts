import type { Span } from '../text/span.ts';
import type { Piece } from '../text/traced.ts';

/** A raw and a clean text with the pieces that tile both. */
interface Texts {
  readonly raw: string;
  readonly clean: string;
  readonly pieces: readonly Piece[];
}

/** What stands in a clean text for a stretch of the raw one. */
export interface Readings {
  /** the stretch by itself; absent where it was changed as one with what stands beside it */
  readonly text: string | undefined;
  /** the stretch by itself and with what came in at its ends, as far as that can be told from what stands beside it */
  readonly all: readonly string[];
  readonly rules: readonly string[];
  /** where it stands in the clean text (UTF-16), or where it would */
  readonly clean: Span;
}

/**
 * Reads what stands for a stretch of the raw text, however the edits there are cut.
 *
 * What came in right before or behind the stretch may belong to it or not: `。二` with a line's end between is the
 * same text whether the line's end was put behind `。` or before `二`.
 */
export function readingsOf({ raw, clean, pieces }: Texts, { from, to }: Span): Readings {
  const first = firstBehind(pieces, from);
  const starts: number[] = [];
  const ends: number[] = [];
  const isEmpty = from === to;

  // The insertions at the two ends stand before the first piece with raw words behind them.
  let before = first;
  while (isInsertion(pieces[before - 1])) before -= 1;
  const at = pieces[first];
  const inside = at !== undefined && at.raw.from < from;
  if (inside) starts.push(...begin(at));
  else if (isEmpty) starts.push(pieces[before]?.clean.from ?? clean.length);
  else starts.push(at?.clean.from ?? clean.length, pieces[before]?.clean.from ?? clean.length);

  let last = first;
  while (last < pieces.length && (pieces[last] as Piece).raw.to < to) last += 1;
  const end = pieces[last];
  const cut = end !== undefined && end.raw.from < to && end.raw.to > to;
  const behind = isEmpty || cut ? last : last + 1;
  let next = behind;
  while (isInsertion(pieces[next]) && pieces[next]?.raw.from === to) next += 1;
  if (cut) ends.push(...finish(end));
  else {
    const inserted = pieces[next - 1]?.clean.to ?? 0;
    if (isEmpty) ends.push(inserted);
    else ends.push(end?.clean.to ?? clean.length, inserted);
  }

  const own = pieces.slice(isEmpty && !inside ? before : first, cut ? last + 1 : isEmpty ? next : last + 1);
  const alone = isEmpty && !inside && !cut ? own.filter(isInsertion) : own;
  const all = new Set<string>();
  for (const start of starts) for (const stop of ends) if (start <= stop) all.add(clean.slice(start, stop));
  const [start, stop] = [starts[0], ends[0]];
  const whole = start !== undefined && stop !== undefined && start <= stop;
  return {
    text: whole ? clean.slice(start, stop) : undefined,
    all: [...all],
    rules: [...new Set(alone.flatMap(({ by }) => by))],
    clean: whole
      ? { from: start, to: stop }
      : { from: at?.clean.from ?? clean.length, to: end?.clean.to ?? clean.length },
  };

  function read(piece: Piece): string {
    return clean.slice(piece.clean.from, piece.clean.to);
  }
  /** The stretch begins inside a piece: what stands before it there must read as it did. */
  function begin(piece: Piece): readonly number[] {
    const length = from - piece.raw.from;
    if (piece.by.length === 0) return [piece.clean.from + length];
    if (piece.clean.from === piece.clean.to) return [piece.clean.from];
    return read(piece).startsWith(raw.slice(piece.raw.from, from)) ? [piece.clean.from + length] : [];
  }
  function finish(piece: Piece): readonly number[] {
    const length = piece.raw.to - to;
    if (piece.by.length === 0) return [piece.clean.to - length];
    if (piece.clean.from === piece.clean.to) return [piece.clean.to];
    return read(piece).endsWith(raw.slice(to, piece.raw.to)) ? [piece.clean.to - length] : [];
  }
}

/** The first piece with raw words behind an offset. */
function firstBehind(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).raw.to > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isInsertion(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.raw.from === piece.raw.to;
}
