import type { Numbering } from '../docx/list-counter.ts';
import { symbolOf } from '../docx/symbols.ts';
import { openFields } from '../docx/word-fields.ts';
import type { Item, Table } from '../docx/word-lines.ts';
import { formattedRuns, runFinder } from './formatted-runs.ts';
import { type Mark, marksOf } from './paragraph-marks.ts';
import type { WordBinary } from './word-binary.ts';

/** Codes of properties (MS-DOC 2.6). */
const property = {
  deleted: 0x0800,
  hidden: 0x083c,
  special: 0x0855,
  symbol: 0x6a09,
} as const;

/** What stands for a sign, a line's end or a thing in Word's texts; all others below U+0020 are no words. */
const control = /[\x00-\x1f]/;

/**
 * Takes the text of a Word document of 1997 to 2003 apart: its words, and why all else is none.
 *
 * The numbers of its lists are set before the first words of their paragraphs.
 */
export function docItems(binary: WordBinary, numbering: Numbering): readonly Item[] {
  const characters = runFinder(formattedRuns(binary.main, binary.table, 'characters'));
  const paragraphs = runFinder(formattedRuns(binary.main, binary.table, 'paragraphs'));
  const marks = marksOf(binary, paragraphs);
  const items: Item[] = [];
  const fields = openFields();
  const open: OpenTable[] = [];
  let table: OpenTable | undefined;
  let nextMark = 0;
  let counted: Mark | undefined;
  let offset = 0;
  const push = (at: number, kind: Item['kind'], rule: string, insert: string | undefined): void => {
    const last = items.at(-1);
    const same = last?.kind === kind && last.rule === rule && last.insert === insert && last.to === at;
    if (same && (kind === 'gap' || kind === 'word' || kind === 'blank') && last.table === table)
      last.to = at + 1;
    else items.push({ from: at, to: at + 1, kind, rule, insert, table });
    if (kind === 'word') for (const each of open) each.cell += 1;
  };
  /** The number of a paragraph, counted once. */
  const count = (mark: Mark | undefined): string | undefined => {
    if (mark === undefined || mark === counted || mark.rowEnd) return undefined;
    counted = mark;
    return numbering.next(mark.style, mark);
  };
  const word = (at: number, rule: string, insert: string | undefined): void => {
    const number = count(marks[nextMark]);
    if (number !== undefined)
      items.push({ from: at, to: at, kind: 'word', rule: 'list-number', insert: number, table });
    push(at, 'word', rule, insert);
  };
  const enter = (depth: number): void => {
    while (open.length > depth) open.pop();
    for (
      ;
      open.length < depth;
      open.push({ widest: 1, nested: false, words: 0, longest: 0, cells: 1, cell: 0 })
    )
      if (table !== undefined) table.nested = true;
    table = open.at(-1);
  };
  for (const piece of binary.pieces) {
    for (let index = 0; index < piece.text.length; index += 1, offset += 1) {
      const character = piece.text[index] as string;
      const place = piece.at + index * piece.width;
      while ((marks[nextMark]?.at ?? Infinity) < offset) nextMark += 1;
      const mark = marks[nextMark];
      if (open.length !== (mark?.depth ?? 0)) enter(mark?.depth ?? 0);
      const format = characters(place)?.properties;
      const on = (code: number): boolean => ((format?.get(code) ?? 0) & 1) === 1;
      if (mark?.at === offset) {
        if (!on(property.deleted)) count(mark);
        // A mark that was deleted ends no line; a row ends even so.
        if (mark.rowEnd && table !== undefined) {
          push(offset, 'row', 'markup', '');
          table.cells = 1;
        } else if (mark.cellEnd && table !== undefined) {
          const next = marks[nextMark + 1];
          const more = next?.rowEnd !== true || next.depth !== mark.depth;
          cellEnd(table, more);
          push(offset, 'paragraph', 'markup', '');
          if (more)
            items.push({ from: offset + 1, to: offset + 1, kind: 'cell', rule: 'markup', insert: '', table });
        } else if (on(property.deleted)) push(offset, 'gap', 'deleted-text', '');
        else if (on(property.hidden)) push(offset, 'gap', 'hidden', '');
        else push(offset, 'paragraph', 'markup', '');
        continue;
      }
      const why = fields.reason();
      if (on(property.deleted)) push(offset, 'gap', 'deleted-text', '');
      else if (character === '\x13') {
        fields.mark('begin');
        push(offset, 'gap', 'markup', '');
      } else if (character === '\x14') {
        fields.mark('separate');
        push(offset, 'gap', 'markup', '');
      } else if (character === '\x15') {
        const sign = fields.mark('end');
        if (sign === undefined) push(offset, 'gap', 'markup', '');
        else word(offset, 'circled-number', sign);
      } else if (why !== undefined) {
        if (why === 'field-code') fields.code(character);
        push(offset, 'gap', why, '');
      } else if (on(property.hidden)) push(offset, 'gap', 'hidden', '');
      else if (format?.has(property.symbol) && on(property.special)) {
        const code = ((format.get(property.symbol) as number) >>> 16).toString(16);
        const sign = symbolOf(undefined, code);
        if (sign === undefined) push(offset, 'gap', 'symbol', '');
        else word(offset, 'symbol', sign);
      } else if (character === '\x1e') word(offset, 'hyphen', '-');
      else if (control.test(character)) controlled(character, offset, push);
      else if (/\s/.test(character)) push(offset, 'blank', 'white-space', undefined);
      else word(offset, 'white-space', undefined);
    }
  }
  return items;
}

/** A table that is read: its cells in this row, and the characters of the cell so far (UTF-16). */
interface OpenTable extends Table {
  cells: number;
  cell: number;
}

function cellEnd(table: OpenTable, more: boolean): void {
  table.words += table.cell;
  table.longest = Math.max(table.longest, table.cell);
  table.cell = 0;
  if (more) table.cells += 1;
  table.widest = Math.max(table.widest, table.cells);
}

function controlled(
  character: string,
  at: number,
  push: (at: number, kind: Item['kind'], rule: string, insert: string) => void,
): void {
  if (character === '\t') push(at, 'typed-tab', 'markup', '');
  else if (/[\v\f\x0e]/.test(character)) push(at, 'line', 'markup', '');
  else if (character === '\x02' || character === '\x05') push(at, 'gap', 'note-reference', '');
  else push(at, 'gap', 'markup', '');
}
