import type { Span } from '../../../text/span.ts';
import type { Side } from '../model/linked-text.ts';
import type { DrawnRow } from './rows-view.ts';

/** The words of one side of the page that a person has selected; undefined where none are. */
export function selectedWords(
  drawn: ReadonlyMap<number, DrawnRow>,
): { readonly side: Side; readonly span: Span } | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const cell = (start instanceof Element ? start : start.parentElement)?.closest('.cell');
  if (cell === null || cell === undefined) return undefined;
  const side: Side = cell.classList.contains('raw') ? 'raw' : 'clean';
  let from = Infinity;
  let to = -1;
  for (const row of drawn.values()) {
    if (!range.intersectsNode(row[side].element)) continue;
    for (const leaf of row[side].leaves) {
      if (!range.intersectsNode(leaf.node)) continue;
      const begin = leaf.node === start ? leaf.from + range.startOffset : leaf.from;
      const end = leaf.node === range.endContainer ? leaf.from + range.endOffset : leaf.to;
      if (begin >= end) continue;
      from = Math.min(from, begin);
      to = Math.max(to, end);
    }
  }
  return from < to ? { side, span: { from, to } } : undefined;
}
