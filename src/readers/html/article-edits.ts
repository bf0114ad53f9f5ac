import type { Edit, Span } from '../../text/span.ts';
import { type Decode, type ReadReference, referencesOf } from './entities.ts';
import { LineWriter } from './line-writer.ts';
import type { PartTaker } from './page-parts.ts';
import type { PageSource } from './page-source.ts';
import { isWhite } from './tag-attributes.ts';
import type { TagKind } from './tag-kind.ts';
import { tagsOf } from './tags.ts';
import { has, isBlank } from './text-count.ts';

/**
 * The edits that leave the words of a page's article, one line for each block, each row and each `<br>`.
 *
 * White space goes as a browser's does: none at the ends of a line, one space elsewhere. Blanks that a browser shows
 * (no-break, ideographic) stay as an indent, and go where a line has nothing else. Cells stand apart by a tab each.
 * `tellParts` tells of the parts of the page, each of which begins where the one before it ends or behind.
 */
export function articleEdits(
  page: PageSource,
  decode: Decode,
  tellParts: (taker: PartTaker) => void,
): readonly Edit[] {
  const { source } = page;
  const { length } = source;
  const line = new LineWriter(source);
  const readReference = referencesOf(source, decode);
  const cells: Span[] = [];
  const cellAt = cellFinder(cells);
  const addMarkup = markupAdder(page, cellAt, line);
  let at = 0;
  tellParts({
    words: (from, to, has, asTyped) => {
      if (from > at) addMarkup(at, from);
      at = Math.max(at, to);
      addWords(page, from, to, has, asTyped, readReference, line);
    },
    removed: (from, to, reason, block) => {
      if (from > at) addMarkup(at, from);
      at = Math.max(at, to);
      if (block && cellAt(from) === undefined) line.ended(from, to, reason);
      else line.between(from, to, reason, 'gap', '');
    },
    cells: (found) => {
      for (const cell of found) cells.push(cell);
    },
  });
  if (length > at) addMarkup(at, length);
  return line.finished();
}

/** The cell that an offset stands in, if any; the offsets asked for ascend, and so do cells that are added behind them. */
function cellFinder(cells: readonly Span[]): (offset: number) => Span | undefined {
  let next = 0;
  return (offset) => {
    while (next < cells.length && (cells[next] as Span).to <= offset) next += 1;
    const cell = cells[next];
    return cell !== undefined && cell.from <= offset ? cell : undefined;
  };
}

/** What adds the tags and comments between two texts: what they do to the line. In a cell, paragraphs are one line. */
function markupAdder(
  page: PageSource,
  cellAt: (offset: number) => Span | undefined,
  line: LineWriter,
): (from: number, to: number) => void {
  const eachTag = tagsOf(page);
  let breaks = false;
  let apart = false;
  let tabs = 0;
  /** Once the line is known to break, nothing that follows matters. */
  const tell = ({ isBlock, isCell, name }: TagKind, offset: number): boolean => {
    if (!isBlock && !isCell && name !== 'br') return false;
    const cell = cellAt(offset);
    if (cell === undefined) breaks = true;
    else if (cell.from === offset) tabs += 1;
    else apart = true;
    return breaks;
  };
  return (from, to) => {
    breaks = false;
    apart = false;
    tabs = 0;
    eachTag(from, to, tell);
    if (breaks) line.ended(from, to, 'markup');
    else if (tabs > 0) line.between(from, to, 'markup', 'tab', '\t'.repeat(tabs));
    else line.between(from, to, 'markup', apart ? 'white' : 'gap', '');
  };
}

/** What a character of a text is to its line. */
const kinds = { word: 0, white: 1, blank: 2, reference: 3 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/** By UTF-16 unit; a blank is one that a browser shows, of any width. */
function kindOf(unit: number): Kind {
  if (unit > 0x3000) return kinds.word;
  if (unit <= 0x20) return isWhite(unit) ? kinds.white : kinds.word;
  if (unit === 0x26) return kinds.reference;
  return unit >= 0xa0 && isBlank(unit) ? kinds.blank : kinds.word;
}

function addWords(
  { source, units }: PageSource,
  from: number,
  to: number,
  counted: number,
  asTyped: boolean,
  readReference: ReadReference,
  line: LineWriter,
): void {
  // Most texts are nothing but words, or nothing but what stands between two lines of markup.
  if ((counted & ~(has.words | has.angle)) === 0) {
    line.word();
    return;
  }
  const onlyReferences = (counted & (has.white | has.blank)) === 0;
  let at = from;
  while (at < to) {
    const kind = kindOf(units[at] as number);
    if (kind === kinds.reference) {
      const reference = readReference(at, to);
      const end = at + (reference?.written.length ?? 1);
      if (reference === undefined) line.word();
      else addReference(reference.reads, at, end, line);
      at = end;
      continue;
    }
    const begin = at;
    if (kind === kinds.word && onlyReferences) {
      // No stretch of the source is gone through twice so: the next one is behind it.
      const next = source.indexOf('&', at);
      at = next < 0 || next > to ? to : next;
    } else {
      do at += 1;
      while (at < to && kindOf(units[at] as number) === kind);
    }
    if (kind === kinds.word) line.word();
    else if (kind === kinds.blank || asTyped) line.between(begin, at, 'white-space', 'blank', undefined);
    else line.between(begin, at, 'white-space', 'white', '');
  }
}

function addReference(reads: string, from: number, to: number, line: LineWriter): void {
  const kind = kindOfAll(reads);
  if (kind === kinds.white) line.between(from, to, 'entity', 'white', reads);
  else if (kind === kinds.blank) line.between(from, to, 'entity', 'blank', reads);
  else line.changed(from, to, 'entity', reads);
}

/** What all characters of a text are; a word where they differ. */
function kindOfAll(text: string): Kind {
  const kind = kindOf(text.charCodeAt(0));
  for (let at = 1; at < text.length; at += 1) if (kindOf(text.charCodeAt(at)) !== kind) return kinds.word;
  return kind;
}
