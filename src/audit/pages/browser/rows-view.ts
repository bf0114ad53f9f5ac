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

/** Puts the rows into the page; `onDraw` is told of each that is drawn. */
export function rowsView(
  home: HTMLElement,
  text: LinkedText,
  rows: Rows,
  onDraw: (row: DrawnRow) => void,
): RowsView {
  const shells: HTMLElement[] = [];
  const folds = new Map<number, () => void>();
  const drawn = new Map<number, DrawnRow>();
  const perLine = Math.max(8, Math.floor((home.clientWidth / 2 - 40) / EM));
  const all = document.createDocumentFragment();

  const draw = (row: number): DrawnRow => {
    const known = drawn.get(row);
    if (known !== undefined) return known;
    const made = { row, raw: drawCell(text, rows, row, 'raw'), clean: drawCell(text, rows, row, 'clean') };
    const shell = shells[row] as HTMLElement;
    shell.append(made.raw.element, made.clean.element);
    shell.style.minHeight = '';
    drawn.set(row, made);
    onDraw(made);
    return made;
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          draw(Number((target as HTMLElement).dataset.row));
          near.unobserve(target);
        }
    },
    { rootMargin: '1600px 0px' },
  );

  for (let row = 0; row < rows.count; row += 1) {
    const shell = element('div', rows.aside[row] ? 'row aside' : 'row');
    shell.dataset.row = String(row);
    shell.dataset.raw = String(rows.starts.raw[row]);
    shell.dataset.clean = String(rows.starts.clean[row]);
    const longest = Math.max(lengthOf('raw', row), lengthOf('clean', row));
    const guess = Math.ceil(longest / perLine) * LINE + 6;
    shell.style.minHeight = `${guess}px`;
    shell.style.containIntrinsicBlockSize = `auto ${guess}px`;
    shells.push(shell);
    if (rows.aside[row] && !rows.aside[row - 1]) all.append(fold(row));
    shell.hidden = rows.aside[row] ?? false;
    all.append(shell);
  }
  home.append(all);
  for (const shell of shells) near.observe(shell);

  function lengthOf(side: Side, row: number): number {
    return (rows.starts[side][row + 1] as number) - (rows.starts[side][row] as number);
  }

  /** One button stands for all rows of another report, until it is pressed. */
  function fold(first: number): HTMLElement {
    let last = first;
    while (rows.aside[last + 1]) last += 1;
    const length = (rows.starts.raw[last + 1] as number) - (rows.starts.raw[first] as number);
    const button = element('button', 'fold', `${counted(length)} characters set aside: another report's`);
    button.type = 'button';
    let open = false;
    const turn = (): void => {
      open = !open;
      button.setAttribute('aria-expanded', String(open));
      for (let row = first; row <= last; row += 1) (shells[row] as HTMLElement).hidden = !open;
    };
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', turn);
    for (let row = first; row <= last; row += 1) folds.set(row, () => open || turn());
    return button;
  }

  return {
    drawn,
    reveal(side, offset) {
      if (rows.count === 0) return undefined;
      let row = lastAtOrBefore(rows.starts[side], rows.count, offset);
      // In the clean text rows of what was removed have no length: the one in front of them has the character.
      while (row > 0 && offset >= text[side].length && lengthOf(side, row) === 0) row -= 1;
      folds.get(row)?.();
      for (let other = Math.max(0, row - 3); other <= Math.min(rows.count - 1, row + 3); other += 1)
        if (!(shells[other] as HTMLElement).hidden) draw(other);
      const shell = shells[row] as HTMLElement;
      const { top, bottom } = shell.getBoundingClientRect();
      if (top < 100 || bottom > window.innerHeight - 180) shell.scrollIntoView({ block: 'center' });
      return draw(row);
    },
    topRow() {
      const middle = home.getBoundingClientRect();
      const at = document
        .elementsFromPoint(middle.left + middle.width / 4, Math.max(130, middle.top + 4))
        .find((each) => each.classList.contains('row'));
      return at === undefined ? 0 : Number((at as HTMLElement).dataset.row);
    },
  };
}
