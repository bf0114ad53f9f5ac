import { type LinkedText, wholeLink } from '../model/linked-text.ts';
import { targetAt } from '../model/mark-target.ts';
import type { DrawnMark } from '../model/review-data.ts';
import { leavesIn } from './marks.ts';
import type { DrawnRow } from './rows-view.ts';

/** How a mark looks: what it says, or that it needs to be looked at again. */
export type Look = 'right' | 'wrong' | 'broken' | 'settled';

const LOOKS: readonly Look[] = ['right', 'wrong', 'broken', 'settled'];

/** How a mark looks. */
export function lookOf({ mark, status }: DrawnMark): Look {
  if (status === 'broken' || status === 'settled') return status;
  return mark.verdict === 'right' ? 'right' : 'wrong';
}

/** Draws marks into the rows that are drawn so far, and into each that is drawn later. */
export function markDrawing(
  text: LinkedText,
  drawn: ReadonlyMap<number, DrawnRow>,
): {
  readonly draw: (marks: readonly DrawnMark[]) => void;
  readonly rowDrawn: (row: DrawnRow) => void;
} {
  let marks: readonly (DrawnMark & { readonly target: ReturnType<typeof targetAt> })[] = [];
  const has = 'highlights' in CSS;
  const inRow = (row: DrawnRow): void => {
    for (const side of ['raw', 'clean'] as const)
      for (const { piece, element } of row[side].edits) {
        const own = marks.find((mark) => holds(mark, wholeLink(text, piece).raw));
        if (own === undefined) delete element.dataset.marked;
        else element.dataset.marked = lookOf(own);
      }
    if (!has) return;
    for (const mark of marks)
      for (const side of ['raw', 'clean'] as const)
        for (const leaf of leavesIn(row, side, mark.target[side]))
          if (leaf instanceof Range) highlightOf(lookOf(mark)).add(leaf);
  };
  return {
    draw(all) {
      marks = all.map((mark) => ({ ...mark, target: targetAt(text, mark) }));
      if (has) for (const look of LOOKS) CSS.highlights.delete(`marked-${look}`);
      for (const row of drawn.values()) inRow(row);
    },
    rowDrawn: inRow,
  };
}

/** Whether an edit is what was marked, or in it. */
function holds({ from, to }: DrawnMark, raw: { from: number; to: number }): boolean {
  if (from === to) return raw.from === from && raw.to === to;
  return raw.from === raw.to ? from < raw.from && raw.to < to : from <= raw.from && raw.to <= to;
}

function highlightOf(look: Look): Highlight {
  const name = `marked-${look}`;
  const there = CSS.highlights.get(name) ?? new Highlight();
  there.priority = 1;
  CSS.highlights.set(name, there);
  return there;
}
