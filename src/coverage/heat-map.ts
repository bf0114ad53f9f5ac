import { counted, grouped } from '../drawing/in-words.ts';
import { element, escaped, picture } from '../drawing/svg.ts';
import { type Block, blocksOf, type Line } from './blocks.ts';
import { type Coverage, countsOf, STATES } from './coverage.ts';
import { LOOKS, lineOf, NAMES, YEAR } from './map-line.ts';

/** Lengths in the unit of the picture: a line, the space between columns, the years above a province, the title. */
const LINE = 9;
const GAP = 26;
const HEAD = 26;
const TOP = 74;
const MARGIN = 20;

/** How many times as wide as high the picture is to be, about. */
const SHAPE = 1.5;

const STYLE = `text{font-size:7px;fill:#222}.p{font-size:11px;font-weight:700}.b{font-weight:700}.y{font-size:5.5px;fill:#666;text-anchor:middle}.h{font-size:18px;font-weight:600}.l{font-size:12px}.w{fill:#777}.r{stroke:#eee;stroke-width:.4}${Object.values(
  LOOKS,
)
  .map((look) => `.${look.class}{fill:${look.colour}}`)
  .join('')}`;

/**
 * A picture of unit by year, to be read at a glance as a whole and line by line when it is made larger.
 *
 * Provinces and prefectures in the order of their codes, in columns; a line a unit, with its name and a square a year.
 * Years that are alike beside each other are one shape; the words that come up over a line say what is where.
 */
export function heatMap(coverage: Coverage, kind: string): string {
  const columnWidth = NAMES + coverage.years.length * YEAR;
  const columns = columnsOf(blocksOf(coverage), columnWidth + GAP);
  const height = columns.reduce((most, { high }) => Math.max(most, high), 0);
  const width = Math.max(560, MARGIN * 2 + columns.length * (columnWidth + GAP) - GAP);
  const [first, last] = [coverage.years[0], coverage.years.at(-1)];
  const years = first === undefined ? 'no year' : first === last ? String(first) : `${first}–${last}`;
  const title = `Coverage of ${kind}, ${years}: ${counted(coverage.rows.length, 'unit')}`;
  const drawn = columns.map(({ parts }, index) => {
    const x = MARGIN + index * (columnWidth + GAP);
    return element(
      'g',
      { transform: `translate(${x} ${TOP})` },
      ...parts.map((part) => partOf(part, coverage.years)),
    );
  });
  return picture(
    { width, height: TOP + height + MARGIN, title, style: STYLE },
    element('text', { x: MARGIN, y: 32, class: 'h' }, escaped(title)),
    ...legend(coverage),
    ...drawn,
  );
}

/** What stands in a column: the head of a province, or a block of lines, at a height. */
type Part = { readonly y: number } & ({ readonly province: string } | { readonly lines: readonly Line[] });

interface Column {
  readonly parts: Part[];
  high: number;
}

/** Fills columns from the top, so that the picture has its shape; a block is not divided, a province may be. */
function columnsOf(blocks: readonly Block[], columnWidth: number): readonly Column[] {
  const provinces = new Set(blocks.map(({ province }) => province)).size;
  const whole = blocks.reduce((sum, { lines }) => sum + lines.length * LINE, 0) + provinces * HEAD;
  const most = Math.max(200, Math.sqrt((whole * columnWidth) / SHAPE));
  const columns: Column[] = [];
  let column: Column | undefined;
  let province: string | undefined;
  for (const block of blocks) {
    const high = block.lines.length * LINE;
    const head = block.province === province ? 0 : HEAD;
    if (column === undefined || (column.high > 0 && column.high + head + high > most)) {
      column = { parts: [], high: 0 };
      columns.push(column);
      province = undefined;
    }
    if (block.province !== province) {
      column.parts.push({ y: column.high, province: block.province });
      column.high += HEAD;
      province = block.province;
    }
    column.parts.push({ y: column.high, lines: block.lines });
    column.high += high;
  }
  return columns;
}

function partOf(part: Part, years: readonly number[]): string {
  if ('province' in part)
    return [
      element('text', { x: 0, y: part.y + 19, class: 'p' }, escaped(part.province)),
      ...years.map((year, index) =>
        element(
          'text',
          { x: NAMES + (index + 0.5) * YEAR, y: part.y + 22, class: 'y' },
          String(year % 100).padStart(2, '0'),
        ),
      ),
    ].join('');
  // What leads the eye from a name to its years.
  const led = part.lines.map(
    (_, index) => `M${NAMES} ${part.y + index * LINE + 8.2}h${years.length * YEAR - 1}`,
  );
  return [
    element('path', { class: 'r', d: led.join('') }),
    ...part.lines.map((line, index) => lineOf(line, part.y + index * LINE, years)),
  ].join('\n');
}

function legend(coverage: Coverage): readonly string[] {
  const counts = countsOf(coverage.rows);
  const shown = STATES.filter((state) => state !== 'absent' || coverage.hasList);
  return shown.flatMap((state, index) => {
    const { height, class: look } = LOOKS[state];
    const x = MARGIN + index * 150;
    return [
      element('path', { class: look, d: `M${x} 59h18v-${height * 1.4}h-18z` }),
      element('text', { x: x + 24, y: 58, class: 'l' }, `${state} ${grouped(counts[state])}`),
    ];
  });
}
