import { countLists, type List, type ListLevel, mostLevels, type Numbering } from '../docx/list-counter.ts';
import { stylesFrom } from '../docx/styles.ts';
import { docStyles } from './doc-styles.ts';
import type { WordBinary } from './word-binary.ts';

/** Where a document's header tells of its styles, its lists, and what paragraphs call its lists. */
const header = { styles: 0xa2, lists: 0x2e2, names: 0x2ea } as const;

/** The ways of writing numbers (MS-OSHARED 2.2.1.3), called as newer documents call them. */
const formats: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  32: 'ideographZodiacTraditional',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
};

/** Reads the lists of a document and begins to count; one whose tables are broken has none. */
export function docNumbering({ main, table }: WordBinary): Numbering {
  const view = new DataView(main.buffer, main.byteOffset, main.length);
  const from = (field: number, behind = 0): DataView | undefined => {
    if (field + 8 > main.length) return undefined;
    const offset = view.getUint32(field, true) + behind * view.getUint32(field + 4, true);
    const length = view.getUint32(field + 4, true);
    if (length === 0 || offset > table.length) return undefined;
    return new DataView(table.buffer, table.byteOffset + offset, table.length - offset);
  };
  const styles = intact(() => docStyles(from(header.styles))) ?? stylesFrom(new Map(), undefined);
  const lists = intact(() => listsIn(from(header.lists), from(header.lists, 1), from(header.names)));
  return countLists(lists ?? new Map(), styles);
}

/** What reads past the end of its table is broken. */
function intact<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The lists, their levels behind them, and what paragraphs call them (MS-DOC 2.9.150, 2.9.149, 2.9.148). */
function listsIn(
  kinds: DataView | undefined,
  levels: DataView | undefined,
  names: DataView | undefined,
): ReadonlyMap<string, List> {
  const lists = new Map<string, List>();
  if (kinds === undefined || levels === undefined || names === undefined) return lists;
  const byKind = new Map<number, Map<number, ListLevel>>();
  let at = 0;
  for (let index = 0; index < kinds.getUint16(0, true); index += 1) {
    const own = 2 + index * 28;
    const simple = (kinds.getUint8(own + 26) & 1) === 1;
    const numbered = new Map<number, ListLevel>();
    for (let level = 0; level < (simple ? 1 : mostLevels); level += 1) {
      const style = kinds.getUint16(own + 8 + level * 2, true);
      const read = levelAt(levels, at, style === 0xfff ? undefined : String(style));
      numbered.set(level, read.level);
      at = read.end;
    }
    byKind.set(kinds.getInt32(own, true), numbered);
  }
  const count = names.getUint32(0, true);
  let data = 4 + count * 16;
  for (let index = 0; index < count; index += 1) {
    const own = 4 + index * 16;
    const kind = names.getInt32(own, true);
    const numbered = new Map(byKind.get(kind));
    const starts = new Map<number, number>();
    data += 4;
    for (let change = 0; change < names.getUint8(own + 12); change += 1) {
      const start = names.getInt32(data, true);
      const flags = names.getUint32(data + 4, true);
      const level = flags & 15;
      data += 8;
      if ((flags & 32) !== 0) {
        const read = levelAt(names, data, undefined);
        numbered.set(level, read.level);
        data = read.end;
      } else if ((flags & 16) !== 0) starts.set(level, start);
    }
    lists.set(String(index + 1), { kind: String(kind), levels: numbered, starts });
  }
  return lists;
}

/** How a level is numbered (MS-DOC 2.9.145, `LVL`): in its text a level stands as its number, counted from 0. */
function levelAt(
  view: DataView,
  at: number,
  style: string | undefined,
): { readonly level: ListLevel; readonly end: number } {
  const flags = view.getUint8(at + 5);
  const text = at + 28 + view.getUint8(at + 24) + view.getUint8(at + 25);
  const length = view.getUint16(text, true);
  const units = Array.from({ length }, (_, index) => view.getUint16(text + 2 + index * 2, true));
  const level: ListLevel = {
    start: view.getInt32(at, true),
    format: formats[view.getUint8(at + 4)] ?? 'decimal',
    text: units.map((unit) => (unit < mostLevels ? `%${unit + 1}` : String.fromCharCode(unit))).join(''),
    restart: (flags & 8) === 0 ? undefined : view.getUint8(at + 26),
    legal: (flags & 4) !== 0,
    apart: view.getUint8(at + 15) !== 2,
    style,
  };
  return { level, end: text + 2 + length * 2 };
}
