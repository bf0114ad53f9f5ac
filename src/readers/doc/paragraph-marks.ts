import { type FormattedRun, listProperties } from './formatted-runs.ts';
import type { WordBinary } from './word-binary.ts';

/** Codes of the properties that put a paragraph in a table, and at the end of a cell or a row (MS-DOC 2.6.2). */
const inTable = 0x2416;
const rowEnd = 0x2417;
const depth = 0x6649;
const innerCellEnd = 0x244b;
const innerRowEnd = 0x244c;

/** Deeper tables are read as this deep. */
const deepest = 20;

/** What ends a paragraph, and what the paragraph is. */
export interface Mark {
  /** where it stands in the text (UTF-16) */
  readonly at: number;
  /** how many tables it stands in, one in the other */
  readonly depth: number;
  /** it ends a cell, or a row behind its last cell */
  readonly cellEnd: boolean;
  readonly rowEnd: boolean;
  readonly style: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** The marks that end paragraphs, cells and rows, in order. */
export function marksOf(
  { pieces }: WordBinary,
  paragraphs: (offset: number) => FormattedRun | undefined,
): readonly Mark[] {
  const marks: Mark[] = [];
  let offset = 0;
  for (const { text, at, width } of pieces) {
    for (const { index, 0: character } of text.matchAll(/[\r\x07]/g)) {
      const run = paragraphs(at + index * width);
      const on = (code: number): boolean => (run?.properties.get(code) ?? 0) === 1;
      marks.push({
        at: offset + index,
        depth: on(inTable) ? Math.max(1, Math.min(run?.properties.get(depth) ?? 1, deepest)) : 0,
        cellEnd: character === '\x07' || on(innerCellEnd),
        rowEnd: on(rowEnd) || on(innerRowEnd),
        style: run?.style?.toString(),
        list: run?.properties.get(listProperties.list)?.toString(),
        level: run?.properties.get(listProperties.level),
      });
    }
    offset += text.length;
  }
  return marks;
}
