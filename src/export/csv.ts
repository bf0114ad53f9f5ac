import { grouped } from '../drawing/in-words.ts';
import { type Column, isFlat, type Value } from './column.ts';
import type { Format } from './format.ts';
import { COLUMNS } from './report-columns.ts';
import { shardFiles } from './shard-files.ts';

/** The columns of a CSV: all but lists of records, which no cell holds. */
export const CSV_COLUMNS: readonly Column[] = COLUMNS.filter(
  (column) => isFlat(column) || column.type === 'strings',
);

/** How many characters a cell of Excel holds: it cuts what is longer. */
const EXCEL_CELL = 32_767;

/** A cell that begins so would be a formula in some spreadsheet, the full-width signs in those for East Asia. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel reads Chinese in the wrong encoding.
 *
 * Each text is in quotation marks. One that a spreadsheet would take for a formula has an apostrophe before it; so has
 * one that begins with an apostrophe, so that to take one away from every cell that begins with it gives back what was.
 * An empty cell is null; a list is JSON.
 */
export function csv(folder: string): Format {
  const names = CSV_COLUMNS.map(({ name }) => name);
  const files = shardFiles(folder, {
    kind: 'csv',
    ending: 'csv',
    head: Buffer.from(`\ufeff${names.join(',')}\r\n`),
  });
  let long = 0;
  return {
    add({ row, shard, text }) {
      if (text.length > EXCEL_CELL) long += 1;
      files.write(shard, Buffer.from(`${names.map((name) => cell(row[name] ?? null)).join(',')}\r\n`));
    },
    end: async () => files.end(),
    notes: () =>
      long === 0
        ? []
        : [
            `csv: ${long} of the texts have more than ${grouped(EXCEL_CELL)} characters, which is what a cell of Excel holds: it would cut them. Other programs read them whole.`,
          ],
  };
}

/** A value as a cell. */
export function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
