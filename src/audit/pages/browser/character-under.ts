import type { Side } from '../model/linked-text.ts';
import { leafOf } from './draw-row.ts';

/** A character of the page, or an edit that has no text on its side. */
export type Under =
  | { readonly side: Side; readonly offset: number }
  | { readonly side: Side; readonly piece: number };

/** The character at a point of the window (CSS pixels); undefined where there is none. */
export function characterUnder(x: number, y: number): Under | undefined {
  const top = document.elementFromPoint(x, y);
  const cell = top?.closest('.cell');
  if (top === null || cell === null || cell === undefined) return undefined;
  const side: Side = cell.classList.contains('raw') ? 'raw' : 'clean';
  const label = leafOf(top);
  if (label !== undefined) return { side, offset: label.from };
  const tick = top.closest<HTMLElement>('.tick');
  if (tick !== null) return { side, piece: Number(tick.dataset.piece) };
  const caret = caretAt(x, y);
  const leaf = caret && leafOf(caret.node);
  if (caret === undefined || leaf === undefined || !(leaf.node instanceof Text)) return undefined;
  // A caret stands between two characters: the one that the point is on may be on either side.
  for (const at of [caret.offset, caret.offset - 1]) {
    if (at < 0 || at >= leaf.to - leaf.from) continue;
    const range = new Range();
    range.setStart(leaf.node, at);
    range.setEnd(leaf.node, at + 1);
    for (const { left, right, top: above, bottom } of range.getClientRects())
      if (left <= x && x < right && above - 8 <= y && y < bottom + 8) return { side, offset: leaf.from + at };
  }
  return undefined;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const found = document.caretPositionFromPoint(x, y);
    return found === null ? undefined : { node: found.offsetNode, offset: found.offset };
  }
  // Safari before 18.4 knows this one only.
  const found = (document as Document).caretRangeFromPoint(x, y);
  return found === null ? undefined : { node: found.startContainer, offset: found.startOffset };
}
