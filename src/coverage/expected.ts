import type { Level } from '../regions/division.ts';
import { divisionsIn } from '../regions/divisions-in.ts';
import { divisionByCode } from '../regions/resolve-division.ts';
import type { Unit } from './found.ts';
import { type Years, yearsIn } from './years.ts';

/** A report that should be there. */
export interface Expected {
  readonly unit: Unit;
  readonly year: number;
}

/** A list of what is expected cannot be read; says where and what to write. */
export class ListError extends Error {
  override readonly name = 'ListError';
}

/** Taiwan, Hong Kong and Macau: the table has them as provinces, and none of these reports is given there. */
const ELSEWHERE = /^(?:71|81|82)/;

/** The divisions of these levels that the table of regions has in each year. */
export function expectedByTable(levels: readonly Level[], { from, to }: Years): readonly Expected[] {
  const expected: Expected[] = [];
  for (let year = from; year <= to; year += 1)
    for (const level of levels)
      for (const { code, path } of divisionsIn(year, level))
        if (!ELSEWHERE.test(code)) expected.push({ unit: { adcode: code, level, path }, year });
  return expected;
}

/**
 * Reads a list of what is expected: plain codes, a CSV with the columns `adcode` and `year`, or JSON.
 *
 * Each line, or entry, is a code and, behind it, a year or years (`2010-2024`); without them it is all of `years`. Other
 * columns are left aside. Throws a ListError that names the line.
 */
export function readExpected(text: string, file: string, years: Years | undefined): readonly Expected[] {
  const trimmed = text.replace(/^\ufeff/, '');
  const rows = /^\s*\[/.test(trimmed) ? jsonRows(trimmed, file) : textRows(trimmed, file);
  const seen = new Map<string, Expected>();
  for (const { code, said, where } of rows) {
    const fail = (why: string): never => {
      throw new ListError(`${file}:${where}: ${why}`);
    };
    if (!/^\d{6}$/.test(code)) fail(`“${code}” is no code: six digits are needed, as in 370828.`);
    const span = said === '' ? years : yearsIn(said);
    if (span === undefined)
      return fail(
        said === ''
          ? 'it names no year: write it behind the code, or give --years.'
          : `“${said}” is no year: write 2022, or 2010-2024.`,
      );
    for (let year = span.from; year <= span.to; year += 1) {
      const division = divisionByCode(code, year);
      if (division === undefined) return fail(`${code} was no division in ${year}, by the table of regions.`);
      const { level, path } = division;
      seen.set(`${code} ${year}`, { unit: { adcode: code, level, path }, year });
    }
  }
  return [...seen.values()];
}

interface ListRow {
  readonly code: string;
  readonly said: string;
  readonly where: string;
}

function* textRows(text: string, file: string): Generator<ListRow> {
  let columns: { readonly code: number; readonly year: number } | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split(/[,\t;]| +/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (columns === undefined) {
      const head = cells.map((cell) => cell.toLowerCase());
      const code = head.findIndex((cell) => ['adcode', 'code'].includes(cell));
      if (code >= 0) {
        columns = { code, year: head.findIndex((cell) => ['year', 'years'].includes(cell)) };
        continue;
      }
      if (!/^\d{6}$/.test(head[0] ?? ''))
        throw new ListError(
          `${file}:${index + 1}: a column adcode is needed, or a code at the beginning of each line.`,
        );
      columns = { code: 0, year: 1 };
    }
    yield { code: cells[columns.code] ?? '', said: cells[columns.year] ?? '', where: String(index + 1) };
  }
}

function* jsonRows(text: string, file: string): Generator<ListRow> {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    throw new ListError(`${file}: this is no JSON.`);
  }
  for (const [index, entry] of (entries as unknown[]).entries()) {
    const where = `entry ${index + 1}`;
    if (typeof entry === 'string' || typeof entry === 'number')
      yield { code: String(entry), said: '', where };
    else {
      const { adcode, year, years } = (entry ?? {}) as Readonly<Record<string, unknown>>;
      const said = year ?? years ?? '';
      yield { code: String(adcode ?? ''), said: Array.isArray(said) ? said.join('-') : String(said), where };
    }
  }
}
