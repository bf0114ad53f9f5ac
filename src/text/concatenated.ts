import type { Span } from './span.ts';
import { type Piece, Traced } from './traced.ts';

/** Texts one behind the other, each with what was done to it: raw texts and clean texts are both concatenated. */
export function concatenated(parts: readonly Traced[]): Traced {
  const pieces: Piece[] = [];
  let raw = 0;
  let clean = 0;
  for (const part of parts) {
    for (const piece of part.pieces())
      pieces.push({ raw: moved(piece.raw, raw), clean: moved(piece.clean, clean), by: piece.by });
    raw += part.raw.length;
    clean += part.text.length;
  }
  const raws = parts.map((part) => part.raw).join('');
  const texts = parts.map((part) => part.text).join('');
  return Traced.restore(raws, texts, rulesInOrder(parts), pieces);
}

/** The rules of all parts, those of each in the order in which it met them, as far as no two parts differ in it. */
function rulesInOrder(parts: readonly Traced[]): readonly string[] {
  const left = parts.map((part) => [...part.rules]);
  const waiting = new Set(left.flat());
  const merged: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].find((rule) => left.every((own) => own[0] === rule || !own.includes(rule)));
    const next = free ?? ([...waiting][0] as string);
    merged.push(next);
    waiting.delete(next);
    for (const own of left) if (own.includes(next)) own.splice(own.indexOf(next), 1);
  }
  return merged;
}

function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}
