import type { RawFileText, RawText } from '../../opening/raw-text.ts';
import type { Span } from '../../text/span.ts';
import type { TraceSpan } from '../../text/trace-span.ts';
import type { OpenReport } from '../open-report.ts';
import type { FileData, ReportData } from './model/report-data.ts';
import { notesOf } from './notes.ts';
import { partData } from './part-data.ts';

/** Gathers what the page of a report knows: the raw text once, the trace, and only those clean texts that are not verbatim. */
export function reportData(report: OpenReport): ReportData {
  const { raw, clean, pieces } = report;
  const numbers = new Map<string, number>();
  const numberOf = (rule: string): number => {
    const number = numbers.get(rule) ?? numbers.size;
    numbers.set(rule, number);
    return number;
  };
  const inserted: string[] = [];
  const spans = pieces.map((piece): TraceSpan => {
    const length = piece.raw.to - piece.raw.from;
    if (piece.by.length === 0) return length;
    inserted.push(clean.slice(piece.clean.from, piece.clean.to));
    return [length, piece.clean.to - piece.clean.from, ...piece.by.map(numberOf)];
  });
  return {
    raw: raw.text,
    spans,
    rules: [...numbers.keys()],
    inserted: inserted.join(''),
    files: raw.files.map((file) => fileData(raw, file)),
    pages: raw.pages.flatMap(({ from, file, number }) => [from, file, number]),
    notes: notesOf(report),
  };
}

function fileData({ text }: RawText, { path, from, to, encoded, boxes }: RawFileText): FileData {
  const parts = encoded.filter((part) => part.from < part.to).map((part) => partData(text, part));
  if (boxes === undefined) return { path, from, parts };
  const all: number[] = [];
  const across: (readonly number[])[] = [];
  for (let at = from; at < to; ) {
    const line = text.indexOf('\n', at);
    const end = line < 0 || line >= to ? to : line + 1;
    // One box for a line and where its characters begin: a box for each would be many times the text.
    const [first, ...others] = boxes({ from: at, to: end });
    if (first !== undefined) {
      const own = [first, ...others.filter(({ page }) => page === first.page)];
      const left = Math.min(...own.map((box) => box.left));
      const top = Math.min(...own.map((box) => box.top));
      const right = Math.max(...own.map((box) => box.left + box.width));
      const bottom = Math.max(...own.map((box) => box.top + box.height));
      all.push(at, first.page, ...[left, top, right - left, bottom - top].map(tenth));
      across.push(begins(boxes, { from: at, to: end }, { left, right }));
    }
    at = end;
  }
  return { path, from, parts, boxes: all, across };
}

/** Where the characters of a line begin, in tenths of a point from its left; nothing where they do not run to the right. */
function begins(
  boxes: NonNullable<RawFileText['boxes']>,
  { from, to }: Span,
  { left, right }: { readonly left: number; readonly right: number },
): readonly number[] {
  const found: number[] = [];
  let last = left;
  let edge = left;
  for (let at = from; at < to; at += 1) {
    const [box] = boxes({ from: at, to: at + 1 });
    const begin = box?.left ?? edge;
    if (begin < last || begin > right + 0.1) return [];
    found.push(Math.round((begin - left) * 10));
    last = begin;
    edge = box === undefined ? edge : box.left + box.width;
  }
  return found;
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}
