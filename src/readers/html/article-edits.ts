import type { Edit, Span } from '../../text/span.ts';
import { isBlock, isCell } from './element-kinds.ts';
import { type Decode, references } from './entities.ts';
import { endedLine, type Token } from './line-of-tokens.ts';
import type { PagePart, PageParts } from './page-parts.ts';

/**
 * The edits that leave the words of a page's article, one line for each block, each row and each `<br>`.
 *
 * White space goes as a browser's does: none at the ends of a line, one space elsewhere. Blanks that a browser shows
 * (no-break, ideographic) stay as an indent, and go where a line has nothing else. Cells stand apart by a tab each.
 */
export function articleEdits(source: string, { parts, cells }: PageParts, decode: Decode): readonly Edit[] {
  const tokens: Token[] = [];
  let line: Token[] = [];
  const add = (token: Token): void => {
    tokens.push(token);
    line.push(token);
    if (token.kind !== 'break') return;
    endedLine(line);
    line = [];
  };
  const inCell = cellFinder(cells);
  let at = 0;
  for (const part of [...parts, end(source)]) {
    if (part.from > at) add(markup(source, { from: at, to: part.from }, inCell));
    at = Math.max(at, part.to);
    if (part.reason === undefined) for (const token of wordTokens(source, part, decode)) add(token);
    else if (part.from < part.to)
      add({
        from: part.from,
        to: part.to,
        rule: part.reason,
        kind: part.block && inCell(part.from) === undefined ? 'break' : 'gap',
        insert: '',
      });
  }
  endedLine(line);
  return tokens.flatMap(({ from, to, rule, insert }) =>
    insert === undefined ? [] : [{ from, to, rule, insert }],
  );
}

function end({ length }: string): PagePart {
  return { from: length, to: length, reason: undefined, block: true, asTyped: false };
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

const tag = /<!--[\s\S]*?(?:-->|$)|<\/?([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*/g;

/** Tags and comments between two texts: what they do to the line. In a cell, paragraphs are one line. */
function markup(source: string, { from, to }: Span, inCell: (offset: number) => Span | undefined): Token {
  let breaks = false;
  let apart = false;
  let tabs = 0;
  for (const match of source.slice(from, to).matchAll(tag)) {
    const name = match[1]?.toLowerCase();
    if (name === undefined || !(name === 'br' || isBlock(name) || isCell(name))) continue;
    const offset = from + match.index;
    const cell = inCell(offset);
    if (cell === undefined) breaks = true;
    else if (cell.from === offset) tabs += 1;
    else apart = true;
  }
  const kind = breaks ? 'break' : tabs > 0 ? 'tab' : apart ? 'white' : 'gap';
  return { from, to, rule: 'markup', kind, insert: kind === 'tab' ? '\t'.repeat(tabs) : '' };
}

const runs =
  /[ \t\n\r\f]+|[\u00a0\u3000\u2000-\u200a\u202f\u205f]+|[^ \t\n\r\f\u00a0\u3000\u2000-\u200a\u202f\u205f]+/g;

function* wordTokens(source: string, { from, to, asTyped }: PagePart, decode: Decode): Generator<Token> {
  let at = from;
  for (const change of references(source, from, to, decode)) {
    yield* plainTokens(source, at, change.from, asTyped);
    const white = /^[ \t\n\r\f]+$/.test(change.insert);
    const kind = white
      ? 'white'
      : /^[\u00a0\u3000\u2000-\u200a\u202f\u205f]+$/.test(change.insert)
        ? 'blank'
        : 'word';
    yield { ...change, rule: 'entity', kind };
    at = change.to;
  }
  yield* plainTokens(source, at, to, asTyped);
}

function* plainTokens(source: string, from: number, to: number, asTyped: boolean): Generator<Token> {
  for (const { 0: found, index } of source.slice(from, to).matchAll(runs)) {
    const span = { from: from + index, to: from + index + found.length };
    const white = /^[ \t\n\r\f]/.test(found);
    if (asTyped && white) yield { ...span, kind: 'blank', rule: 'white-space', insert: undefined };
    else if (white) yield { ...span, kind: 'white', rule: 'white-space', insert: found };
    else if (/^[\u00a0\u3000\u2000-\u200a\u202f\u205f]/.test(found))
      yield { ...span, kind: 'blank', rule: 'white-space', insert: undefined };
    else yield { ...span, kind: 'word', rule: 'white-space', insert: undefined };
  }
}
