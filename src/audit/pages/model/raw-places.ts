import { byteOffsets } from './byte-width.ts';
import { lastAtOrBefore } from './linked-text.ts';
import type { FileData, PartData, ReportData } from './report-data.ts';

/** Where a raw character stands. */
export interface Place {
  readonly path: string;
  readonly inside?: string;
  /** in its file, from 1 */
  readonly page: number;
  /** in its file or part, from 1 */
  readonly line: number;
  /** in whole characters, from 1 */
  readonly column: number;
  readonly byte?: number;
  readonly charset?: string;
  /** of the line that it is in: page, left, top, width, height (points) */
  readonly box?: readonly number[];
}

/** Finds the places of raw offsets; what that takes is worked out once for each part, when it is first asked for. */
export function placesIn({ raw, files, pages }: ReportData): (offset: number) => Place | undefined {
  const bytes = new Map<PartData, Uint32Array>();
  const lines = new Map<number, readonly number[]>();
  const fileStarts = files.map(({ from }) => from);
  const pageStarts = pages.filter((_, index) => index % 3 === 0);
  return (offset) => {
    const at = Math.min(offset, raw.length - 1);
    const file = files[lastAtOrBefore(fileStarts, files.length, at)];
    if (at < 0 || file === undefined) return undefined;
    const part = file.parts.find(({ from, to }) => from <= at && at < to);
    const from = part?.from ?? file.from;
    if (!lines.has(from)) lines.set(from, lineStarts(raw, from, part?.to ?? raw.length));
    const starts = lines.get(from) as readonly number[];
    const line = lastAtOrBefore(starts, starts.length, at);
    const page = lastAtOrBefore(pageStarts, pageStarts.length, at);
    if (part !== undefined && !bytes.has(part)) bytes.set(part, byteOffsets(raw, part));
    return {
      path: file.path,
      ...(part?.inside !== undefined && { inside: part.inside }),
      page: pages[page * 3 + 2] ?? 1,
      line: line + 1,
      column: [...raw.slice(starts[line], at)].length + 1,
      ...(part !== undefined && { byte: bytes.get(part)?.[at - part.from] as number, charset: part.charset }),
      ...boxOf(file, at),
    };
  };
}

function lineStarts(text: string, from: number, to: number): readonly number[] {
  const starts = [from];
  for (let end = text.indexOf('\n', from); end >= 0 && end < to - 1; end = text.indexOf('\n', end + 1))
    starts.push(end + 1);
  return starts;
}

function boxOf({ boxes }: FileData, at: number): { box?: readonly number[] } {
  if (boxes === undefined) return {};
  let found = -1;
  for (let index = 0; index < boxes.length && (boxes[index] as number) <= at; index += 6) found = index;
  return found < 0 ? {} : { box: boxes.slice(found + 1, found + 6) };
}
