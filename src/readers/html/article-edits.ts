import type { Edit, Span } from '../../text/span.ts';
import { isBlock, isCell } from './element-kinds.ts';
import { type Decode, referenceAt } from './entities.ts';
import { type LineWriter, lineWriter } from './line-writer.ts';
import type { PagePart, PageParts } from './page-parts.ts';
import { eachTag } from './tags.ts';

/**
 * The edits that leave the words of a page's article, one line for each block, each row and each `<br>`.
 *
 * White space goes as a browser's does: none at the ends of a line, one space elsewhere. Blanks that a browser shows
 * (no-break, ideographic) stay as an indent, and go where a line has nothing else. Cells stand apart by a tab each.
 */
export function articleEdits(source: string, { parts, cells }: PageParts, decode: Decode): readonly Edit[] {
  const line = lineWriter(source);
  const cellAt = cellFinder(cells);
  let at = 0;
  for (const part of parts) {
    const { from, to, reason } = part;
    if (from > at) addMarkup(source, at, from, cellAt, line);
    at = Math.max(at, to);
    if (reason === undefined) addWords(source, part, decode, line);
    else if (from < to) {
      if (part.block && cellAt(from) === undefined) line.ended(from, to, reason);
      else line.between(from, to, reason, 'gap', '');
    }
  }
  if (source.length > at) addMarkup(source, at, source.length, cellAt, line);
  return line.finished();
}

/** The cell that an offset stands in, if any; the offsets asked for ascend. */
function cellFinder(cells: readonly Span[]): (offset: number) => Span | undefined {
  let next = 0;
  return (offset) => {
    while (next < cells.length && (cells[next] as Span).to <= offset) next += 1;
    const cell = cells[next];
    return cell !== undefined && cell.from <= offset ? cell : undefined;
  };
}

/** Tags and comments between two texts: what they do to the line. In a cell, paragraphs are one line. */
function addMarkup(
  source: string,
  from: number,
  to: number,
  cellAt: (offset: number) => Span | undefined,
  line: LineWriter,
): void {
  let breaks = false;
  let apart = false;
  let tabs = 0;
  eachTag(source, from, to, (name, offset) => {
    if (!setsLines(name)) return;
    const cell = cellAt(offset);
    if (cell === undefined) breaks = true;
    else if (cell.from === offset) tabs += 1;
    else apart = true;
  });
  if (breaks) line.ended(from, to, 'markup');
  else if (tabs > 0) line.between(from, to, 'markup', 'tab', '\t'.repeat(tabs));
  else line.between(from, to, 'markup', apart ? 'white' : 'gap', '');
}

/** By the name as it is written: a page has a dozen of them, and thousands of tags. */
const known = new Map<string, boolean>();

/** Whether a tag of this name ends a line, or does in a cell what stands for it. */
function setsLines(written: string): boolean {
  let sets = known.get(written);
  if (sets === undefined) {
    const name = written.toLowerCase();
    sets = name === 'br' || isBlock(name) || isCell(name);
    if (known.size < 1000) known.set(written, sets);
  }
  return sets;
}

/** What a character of a text is to its line. */
const kinds = { word: 0, white: 1, blank: 2, reference: 3 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/** By UTF-16 unit; a blank is one that a browser shows, of any width. */
function kindOf(unit: number): Kind {
  if (unit > 0x3000) return kinds.word;
  if (unit <= 0x20)
    return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c
      ? kinds.white
      : kinds.word;
  if (unit === 0x26) return kinds.reference;
  if (unit < 0xa0) return kinds.word;
  return unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f
    ? kinds.blank
    : kinds.word;
}

function addWords(source: string, { from, to, asTyped }: PagePart, decode: Decode, line: LineWriter): void {
  let at = from;
  while (at < to) {
    const kind = kindOf(source.charCodeAt(at));
    if (kind === kinds.reference) {
      const change = referenceAt(source, at, to, decode);
      if (change === undefined) line.word();
      else addReference(change.insert, at, change.to, line);
      at = change?.to ?? at + 1;
      continue;
    }
    const begin = at;
    do at += 1;
    while (at < to && kindOf(source.charCodeAt(at)) === kind);
    if (kind === kinds.word) line.word();
    else if (kind === kinds.blank || asTyped) line.between(begin, at, 'white-space', 'blank', undefined);
    else line.between(begin, at, 'white-space', 'white', '');
  }
}

function addReference(reads: string, from: number, to: number, line: LineWriter): void {
  const kind = kindOf(reads.charCodeAt(0));
  const alike = [...reads].every((character) => kindOf(character.charCodeAt(0)) === kind);
  if (alike && kind === kinds.white) line.between(from, to, 'entity', 'white', reads);
  else if (alike && kind === kinds.blank) line.between(from, to, 'entity', 'blank', reads);
  else line.changed(from, to, 'entity', reads);
}
