import { byId, counted } from './element.ts';

/** The filter of the list of reports, and the order of all tables that have one to choose. */
const filter = byId<HTMLInputElement>('filter');
const rows = [...document.querySelectorAll<HTMLTableRowElement>('#reports tbody tr')];
const words = rows.map((row) => (row.textContent ?? '').toLowerCase());
filter.addEventListener('input', () => {
  const wanted = filter.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const [index, row] of rows.entries()) {
    row.hidden = !wanted.every((word) => words[index]?.includes(word));
    if (!row.hidden) shown += 1;
  }
  byId('shown').textContent = filter.value === '' ? '' : `${counted(shown)} of ${counted(rows.length)}`;
});

for (const head of document.querySelectorAll<HTMLTableCellElement>('th[data-order]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => order(head));
}

function order(head: HTMLTableCellElement): void {
  const table = head.closest('table') as HTMLTableElement;
  const falls = head.ariaSort !== 'descending';
  for (const other of table.querySelectorAll('th')) other.removeAttribute('aria-sort');
  head.ariaSort = falls ? 'descending' : 'ascending';
  const body = table.tBodies[0] as HTMLTableSectionElement;
  const textIn = (row: HTMLTableRowElement): string => row.cells[head.cellIndex]?.textContent ?? '';
  const sorted = [...body.rows].map((row) => ({ row, value: textIn(row) }));
  const isNumber = head.dataset.order === 'number';
  sorted.sort(({ value: a }, { value: b }) => {
    const ascending = isNumber ? numberIn(a) - numberIn(b) : a < b ? -1 : a > b ? 1 : 0;
    return falls ? -ascending : ascending;
  });
  body.append(...sorted.map(({ row }) => row));
}

function numberIn(text: string): number {
  return Number(text.replace(/[^\d.-]/g, '')) || 0;
}
