import { type FormattedRun, listProperties } from './formatted-runs.ts';
import type { WordBinary } from './word-binary.ts';

/** Codes of the properties that put a paragraph in a table, and at the end of a row (MS-DOC 2.6.2). */
const inTable = 0x2416;
const rowEnd = 0x2417;

/** What ends a paragraph, and what the paragraph is. */
export interface Mark {
  /** where it stands in the text (UTF-16) */
  readonly at: number;
  readonly inTable: boolean;
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
    for (const { index } of text.matchAll(/[\r\x07]/g)) {
      const run = paragraphs(at + index * width);
      const on = (code: number): boolean => (run?.properties.get(code) ?? 0) === 1;
      marks.push({
        at: offset + index,
        inTable: on(inTable),
        rowEnd: on(rowEnd),
        style: run?.style?.toString(),
        list: run?.properties.get(listProperties.list)?.toString(),
        level: run?.properties.get(listProperties.level),
      });
    }
    offset += text.length;
  }
  return marks;
}
