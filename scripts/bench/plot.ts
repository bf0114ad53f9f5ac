import { shown } from './compare.ts';
import { isMet, type Row } from './row.ts';

const LEFT = 410;
const WIDTH = 940;
const RIGHT = 190;
const LINE = 26;
const PANELS = [
  { title: 'Times as fast (longer is better; powers of ten)', is: (row: Row) => row.better === 'higher' },
  {
    title: 'Times the cost (shorter is better; powers of ten)',
    is: (row: Row) => row.better === 'lower' && row.unit === '×',
  },
  {
    title: 'Per cent of a cold build (shorter is better; powers of ten)',
    is: (row: Row) => row.unit === '%',
  },
] as const;

/** The rows as bars, on scales of powers of ten: the median, the quartiles as a line across its end, the target as a tick. */
export function plot(rows: readonly Row[]): string {
  let y = 10;
  const parts: string[] = [];
  for (const { title, is } of PANELS) {
    const own = rows.filter(is);
    if (own.length === 0) continue;
    parts.push(`<text class="title" x="0" y="${y + 14}">${title}</text>`);
    y += 26;
    const place = scaleOf(own);
    for (const row of own) {
      parts.push(bar(row, y, place));
      y += LINE;
    }
    y += 16;
  }
  parts.push(
    `<rect class="met" x="0" y="${y}" width="12" height="12"/><text x="18" y="${y + 10}">target met</text>` +
      `<rect class="unmet" x="110" y="${y}" width="12" height="12"/><text x="128" y="${y + 10}">not met</text>` +
      `<rect class="none" x="210" y="${y}" width="12" height="12"/><text x="228" y="${y + 10}">no target</text>` +
      `<path class="target" d="M320 ${y - 2}v16"/><text x="330" y="${y + 10}">target</text>` +
      `<path class="spread" d="M400 ${y + 6}h24"/><text x="432" y="${y + 10}">quartiles of the rounds</text>`,
  );
  const height = y + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Benchmarks: the figures are in the table">
<style>
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.label{text-anchor:end}
.met{fill:#2f81c7}.unmet{fill:#d9822b}.none{fill:#9aa4af}.spread{stroke:#1f2328;stroke-width:1.5;fill:none}.target{stroke:#b3263a;stroke-width:2.5}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.spread{stroke:#e6edf3}.target{stroke:#ff7b8a}.met{fill:#4b9fe3}.unmet{fill:#e0954a}.none{fill:#6e7781}}
</style>
${parts.join('\n')}
</svg>
`;
}

/** Where a value stands on a scale that begins at or below the least value or 1, whichever is less. */
function scaleOf(rows: readonly Row[]): (value: number) => number {
  const values = rows.flatMap(({ spread, target }) => [spread.low, spread.high, target ?? spread.median]);
  const least = Math.log10(Math.min(1, ...values) / 1.5);
  const span = Math.log10(Math.max(...values)) - least;
  return (value) => LEFT + ((Math.log10(value) - least) / span) * (WIDTH - LEFT - RIGHT);
}

function bar(row: Row, y: number, place: (value: number) => number): string {
  const { of, what, spread, unit, target, better } = row;
  const at = (value: number): string => place(value).toFixed(1);
  const met = isMet(row);
  const colour = met === undefined ? 'none' : met ? 'met' : 'unmet';
  const goal = target === undefined ? '' : ` (target ${better === 'higher' ? '≥' : '≤'} ${target})`;
  const end = Math.max(place(spread.high), target === undefined ? 0 : place(target));
  return [
    `<text class="label" x="${LEFT - 10}" y="${y + 13}">${escaped(`${of}: ${what}`)}</text>`,
    `<rect class="${colour}" x="${LEFT}" y="${y + 1}" width="${(place(spread.median) - LEFT).toFixed(1)}" height="15" rx="2"/>`,
    `<path class="spread" d="M${at(spread.low)} ${y + 8.5}H${at(spread.high)}M${at(spread.low)} ${y + 5}v7M${at(spread.high)} ${y + 5}v7"/>`,
    target === undefined ? '' : `<path class="target" d="M${at(target)} ${y - 2}v21"/>`,
    `<text x="${(end + 8).toFixed(1)}" y="${y + 13}">${shown(spread.median)} ${unit}${goal}</text>`,
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
