import type { Span } from '../../../text/span.ts';
import { type Link, type LinkedText, type Side, whatIs } from '../model/linked-text.ts';
import { partsOf, type Rows } from '../model/rows.ts';
import { element } from './element.ts';
import { glyphOf, hiddenIn } from './glyphs.ts';

/** A stretch of a text as it is drawn: a text node with the same characters, or an element that names one. */
export interface Leaf extends Span {
  readonly node: Text | HTMLElement;
}

/** One side of a row, drawn. */
export interface Cell {
  readonly element: HTMLElement;
  /** in order */
  readonly leaves: readonly Leaf[];
  /** what stands for an edit, by its piece: its text, or a tick where it has none on this side */
  readonly edits: readonly { readonly piece: number; readonly element: HTMLElement }[];
}

const leaves = new WeakMap<Node, Leaf>();

/** The stretch that a node of the page draws. */
export function leafOf(node: Node): Leaf | undefined {
  return leaves.get(node);
}

/** Draws one side of a row. */
export function drawCell(text: LinkedText, rows: Rows, row: number, side: Side): Cell {
  const cell = element('div', `cell ${side}`);
  cell.lang = 'zh-Hans';
  const drawn: Leaf[] = [];
  const edits: { piece: number; element: HTMLElement }[] = [];
  const words = wordsOf(text[side], rows.starts[side][row] as number, rows.starts[side][row + 1] as number);
  for (const part of partsOf(text, rows, row)) {
    const what = whatIs(text, part.piece);
    const span = part[side];
    if (what === 'kept') drawText(cell, text[side], span, words, false, drawn);
    else {
      const edit = drawEdit(part, what, side);
      drawText(edit, text[side], span, words, true, drawn);
      edits.push({ piece: part.piece, element: edit });
      cell.append(edit);
    }
  }
  return { element: cell, leaves: drawn, edits };
}

function drawEdit(part: Link, what: string, side: Side): HTMLElement {
  const { from, to } = part[side];
  if (from === to) {
    const tick = element('span', `edit tick ${what}`);
    tick.setAttribute('aria-hidden', 'true');
    tick.dataset.piece = String(part.piece);
    return tick;
  }
  const edit = element(side === 'raw' ? 'del' : 'ins', `edit ${what}`);
  edit.dataset.piece = String(part.piece);
  return edit;
}

function drawText(
  parent: HTMLElement,
  text: string,
  { from, to }: Span,
  words: Span,
  isEdited: boolean,
  drawn: Leaf[],
): void {
  const own = text.slice(from, to);
  const plain = (begin: number, end: number): void => {
    if (begin === end) return;
    const node = document.createTextNode(own.slice(begin, end));
    keep({ node, from: from + begin, to: from + end }, drawn);
    parent.append(node);
  };
  let done = 0;
  for (const { at, character } of hiddenIn(own, isEdited || words.from > from || words.to < to)) {
    plain(done, at);
    done = at + character.length;
    // Of what is hidden only a line's end is in the page itself: so it breaks the line, and is copied. Before and
    // behind the words of a row it breaks none: rows would be far apart.
    const breaks = character === '\n' && from + at >= words.from && from + at < words.to;
    const label = element('span', 'label', breaks ? '\n' : character === '\t' ? '\t' : '');
    if (isEdited || (character !== '\n' && character !== '\t')) label.dataset.glyph = glyphOf(character);
    keep({ node: label, from: from + at, to: from + done }, drawn);
    parent.append(label);
  }
  plain(done, own.length);
}

/** A stretch without the white space at both its ends. */
function wordsOf(text: string, from: number, to: number): Span {
  const row = text.slice(from, to);
  return { from: to - row.trimStart().length, to: from + row.trimEnd().length };
}

function keep(leaf: Leaf, drawn: Leaf[]): void {
  leaves.set(leaf.node, leaf);
  drawn.push(leaf);
}
