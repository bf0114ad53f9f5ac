import { shown } from './compare.ts';
import { circumstances, type Report } from './report.ts';
import { isMet, type Row, type Speed } from './row.ts';

const HEAD = ['', 'Qingyuan is, or takes', 'median (quartiles)', 'target', 'met', ''] as const;

/** The rows as a Markdown table. */
export function markdownTable(rows: readonly Row[]): string {
  return aligned([HEAD, HEAD.map(() => '---'), ...rows.map(cells)])
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** Everything, for a terminal. */
export function printed(report: Report): string {
  const rows = aligned([HEAD, ...report.rows.map(cells)]).map((row) => row.join('  ').trimEnd());
  const speeds = aligned([
    ['', 'who', 'MB/s of CPU', 'ms a document'],
    ...report.speeds.map(({ of, who, rate, perDocument }) => [
      of,
      who,
      shown(rate.median),
      shown(perDocument.median),
    ]),
  ]).map((row) => row.join('  ').trimEnd());
  return [...rows, '', ...speeds, '', ...report.notes, circumstances(report)].join('\n');
}

/** What this project costs by kind of document, and what so much of it would take, as a Markdown table. */
export function costTable(speeds: readonly Speed[]): string {
  const own = speeds.filter(({ who }) => who === 'qingyuan');
  const head = [
    'kind',
    'bytes each',
    'ms each',
    'MB/s',
    'a million, one core',
    'a billion, 100 machines of 16 cores',
  ];
  return aligned([
    head,
    head.map(() => '---'),
    ...own.map(({ of, bytes, perDocument, rate }) => [
      of,
      bytes.toLocaleString('en'),
      shown(perDocument.median),
      shown(rate.median),
      duration(perDocument.median * 1e3),
      duration((perDocument.median * 1e6) / 1600),
    ]),
  ])
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** Seconds as minutes, hours or days. */
function duration(seconds: number): string {
  if (seconds < 5400) return `${shown(seconds / 60)} min`;
  if (seconds < 172_800) return `${shown(seconds / 3600)} h`;
  return `${shown(seconds / 86_400)} days`;
}

function cells(row: Row): readonly string[] {
  const { of, what, spread, unit, better, target, detail } = row;
  const met = isMet(row);
  return [
    of,
    what,
    `${shown(spread.median)} ${unit} (${shown(spread.low)}–${shown(spread.high)})`,
    target === undefined ? '' : `${better === 'higher' ? '≥' : '≤'} ${target} ${unit}`,
    met === undefined ? '' : met ? 'yes' : 'no',
    detail,
  ];
}

function aligned(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, column) =>
      cell === '---' ? '-'.repeat(Math.max(3, widths[column] ?? 3)) : cell.padEnd(widths[column] ?? 0),
    ),
  );
}
