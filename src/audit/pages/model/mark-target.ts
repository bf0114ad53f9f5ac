import type { Mark } from '../../../documents/mark.ts';
import { quoteOf } from '../../../documents/mark-place.ts';
import type { Span } from '../../../text/span.ts';
import { type LinkedText, lastAtOrBefore, linkAt, pieceAt, type Side, wholeLink } from './linked-text.ts';
import type { ReviewData } from './review-data.ts';

/** A stretch that a person can say something of: an edit, or any words. */
export interface Target {
  readonly raw: Span;
  readonly clean: Span;
  /** numbers of the rules that changed it; none where it is verbatim */
  readonly by: readonly number[];
}

/** What a person says of a stretch. */
export type Said = Pick<Mark, 'verdict' | 'should' | 'note' | 'who' | 'date'>;

/** An edit as a target; all that was inserted at one place is one. */
export function editTarget(text: LinkedText, piece: number): Target {
  const { starts } = text;
  const isInsertion = (at: number): boolean =>
    at >= 0 && at < text.pieces && starts.raw[at] === starts.raw[at + 1];
  let [first, last] = [piece, piece];
  if (isInsertion(piece)) {
    while (isInsertion(first - 1)) first -= 1;
    while (isInsertion(last + 1)) last += 1;
  }
  return targetOf(text, wholeLink(text, first).raw, wholeLink(text, last).clean, first, last);
}

/** Words of one of the texts as a target; a change that they begin or end in is in it as a whole. */
export function stretchTarget(text: LinkedText, side: Side, { from, to }: Span): Target {
  const first = linkAt(text, side, from);
  const last = linkAt(text, side, Math.max(from, to - 1));
  return {
    ...targetOf(text, first.raw, last.clean, first.piece, last.piece),
    raw: { from: first.raw.from, to: last.raw.to },
    clean: { from: first.clean.from, to: last.clean.to },
  };
}

function targetOf(text: LinkedText, raw: Span, clean: Span, first: number, last: number): Target {
  const by = new Set<number>();
  for (let piece = first; piece <= last; piece += 1) for (const rule of text.by[piece] ?? []) by.add(rule);
  return {
    raw: { from: raw.from, to: wholeLink(text, last).raw.to },
    clean: { from: wholeLink(text, first).clean.from, to: clean.to },
    by: [...by],
  };
}

/** The target of a mark that stands in the page. */
export function targetAt(text: LinkedText, { from, to }: Span): Target {
  if (from < to) return stretchTarget(text, 'raw', { from, to });
  for (let piece = pieceAt(text, 'raw', from); piece >= 0; piece -= 1) {
    const { raw } = wholeLink(text, piece);
    if (raw.to < from) break;
    if (raw.from === from && raw.to === from) return editTarget(text, piece);
  }
  const { clean } = linkAt(text, 'raw', from);
  return { raw: { from, to }, clean: { from: clean.from, to: clean.from }, by: [] };
}

/** The mark that says something of a target. */
export function markOf(
  text: LinkedText,
  rules: readonly string[],
  { source, report, files }: ReviewData,
  { raw, clean, by }: Target,
  { verdict, should, note, who, date }: Said,
): Mark {
  const starts = files.map(({ from }) => from);
  const file = files[lastAtOrBefore(starts, files.length, raw.from)] ?? { path: '', sha256: '', from: 0 };
  return {
    schema: 'https://qingyuan.dev/schema/mark/1',
    source,
    report,
    raw: {
      path: file.path,
      sha256: file.sha256,
      from: raw.from - file.from,
      to: raw.to - file.from,
      ...quoteOf(text.raw, raw),
    },
    rules: by.map((rule) => rules[rule] ?? ''),
    became: text.clean.slice(clean.from, clean.to),
    verdict,
    ...(should !== undefined && { should }),
    ...(note !== undefined && { note }),
    ...(who !== undefined && { who }),
    ...(date !== undefined && { date }),
  };
}
