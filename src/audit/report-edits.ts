import { type LineColumn, lineCounter } from '../opening/line-column.ts';
import type { RawPlace } from '../opening/raw-place.ts';
import type { Span } from '../text/span.ts';
import { type Context, contextOf } from './context.ts';
import { rawPlaces } from './raw-places.ts';
import type { TracedReport } from './trace-back.ts';

/** What a rule, or several in turn, made of one stretch of a raw text. */
export interface ReportEdit {
  /** in the order in which they changed it */
  readonly rules: readonly string[];
  /** the raw words; empty where text was inserted */
  readonly before: string;
  /** what stands for them in the clean text; empty where they were removed */
  readonly after: string;
  readonly raw: Span & { readonly place: RawPlace | undefined };
  readonly clean: Span & LineColumn;
  /** in the clean text */
  readonly context: Context;
}

/**
 * Goes through the edits of a report in order of the text, with their places.
 *
 * Without those that only set the other reports of the page aside: they are no loss, and `verify` proves it.
 */
export function* editsOf({ raw, clean, pieces }: TracedReport): Generator<ReportEdit> {
  const placeOf = rawPlaces(raw);
  const lineOf = lineCounter(clean);
  for (const piece of pieces) {
    if (piece.by.length === 0 || piece.by.some((rule) => rule.startsWith('split/'))) continue;
    yield {
      rules: piece.by,
      before: raw.text.slice(piece.raw.from, piece.raw.to),
      after: clean.slice(piece.clean.from, piece.clean.to),
      raw: { ...piece.raw, place: placeOf(piece.raw.from) },
      clean: { ...piece.clean, ...lineOf(piece.clean.from) },
      context: contextOf(clean, piece.clean),
    };
  }
}
