import type { Edit } from '../../text/span.ts';
import { endedLine, type Token } from './line-of-tokens.ts';

/** A table of the document: what tells whether its cells stand side by side, or it only sets the page. */
export interface Table {
  /** the most cells of a row */
  widest: number;
  nested: boolean;
  /** UTF-16 units of text in all its cells, and in the longest */
  words: number;
  longest: number;
}

/** A stretch of a part's source on its way into a line. */
export interface Item {
  readonly from: number;
  to: number;
  insert: string | undefined;
  /** what Token says, but for what depends on the table: paragraphs, line breaks, cells, rows, tabs that were typed */
  kind: Token['kind'] | 'paragraph' | 'line' | 'cell' | 'row' | 'typed-tab';
  /** who signs the change, if it is changed */
  rule: string;
  readonly table: Table | undefined;
}

/**
 * The edits that leave the words, a line for each paragraph and each row.
 *
 * In a table of data, cells stand apart by a tab each, and the paragraphs of a cell are one line. Elsewhere a tab that
 * was typed is a space, unless the words of its line stand in three columns or more.
 */
export function editsOf(items: readonly Item[]): readonly Edit[] {
  const tokens: Token[] = [];
  let begin = 0;
  for (const [index, item] of items.entries()) {
    if (!endsLine(item) && index < items.length - 1) continue;
    const line = items.slice(begin, index + 1);
    const typed = typedTabs(line);
    const own = line.map((each, at) => tokenOf(each, typed[at]));
    endedLine(own);
    for (const token of own) tokens.push(token);
    begin = index + 1;
  }
  return joined(tokens);
}

function endsLine({ kind, table }: Item): boolean {
  const data = table !== undefined && isData(table);
  return kind === 'row' ? data : !data && (kind === 'paragraph' || kind === 'line');
}

/** For each place in the line, whether a tab there begins a column, of three or more. */
function typedTabs(line: readonly Item[]): readonly boolean[] {
  const begins: boolean[] = new Array(line.length).fill(false);
  let columns = 0;
  let tab: number | undefined;
  for (const [index, { kind }] of line.entries()) {
    if (kind === 'typed-tab') tab ??= index;
    if (kind !== 'word') continue;
    if (columns === 0 || tab !== undefined) columns += 1;
    if (columns > 1 && tab !== undefined) begins[tab] = true;
    tab = undefined;
  }
  return columns > 2 ? begins : [];
}

function tokenOf(item: Item, column = false): Token {
  const { from, to, rule, insert } = item;
  const data = item.table !== undefined && isData(item.table);
  const token = (kind: Token['kind'], read = insert): Token => ({ from, to, rule, kind, insert: read });
  switch (item.kind) {
    case 'paragraph':
    case 'line':
      return token(data ? 'white' : 'break');
    case 'typed-tab':
      return column && !data ? token('tab', '\t') : token('white');
    case 'cell':
      return data ? token('tab', '\t') : token('gap');
    case 'row':
      return token(data ? 'break' : 'gap');
    default:
      return token(item.kind);
  }
}

/** A table with another in it, of single cells, or with a cell that has most of its text, sets the page. */
function isData({ nested, widest, words, longest }: Table): boolean {
  return !nested && widest > 1 && !(longest > 300 && longest > words / 2);
}

/** Changes that touch and have one reason are one. */
function joined(tokens: readonly Token[]): readonly Edit[] {
  const edits: { from: number; to: number; insert: string; rule: string }[] = [];
  for (const { from, to, rule, insert } of tokens) {
    if (insert === undefined) continue;
    const last = edits.at(-1);
    if (last !== undefined && last.to === from && last.rule === rule) {
      last.to = to;
      last.insert += insert;
    } else edits.push({ from, to, insert, rule });
  }
  return edits;
}
