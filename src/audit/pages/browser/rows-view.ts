import { type LinkedText, lastAtOrBefore, type Side } from '../model/linked-text.ts';
import type { Rows } from '../model/rows.ts';
import { type Cell, drawCell } from './draw-row.ts';
import { counted, element } from './element.ts';

/** A row that is drawn. */
export type DrawnRow = { readonly [side in Side]: Cell } & { readonly row: number };

/** The rows of the page, of which only those near the window are drawn. */
export interface RowsView {
  readonly drawn: ReadonlyMap<number, DrawnRow>;
  /** draws the row of an offset and shows it */
  readonly reveal: (side: Side, offset: number) => DrawnRow | undefined;
  /** the first row that is in the window, below the bar at its top */
  readonly topRow: () => number;
}

/** Line height and width of a Han character in CSS pixels, for guessing how high a row will be. */
const LINE = 29;
const EM = 16;

/** Rows are drawn by blocks of about so many characters: a browser is slow where it must watch thousands of elements. */
const BLOCK = 2400;

/** Rows that are drawn together. */
interface Block {
  readonly from: number;
  /** behind the last row */
  readonly to: number;
  readonly element: HTMLElement;
}

/** Puts the rows into the page; `onDraw` is told of each that is drawn. */
export function rowsView(
  home: HTMLElement,
  text: LinkedText,
  rows: Rows,
  onDraw: (row: DrawnRow) => void,
): RowsView {
  const drawn = new Map<number, DrawnRow>();
  const perLine = Math.max(8, Math.floor((home.clientWidth / (window.innerWidth > 800 ? 2 : 1) - 40) / EM));
  const sizeOf = (row: number): number => Math.max(lengthOf(rows, 'raw', row), lengthOf(rows, 'clean', row));
  const blocks = blocksOf(rows, sizeOf);
  const firsts = blocks.map(({ from }) => from);
  const unfold = new Map<Block, () => void>();

  const drawBlock = ({ from, to, element: shell }: Block): void => {
    if (drawn.has(from)) return;
    for (let row = from; row < to; row += 1) {
      const made = { row, raw: drawCell(text, rows, row, 'raw'), clean: drawCell(text, rows, row, 'clean') };
      const line = element('div', rows.aside[row] ? 'row aside' : 'row');
      for (const side of ['raw', 'clean'] as const) {
        line.dataset[side] = String(rows.starts[side][row]);
        line.append(made[side].element);
      }
      line.dataset.row = String(row);
      shell.append(line);
      drawn.set(row, made);
      onDraw(made);
    }
    shell.style.minHeight = '';
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          drawBlock(blocks[Number((target as HTMLElement).dataset.block)] as Block);
          near.unobserve(target);
        }
    },
    { rootMargin: '1600px 0px' },
  );

  const all = document.createDocumentFragment();
  for (const [index, block] of blocks.entries()) {
    const { from, to, element: shell } = block;
    let guess = 0;
    for (let row = from; row < to; row += 1) guess += Math.ceil(sizeOf(row) / perLine) * LINE + 6;
    shell.dataset.block = String(index);
    shell.style.minHeight = `${guess}px`;
    shell.style.containIntrinsicBlockSize = `auto ${guess}px`;
    const isAside = rows.aside[from] ?? false;
    if (isAside && !rows.aside[from - 1]) all.append(fold(index));
    shell.hidden = isAside;
    all.append(shell);
  }
  home.append(all);
  for (const { element: shell } of blocks) near.observe(shell);

  /** One button stands for all rows of another report, until it is pressed. */
  function fold(first: number): HTMLElement {
    let last = first;
    while (rows.aside[blocks[last + 1]?.from ?? rows.count]) last += 1;
    const own = blocks.slice(first, last + 1);
    const end = blocks[last]?.to ?? 0;
    const length = (rows.starts.raw[end] as number) - (rows.starts.raw[own[0]?.from ?? 0] as number);
    const button = element('button', 'fold', `${counted(length)} characters set aside: another report's`);
    button.type = 'button';
    let open = false;
    const turn = (): void => {
      open = !open;
      button.setAttribute('aria-expanded', String(open));
      for (const { element: shell } of own) shell.hidden = !open;
    };
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', turn);
    for (const block of own) unfold.set(block, () => open || turn());
    return button;
  }

  return {
    drawn,
    reveal(side, offset) {
      if (rows.count === 0) return undefined;
      let row = lastAtOrBefore(rows.starts[side], rows.count, offset);
      // In the clean text rows of what was removed have no length: the one in front of them has the character.
      while (row > 0 && offset >= text[side].length && lengthOf(rows, side, row) === 0) row -= 1;
      const index = lastAtOrBefore(firsts, firsts.length, row);
      unfold.get(blocks[index] as Block)?.();
      for (const block of blocks.slice(Math.max(0, index - 1), index + 2))
        if (!block.element.hidden) drawBlock(block);
      const shown = drawn.get(row);
      const line = shown?.raw.element.parentElement;
      if (line === null || line === undefined) return shown;
      const { top, bottom } = line.getBoundingClientRect();
      if (top < 100 || bottom > window.innerHeight - 180) line.scrollIntoView({ block: 'center' });
      return shown;
    },
    topRow() {
      const { left, width, top } = home.getBoundingClientRect();
      const at = document
        .elementsFromPoint(left + width / 4, Math.max(130, top + 4))
        .find((each) => each.classList.contains('row'));
      return at === undefined ? 0 : Number((at as HTMLElement).dataset.row);
    },
  };
}

function lengthOf(rows: Rows, side: Side, row: number): number {
  return (rows.starts[side][row + 1] as number) - (rows.starts[side][row] as number);
}

/** Puts neighbouring rows together; what is set aside is in blocks of its own. */
function blocksOf(rows: Rows, sizeOf: (row: number) => number): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let size = 0;
  for (let row = 0; row < rows.count; row += 1) {
    size += sizeOf(row) + 20;
    const to = row + 1;
    if (size < BLOCK && to < rows.count && rows.aside[row] === rows.aside[to]) continue;
    blocks.push({ from, to, element: element('div', 'block') });
    from = to;
    size = 0;
  }
  return blocks;
}
