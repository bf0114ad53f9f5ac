import type { Box } from '../../documents/raw-document.ts';
import type { Edit, Span } from '../../text/span.ts';
import { emsOf } from './ems.ts';
import type { FlowLine } from './flow.ts';
import { boxOf } from './frame.ts';
import type { Line } from './line.ts';
import type { Run } from './run.ts';
import { wordEdits } from './word-edits.ts';

/** A line as it stands in the raw text: UTF-16 offsets, its end (`\n`, or `\f` for the last of a page) included. */
interface WrittenLine extends Span {
  readonly flow: FlowLine;
  /** index of its page in the file */
  readonly page: number;
}

/** The raw text of a file: what stands on each page, line by line. */
export interface WrittenText {
  readonly text: string;
  /** the pages' stretches, in order; they tile the text */
  readonly pages: readonly Span[];
  readonly lines: readonly WrittenLine[];
}

/** Writes the lines of each page one below the other: each line ends with `\n`, the last of a page with `\f`. */
export function writtenText(pages: readonly (readonly FlowLine[])[]): WrittenText {
  const parts: string[] = [];
  const spans: Span[] = [];
  const lines: WrittenLine[] = [];
  let at = 0;
  for (const [page, flows] of pages.entries()) {
    const from = at;
    for (const [index, flow] of flows.entries()) {
      const end = index === flows.length - 1 ? '\f' : '\n';
      parts.push(flow.line.text, end);
      const to = at + flow.line.text.length + 1;
      lines.push({ from: at, to, flow, page });
      at = to;
    }
    // An empty page is a page too.
    if (flows.length === 0) {
      parts.push('\f');
      at += 1;
    }
    spans.push({ from, to: at });
  }
  return { text: parts.join(''), pages: spans, lines };
}

/** The edits that leave the words of the text, one line for each paragraph, on the file's raw text. */
export function textEdits({ text, pages, lines }: WrittenText): readonly Edit[] {
  const edits: Edit[] = [];
  const kept = lines.filter(({ flow }) => flow.running === undefined);
  const next = new Map(kept.map((line, index) => [line, kept[index + 1]]));
  for (const line of lines) {
    const { from, to, flow } = line;
    if (flow.running !== undefined) {
      edits.push({ from, to, insert: '', rule: flow.running });
      continue;
    }
    for (const edit of wordEdits(flow.line, from)) edits.push(edit);
    const following = next.get(line);
    const end = { from: to - 1, to };
    if (flow.ends || following === undefined) {
      if (text[to - 1] === '\f') edits.push({ ...end, insert: '\n', rule: 'page-break' });
    } else {
      const rule = following.page === line.page ? 'line-wrap' : 'page-seam';
      const insert = joint(flow.line.text, following.flow.line.text);
      edits.push({ ...end, insert, rule });
    }
  }
  for (const { from, to } of pages)
    if (to - from === 1 && text[from] === '\f') edits.push({ from, to, insert: '', rule: 'page-break' });
  return edits.sort((one, other) => one.from - other.from || one.to - other.to);
}

/** What stands between the lines of a paragraph: a space between words of letters and figures, else nothing. */
function joint(line: string, next: string): string {
  const before = line.charAt(line.length - 1);
  return /[\x21-\x7e\u00c0-\u024f]/.test(before) &&
    /[\x21-\x7e\u00c0-\u024f]/.test(next.charAt(0)) &&
    !/[-/\u00ad]/.test(before)
    ? ' '
    : '';
}

/** The boxes of a stretch of a file's raw text, one for each line that it touches, in points. */
export function boxesIn(lines: readonly WrittenLine[], span: Span): readonly Box[] {
  const boxes: Box[] = [];
  for (let i = firstEndingAfter(lines, span.from); i < lines.length; i += 1) {
    const { from, flow, page } = lines[i] as WrittenLine;
    if (from >= span.to) break;
    const box = boxIn(flow.line, span.from - from, span.to - from, page + 1);
    if (box !== undefined) boxes.push(box);
  }
  return boxes;
}

function firstEndingAfter(lines: readonly WrittenLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as WrittenLine).to <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a unit of a run's text begins along the line; where it is not known, characters share a run's length. */
function edgesOf({ text, from, to, edges }: Run): (unit: number) => number {
  if (edges !== undefined) return (unit) => edges[unit] as number;
  const point = (to - from) / emsOf(text);
  return (unit) => from + point * emsOf(text.slice(0, unit));
}

/** The box of a stretch of a line; characters share a run's length by their usual widths. */
function boxIn({ frame, placed }: Line, from: number, to: number, page: number): Box | undefined {
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { run, at } of placed) {
    const begin = Math.max(0, from - at);
    const end = Math.min(run.text.length, to - at);
    if (begin >= end) continue;
    const edge = edgesOf(run);
    u0 = Math.min(u0, edge(begin));
    u1 = Math.max(u1, edge(end));
    v0 = Math.min(v0, run.base - run.size * 0.88);
    v1 = Math.max(v1, run.base + run.size * 0.12);
  }
  return u0 < u1 ? boxOf(frame, page, { u0, u1, v0, v1 }) : undefined;
}
