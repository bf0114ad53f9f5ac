import { differenceOf } from '../text/difference.ts';
import type { Span } from '../text/span.ts';
import { piecesOf, type Trace } from '../text/trace.ts';
import type { Piece } from '../text/traced.ts';

/** What one rule did in one report, as the sidecar tells it. */
export interface RuleTally {
  readonly edits: number;
  readonly removed: number;
  readonly inserted: number;
}

/** How many characters (UTF-16) were kept, removed, changed and inserted. */
export interface Tally {
  readonly kept: number;
  readonly removed: number;
  /** raw characters that read otherwise in clean */
  readonly changed: number;
  /** clean characters that nothing in raw stands for */
  readonly inserted: number;
  /** raw characters that the trace does not truly account for */
  readonly unaccounted: number;
}

/** Of nothing. */
export const noTally: Tally = { kept: 0, removed: 0, changed: 0, inserted: 0, unaccounted: 0 };

/** Two tallies together. */
export function sumOf(one: Tally, other: Tally): Tally {
  return {
    kept: one.kept + other.kept,
    removed: one.removed + other.removed,
    changed: one.changed + other.changed,
    inserted: one.inserted + other.inserted,
    unaccounted: one.unaccounted + other.unaccounted,
  };
}

/** The first place where a trace does not fit its two texts. */
interface Fault {
  /** counted from 0; the number of spans where they end too early or too late */
  readonly span: number;
  /** offset in the raw text */
  readonly raw: number;
  /** offset in the clean text */
  readonly clean: number;
  readonly message: string;
}

/** A raw text, a clean text, and what the trace between them says. */
export interface Account {
  readonly tally: Tally;
  /** by rule, over the whole trace, the other reports of the page with it */
  readonly rules: Readonly<Record<string, RuleTally>>;
  /** the raw stretches that `split/*` removed, in order */
  readonly split: readonly Span[];
  /** the raw stretches in the report's own part that are not kept, in order */
  readonly edited: readonly Span[];
  readonly fault: Fault | undefined;
}

/**
 * Goes through a trace against both texts and counts.
 *
 * The tally is of the stretch `own` alone, so that those of the parts of one document add up to its raw text.
 * What stands behind a wrong span is unaccounted for: its place is not known.
 */
export function accountOf(raw: string, clean: string, trace: Trace, own: Span): Account {
  const count = { ...noTally };
  const rules: Record<string, { edits: number; removed: number; inserted: number }> = {};
  const split: Span[] = [];
  const edited: Span[] = [];
  let fault: Fault | undefined;
  let span = 0;
  let at = { raw: 0, clean: 0 };
  try {
    for (const piece of piecesOf(trace)) {
      at = { raw: piece.raw.from, clean: piece.clean.from };
      const inOwn = lengthOf(overlapOf(piece.raw, own));
      const made = lengthOf(piece.clean);
      if (piece.by.length === 0) {
        const differs = firstDifference(raw, clean, piece);
        if (differs >= 0) {
          fault ??= { span, ...message(raw, clean, piece, differs) };
          count.unaccounted += differences(raw, clean, piece);
        } else count.kept += inOwn;
      } else {
        signed(piece, rules);
        const inside = inOwn > 0 || (lengthOf(piece.raw) === 0 && made > 0);
        if (lengthOf(piece.raw) === 0) count.inserted += made;
        else if (made === 0) count.removed += inOwn;
        else count.changed += inOwn;
        if (inside) edited.push(piece.raw);
        if (piece.by.some((rule) => rule.startsWith('split/'))) split.push(piece.raw);
      }
      at = { raw: piece.raw.to, clean: piece.clean.to };
      span += 1;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    fault ??= { span, ...at, message: error.message };
  }
  const rest = Math.max(0, own.to - Math.max(at.raw, own.from));
  if (fault === undefined && (at.raw !== raw.length || at.clean !== clean.length)) {
    const texts = `raw has ${raw.length} and clean ${clean.length}`;
    fault = {
      span,
      ...at,
      message: `the spans end at raw ${at.raw}, clean ${at.clean} characters: ${texts}`,
    };
  }
  count.unaccounted += rest;
  return { tally: count, rules, split, edited, fault };
}

/** One edit for each rule that a span names; what it removed and inserted goes to the last. */
function signed(
  { raw, clean, by }: Piece,
  rules: Record<string, { edits: number; removed: number; inserted: number }>,
): void {
  for (const [index, rule] of by.entries()) {
    const tally = rules[rule] ?? { edits: 0, removed: 0, inserted: 0 };
    rules[rule] = tally;
    tally.edits += 1;
    if (index < by.length - 1) continue;
    tally.removed += lengthOf(raw);
    tally.inserted += lengthOf(clean);
  }
}

/** How far into a verbatim piece the two texts first differ; -1 where they do not. */
function firstDifference(raw: string, clean: string, piece: Piece): number {
  const one = raw.slice(piece.raw.from, piece.raw.to);
  const other = clean.slice(piece.clean.from, piece.clean.to);
  return one === other && one.length === lengthOf(piece.raw) ? -1 : differenceOf(one, other);
}

function differences(raw: string, clean: string, piece: Piece): number {
  let count = 0;
  for (let at = 0; at < lengthOf(piece.raw); at += 1)
    if (raw[piece.raw.from + at] !== clean[piece.clean.from + at] || raw[piece.raw.from + at] === undefined)
      count += 1;
  return count;
}

function message(
  raw: string,
  clean: string,
  piece: Piece,
  differs: number,
): { readonly raw: number; readonly clean: number; readonly message: string } {
  const at = { raw: piece.raw.from + differs, clean: piece.clean.from + differs };
  return {
    ...at,
    message: `a kept span differs: raw has ${character(raw, at.raw)}, clean ${character(clean, at.clean)}`,
  };
}

function character(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? 'nothing more' : `“${String.fromCodePoint(code)}”`;
}

function overlapOf(one: Span, other: Span): Span {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

function lengthOf({ from, to }: Span): number {
  return Math.max(0, to - from);
}
