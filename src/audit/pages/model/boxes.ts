import type { FileData } from './report-data.ts';

/** Where a stretch stands on its page, in points. */
export interface PageBox {
  /** counted from 1 in its file */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How many numbers a line has in `boxes`: from, page, left, top, width, height. */
const STEP = 6;

/** The boxes of a stretch of the raw text (UTF-16 offsets), one for each line that it touches. */
export function boxesOf(file: FileData, from: number, to: number): readonly PageBox[] {
  const { boxes = [] } = file;
  const found: PageBox[] = [];
  for (let line = lineAt(file, from); line >= 0 && line * STEP < boxes.length; line += 1) {
    const [at = 0, page = 1, left = 0, top = 0, width = 0, height = 0] = boxes.slice(
      line * STEP,
      (line + 1) * STEP,
    );
    if (at >= to) break;
    const begins = file.across?.[line] ?? [];
    const begin = begins.length === 0 ? 0 : tenths(begins, Math.max(from, at) - at, width);
    const end = begins.length === 0 ? width : tenths(begins, to - at, width);
    if (end > begin) found.push({ page, left: left + begin, top, width: end - begin, height });
  }
  return found;
}

/** The character that stands at a place of a page (points): its offset in the raw text. */
export function offsetAt(file: FileData, page: number, x: number, y: number): number | undefined {
  const { boxes = [], across = [] } = file;
  for (let line = 0; line * STEP < boxes.length; line += 1) {
    const [at = 0, on, left = 0, top = 0, width = 0, height = 0] = boxes.slice(
      line * STEP,
      (line + 1) * STEP,
    );
    if (on !== page || x < left || x > left + width || y < top || y > top + height) continue;
    const begins = across[line] ?? [];
    let unit = 0;
    while (unit + 1 < begins.length && tenths(begins, unit + 1, width) <= x - left) unit += 1;
    return at + unit;
  }
  return undefined;
}

function lineAt({ boxes = [] }: FileData, offset: number): number {
  let line = -1;
  while ((boxes[(line + 1) * STEP] ?? Infinity) <= offset) line += 1;
  // What stands before the first box is asked for too.
  return boxes.length === 0 ? -1 : Math.max(0, line);
}

function tenths(begins: readonly number[], unit: number, width: number): number {
  return unit >= begins.length ? width : (begins[unit] as number) / 10;
}
