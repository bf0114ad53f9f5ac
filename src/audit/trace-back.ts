import type { Box } from '../documents/raw-document.ts';
import type { RawText } from '../opening/raw-text.ts';
import type { Encoded } from '../readers/read-again.ts';
import type { Span } from '../text/span.ts';
import type { Piece } from '../text/traced.ts';
import { byteWalk } from './byte-walk.ts';

/** A report with all that is needed to say where its characters came from. */
export interface TracedReport {
  readonly raw: RawText;
  readonly clean: string;
  /** in order; they tile the raw and the clean text */
  readonly pieces: readonly Piece[];
}

/** Bytes of a raw file, or of a part inside it: half-open offsets. */
export interface FileBytes extends Span {
  readonly path: string;
  readonly inside?: string;
  readonly charset: string;
}

/** A box on a page of a raw file. */
export interface FileBox extends Box {
  readonly path: string;
}

/** Where one clean character came from. */
export interface Origin {
  /** the character, whole (one or two UTF-16 units) */
  readonly clean: Span;
  /** the same character where it is verbatim, else all that a rule changed with it; empty where it was inserted */
  readonly raw: Span;
  /** the rules on its way; none: verbatim */
  readonly by: readonly string[];
  /** the bytes of `raw`, one stretch for each file it touches; none where it was inserted or is no encoded bytes */
  readonly bytes: readonly FileBytes[];
  /** the boxes of `raw` on the pages of files that are laid out */
  readonly boxes: readonly FileBox[];
  /** which of the report's pieces it is in */
  readonly piece: number;
}

/**
 * Says where clean characters came from, for ascending UTF-16 offsets, or without them for every character in order.
 *
 * One pass over the pieces and the bytes, however many are asked for. Throws a RangeError for an offset that the text
 * does not have or that is less than the one before.
 */
export function* traceBack(
  { raw, clean, pieces }: TracedReport,
  offsets: Iterable<number> = everyCharacter(clean),
): Generator<Origin> {
  const bytesOf = byteWalker(raw);
  const laidOut = raw.files.some(({ boxes }) => boxes !== undefined);
  let index = 0;
  let last = 0;
  let change: { readonly piece: number; readonly bytes: readonly FileBytes[] } | undefined;
  const boxesOf = (span: Span): readonly FileBox[] => (laidOut ? boxesIn(raw, span) : []);
  for (const offset of offsets) {
    if (!(offset >= last && offset < clean.length))
      throw new RangeError(`offset ${offset} is not between ${last}, the one before, and ${clean.length}`);
    last = offset;
    while ((pieces[index] as Piece).clean.to <= offset) index += 1;
    const piece = pieces[index] as Piece;
    const { by } = piece;
    const size = Math.min((clean.codePointAt(offset) as number) > 0xffff ? 2 : 1, piece.clean.to - offset);
    const character = { from: offset, to: offset + size };
    if (by.length === 0) {
      const from = piece.raw.from + offset - piece.clean.from;
      const own = { from, to: from + size };
      yield { clean: character, raw: own, by, bytes: bytesOf(own), boxes: boxesOf(own), piece: index };
    } else {
      if (change?.piece !== index) change = { piece: index, bytes: bytesOf(piece.raw) };
      const { bytes } = change;
      yield { clean: character, raw: piece.raw, by, bytes, boxes: boxesOf(piece.raw), piece: index };
    }
  }
}

function* everyCharacter(text: string): Generator<number> {
  for (let at = 0; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) yield at;
}

function boxesIn({ files }: RawText, { from, to }: Span): readonly FileBox[] {
  return files
    .filter((file) => file.from < to && from < file.to)
    .flatMap((file) => {
      const own = { from: Math.max(from, file.from), to: Math.min(to, file.to) };
      return (file.boxes?.(own) ?? []).map((box) => ({ path: file.path, ...box }));
    });
}

/** Gives the bytes of ascending stretches of a raw text; it goes through each file once. */
function byteWalker({ files }: RawText): (span: Span) => readonly FileBytes[] {
  const parts = files.flatMap(({ path, encoded }) => encoded.map((part) => ({ path, part })));
  let first = 0;
  const walkers = new Map<Encoded, (offset: number) => Span>();
  return ({ from, to }) => {
    while ((parts[first]?.part.to ?? Infinity) <= from) first += 1;
    const found: FileBytes[] = [];
    for (let index = first; from < to && (parts[index]?.part.from ?? Infinity) < to; index += 1) {
      const { path, part } = parts[index] as (typeof parts)[number];
      if (part.from === part.to) continue;
      const walker = walkers.get(part) ?? byteWalk(part);
      walkers.set(part, walker);
      const begin = walker(Math.max(from, part.from) - part.from);
      const end = walker(Math.min(to, part.to) - 1 - part.from);
      const inside = part.inside !== undefined && { inside: part.inside };
      found.push({ path, ...inside, charset: part.charset, from: begin.from, to: end.to });
    }
    return found;
  };
}
