import type { Span } from '../../../text/span.ts';
import { type Link, lastAtOrBefore, type Side } from '../model/linked-text.ts';
import type { Hit } from '../model/search.ts';
import type { DrawnRow } from './rows-view.ts';

/** Marks the character that is meant, on both sides; drawn again as rows are drawn. */
export interface Marks {
  readonly mark: (name: 'here' | 'hover', link: Link | undefined) => void;
  /** marks all that was found */
  readonly found: (hits: readonly Hit[]) => void;
  readonly rowDrawn: (row: DrawnRow) => void;
}

const SIDES = ['raw', 'clean'] as const;

/** Marks that know the rows drawn so far. Where a browser has no named highlights, the whole edit is marked. */
export function marksOn(drawn: ReadonlyMap<number, DrawnRow>): Marks {
  const links: { here?: Link | undefined; hover?: Link | undefined } = {};
  const labelled = { here: new Set<HTMLElement>(), hover: new Set<HTMLElement>() };
  let hits: { readonly [side in Side]: readonly Hit[] } = { raw: [], clean: [] };
  let found: Highlight | undefined;

  const mark = (name: 'here' | 'hover', link: Link | undefined): void => {
    links[name] = link;
    for (const element of labelled[name]) element.classList.remove(name);
    labelled[name].clear();
    for (const side of SIDES) {
      if (hasHighlights()) CSS.highlights.delete(`${name}-${side}`);
      if (link === undefined) continue;
      const ranges: Range[] = [];
      for (const row of drawn.values()) {
        for (const leaf of leavesIn(row, side, link[side])) {
          if (leaf instanceof Range) ranges.push(leaf);
          else label(name, leaf);
        }
        for (const each of editsIn(row, side, link)) label(name, each);
      }
      if (hasHighlights() && ranges.length > 0) {
        const highlight = new Highlight(...ranges);
        highlight.priority = name === 'here' ? 3 : 2;
        CSS.highlights.set(`${name}-${side}`, highlight);
      }
    }
  };

  const label = (name: 'here' | 'hover', element: HTMLElement): void => {
    element.classList.add(name);
    labelled[name].add(element);
  };

  const addFound = (row: DrawnRow): void => {
    if (found === undefined) return;
    for (const side of SIDES) {
      const own = hits[side];
      const [first, last] = [row[side].leaves[0], row[side].leaves.at(-1)];
      if (first === undefined || last === undefined || own.length === 0) continue;
      const starts = own.map(({ from }) => from);
      for (
        let at = Math.max(0, lastAtOrBefore(starts, starts.length, first.from));
        at < own.length;
        at += 1
      ) {
        const hit = own[at] as Hit;
        if (hit.from >= last.to) break;
        for (const leaf of leavesIn(row, side, hit)) if (leaf instanceof Range) found.add(leaf);
      }
    }
  };

  return {
    mark,
    found(all) {
      hits = {
        raw: all.filter(({ side }) => side === 'raw'),
        clean: all.filter(({ side }) => side === 'clean').sort((one, other) => one.from - other.from),
      };
      if (!hasHighlights()) return;
      CSS.highlights.delete('found');
      found = all.length === 0 ? undefined : new Highlight();
      if (found === undefined) return;
      for (const row of drawn.values()) addFound(row);
      CSS.highlights.set('found', found);
    },
    rowDrawn(row) {
      for (const name of ['here', 'hover'] as const) {
        const link = links[name];
        if (link !== undefined && SIDES.some((side) => [...leavesIn(row, side, link[side])].length > 0))
          mark(name, link);
      }
      addFound(row);
    },
  };
}

/** What of a row is drawn of a stretch: ranges of text, and elements that name a hidden character. */
export function* leavesIn(row: DrawnRow, side: Side, { from, to }: Span): Generator<Range | HTMLElement> {
  const { leaves } = row[side];
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (first === undefined || last === undefined || to <= first.from || from >= last.to) return;
  for (const leaf of leaves) {
    if (leaf.to <= from || leaf.from >= to) continue;
    if (leaf.node instanceof HTMLElement) yield leaf.node;
    else {
      const range = new Range();
      range.setStart(leaf.node, Math.max(0, from - leaf.from));
      range.setEnd(leaf.node, Math.min(leaf.to, to) - leaf.from);
      yield range;
    }
  }
}

/** A tick has no text to mark, and without named highlights no text has: then it is the element. */
function* editsIn(row: DrawnRow, side: Side, link: Link): Generator<HTMLElement> {
  const { edits } = row[side];
  if (link.piece < (edits[0]?.piece ?? Infinity) || link.piece > (edits.at(-1)?.piece ?? -1)) return;
  for (const { piece, element } of edits)
    if (piece === link.piece && (!hasHighlights() || element.classList.contains('tick'))) yield element;
}

function hasHighlights(): boolean {
  return 'highlights' in CSS;
}
