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
  let table: Table | undefined;
  let cells = 1;
  let words = 0;
  let nextMark = 0;
  let counted: Mark | undefined;
  let offset = 0;
  const push = (at: number, kind: Item['kind'], rule: string, insert: string | undefined): void => {
    const last = items.at(-1);
    const same = last?.kind === kind && last.rule === rule && last.insert === insert && last.to === at;
    if (same && (kind === 'gap' || kind === 'word' || kind === 'blank') && last.table === table)
      last.to = at + 1;
    else items.push({ from: at, to: at + 1, kind, rule, insert, table });
    if (kind === 'word') words += 1;
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
  const cellEnd = (): void => {
    if (table === undefined) return;
    table.words += words;
    table.longest = Math.max(table.longest, words);
    words = 0;
  };
  for (const piece of binary.pieces) {
    for (let index = 0; index < piece.text.length; index += 1, offset += 1) {
      const character = piece.text[index] as string;
      const place = piece.at + index * piece.width;
      while ((marks[nextMark]?.at ?? Infinity) < offset) nextMark += 1;
      const mark = marks[nextMark];
      if (mark?.inTable !== true) table = undefined;
      else table ??= { widest: 1, nested: false, words: 0, longest: 0 };
      const format = characters(place)?.properties;
      const on = (code: number): boolean => ((format?.get(code) ?? 0) & 1) === 1;
      if (mark?.at === offset) {
        if (!on(property.deleted)) count(mark);
        // A mark that was deleted ends no line; a row ends even so.
        if (mark.rowEnd) {
          push(offset, 'row', 'markup', '');
          cells = 1;
        } else if (character === '\x07') {
          cellEnd();
          const more = marks[nextMark + 1]?.rowEnd !== true;
          if (more) cells += 1;
          if (table !== undefined) table.widest = Math.max(table.widest, cells);
          push(offset, more ? 'cell' : 'gap', 'markup', '');
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
