import type { Sidecar } from '../documents/sidecar.ts';
import type { ReportName } from '../opening/report-files.ts';
import type { Span } from '../text/span.ts';

/** One of the reports of a document, as far as splitting is concerned. */
export interface PartOfDocument {
  readonly name: ReportName;
  readonly part: Sidecar['source']['part'];
  /** the raw stretches that `split/*` removed, in order; undefined where the trace cannot be read */
  readonly split: readonly Span[] | undefined;
}

/** What is wrong with a report as a part of its document. */
export interface PartProblem {
  readonly name: ReportName;
  /** offset in the raw text, where one place is meant */
  readonly raw?: number;
  readonly message: string;
}

/**
 * Proves that a document was split without loss: 1 … n of n, stretches that tile the raw text, each kept by its part.
 *
 * That no character is lost is proved twice: by the stretches, and by the traces alone.
 */
export function* partProblems(parts: readonly PartOfDocument[], length: number): Generator<PartProblem> {
  const ordered = [...parts].sort((one, other) => one.part.index - other.part.index);
  const of = ordered.reduce((most, { part }) => Math.max(most, part.of), ordered.length);
  let index = 0;
  let end = 0;
  for (const { name, part, split } of ordered) {
    index += 1;
    const { from, to } = part;
    if (part.of !== of) yield { name, message: `it is one of ${part.of} parts, the document has ${of}` };
    if (part.index !== index) {
      const missing = part.index > index;
      yield {
        name,
        message: missing
          ? `part ${index} of ${of} is missing: the next is ${part.index}`
          : `there is another part ${part.index} of ${of}`,
      };
      index = part.index;
    }
    if (from !== end)
      yield {
        name,
        raw: Math.min(from, end),
        message: `its stretch of raw begins at ${from}, but the part before ends at ${end}: ${from > end ? 'a gap' : 'an overlap'}`,
      };
    if (to < from) yield { name, message: `its stretch of raw, ${from}–${to}, has no such length` };
    end = to;
    if (split !== undefined) yield* ownStretch(name, part, split, length);
  }
  const last = ordered.at(-1);
  if (last === undefined) return;
  if (index < of) yield { name: last.name, message: `part ${index + 1} of ${of} is missing` };
  if (end !== length)
    yield { name: last.name, raw: end, message: `the parts end at ${end} of ${length} raw characters` };
  const lost = removedInAll(ordered.map(({ split }) => split));
  for (const { from, to } of lost)
    yield {
      name: last.name,
      raw: from,
      message: `raw ${from}–${to} is removed as another report’s in every part: it was lost`,
    };
}

/** Inside its own stretch a part has nothing of `split/*`, outside of it nothing else. */
function* ownStretch(
  name: ReportName,
  own: Span,
  split: readonly Span[],
  length: number,
): Generator<PartProblem> {
  const inside = split.find(({ from, to }) => from < own.to && to > own.from);
  if (inside !== undefined) {
    const raw = Math.max(inside.from, own.from);
    yield { name, raw, message: `raw ${raw} is in its own stretch, yet removed as another report’s` };
  }
  let at = 0;
  for (const { from, to } of [...split, { from: length, to: length }]) {
    const outside = at < own.from ? at : Math.max(at, own.to);
    if (at < from && outside < from) {
      yield { name, raw: outside, message: `raw ${outside} is another part’s, but not removed as such` };
      return;
    }
    at = Math.max(at, to);
  }
}

/** The stretches that all of the lists have in common. */
function removedInAll(lists: readonly (readonly Span[] | undefined)[]): readonly Span[] {
  let common: readonly Span[] | undefined;
  for (const list of lists) {
    if (list === undefined) return [];
    common = common === undefined ? list : both(common, list);
  }
  return common ?? [];
}

function both(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  let i = 0;
  let k = 0;
  for (let a = one[i], b = other[k]; a !== undefined && b !== undefined; a = one[i], b = other[k]) {
    const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
    if (span.from < span.to) result.push(span);
    if (a.to < b.to) i += 1;
    else k += 1;
  }
  return result;
}
