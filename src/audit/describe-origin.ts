import { lineColumnOf } from '../opening/line-column.ts';
import { type RawPlace, rawPlaceOf } from '../opening/raw-place.ts';
import type { Piece } from '../text/traced.ts';
import { type Context, contextOf } from './context.ts';
import type { FileBox, FileBytes, Origin, TracedReport } from './trace-back.ts';

/** What was taken out beside a character, and by which rules. */
export interface Removed {
  readonly text: string;
  /** UTF-16 offset in the raw text */
  readonly offset: number;
  readonly by: readonly string[];
}

/** Where a clean character came from, with all that a person wants to see of it. */
export interface OriginDescribed {
  readonly clean: {
    /** from 1; the column in characters (code points) */
    readonly line: number;
    readonly column: number;
    /** UTF-16, in the clean text */
    readonly offset: number;
    readonly context: Context;
  };
  /** what happened to it */
  readonly what: 'verbatim' | 'changed' | 'inserted';
  readonly rules: readonly string[];
  readonly raw: {
    /** of the first character; for inserted text that of the character behind it */
    readonly place: RawPlace | undefined;
    /** UTF-16, in the raw text of the document */
    readonly offset: number;
    readonly context: Context;
    readonly bytes: readonly (FileBytes & { readonly hex: string })[];
    /** on the pages of a file that is laid out, in points from the upper left corner */
    readonly boxes: readonly FileBox[];
  };
  /** removed right before and behind it, nearest last and first */
  readonly removed: { readonly before: readonly Removed[]; readonly behind: readonly Removed[] };
}

const MOST_BYTES = 48;

/** Describes where a character came from: its places, what stands around it, its bytes, what was removed beside it. */
export function describeOrigin(report: TracedReport, origin: Origin): OriginDescribed {
  const { raw, clean, pieces } = report;
  const piece = pieces[origin.piece] as Piece;
  const verbatim = origin.by.length === 0;
  const place = rawPlaceOf(raw, origin.raw.from);
  const hexOf = ({ path, inside, from, to }: FileBytes): string => {
    const file = raw.files.find((each) => each.path === path);
    const part = file?.encoded.find((each) => each.inside === inside);
    const bytes = part?.bytes.subarray(from, Math.min(to, from + MOST_BYTES)) ?? [];
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return to - from > MOST_BYTES ? `${hex} …` : hex;
  };
  const first = !verbatim || origin.clean.from === piece.clean.from;
  const last = !verbatim || origin.clean.to === piece.clean.to;
  return {
    clean: {
      ...lineColumnOf(clean, origin.clean.from),
      offset: origin.clean.from,
      context: contextOf(clean, origin.clean),
    },
    what: verbatim ? 'verbatim' : origin.raw.from === origin.raw.to ? 'inserted' : 'changed',
    rules: origin.by,
    raw: {
      place,
      offset: origin.raw.from,
      context: contextOf(raw.text, origin.raw),
      bytes: origin.bytes.map((stretch) => ({ ...stretch, hex: hexOf(stretch) })),
      boxes: origin.boxes,
    },
    removed: {
      before: first ? [...removals(report, origin.piece, -1)].reverse() : [],
      behind: last ? [...removals(report, origin.piece, 1)] : [],
    },
  };
}

function* removals({ raw, pieces }: TracedReport, from: number, step: 1 | -1): Generator<Removed> {
  for (let index = from + step; ; index += step) {
    const piece = pieces[index];
    if (piece === undefined || piece.clean.from < piece.clean.to) return;
    yield { text: raw.text.slice(piece.raw.from, piece.raw.to), offset: piece.raw.from, by: piece.by };
  }
}
