import type { Frame } from './frame.ts';
import { overprints } from './overprints.ts';
import type { Run } from './run.ts';

/** A run in its line: where its text begins in the line's (UTF-16), and whether it repeats one that was printed there. */
export interface Placed {
  readonly run: Run;
  readonly at: number;
  readonly overprint: boolean;
  /** a smaller figure set above the line, as a note's mark is */
  readonly raised: boolean;
}

/** A line of a page as it is shown. Positions are in points, in its frame. */
export interface Line {
  readonly frame: Frame;
  readonly text: string;
  readonly placed: readonly Placed[];
  readonly from: number;
  readonly to: number;
  readonly base: number;
  /** of most of its characters */
  readonly size: number;
  readonly font: string;
  /** a row of a table: its cells stand apart by tabs */
  readonly cells: boolean;
}

/** A gap of this many ems between two runs stands between the cells of a row, if a row beside it has one there. */
const CELL_GAP = 1.5;
/** In a row of three cells or more, so does one of this many. */
const NARROW_CELL_GAP = 0.9;
/** A gap of less than this many ems is none, whatever the PDF says. */
const NO_GAP = 0.1;
/** A gap of this many ems is a space though the PDF has none. */
const SPACE_GAP = 0.25;

/** The runs of one column as lines, top to bottom, and each from its beginning to its end. */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  const rows = rowsOf(runs);
  const gaps = rows.map((row) => cellGaps(row));
  return rows.map((row, index) => {
    const own = new Set(gaps[index]?.map((gap) => gap.from));
    return lineOf(
      row,
      (from, to) =>
        own.has(from) &&
        [gaps[index - 1], gaps[index + 1]].some((beside) => beside !== undefined && meets(beside, from, to)),
    );
  });
}

/** Runs that stand side by side: of a smaller one, half of the height lies within the line. */
function rowsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const sorted = [...runs].sort((one, other) => one.base - other.base || one.from - other.from);
  const rows: { top: number; bottom: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    const top = run.base - run.size * 0.88;
    const bottom = run.base + run.size * 0.12;
    // A raised figure comes before the line that it belongs to, so the row before the last may take it too.
    const row = rows.at(-1);
    const shared = row === undefined ? 0 : Math.min(bottom, row.bottom) - Math.max(top, row.top);
    if (row !== undefined && shared > Math.min(bottom - top, row.bottom - row.top) * 0.5) {
      row.runs.push(run);
      if (bottom - top > row.bottom - row.top) {
        row.top = top;
        row.bottom = bottom;
      }
    } else rows.push({ top, bottom, runs: [run] });
  }
  return rows.map((row) => row.runs.sort((one, other) => one.from - other.from));
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Whether one of the gaps of a row, which are in order, lies over a stretch of the line. */
function meets(gaps: readonly Gap[], from: number, to: number): boolean {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle] as Gap).to <= from) low = middle + 1;
    else high = middle;
  }
  return low < gaps.length && (gaps[low] as Gap).from < to;
}

/** The wide gaps of a row. */
function cellGaps(row: readonly Run[]): readonly Gap[] {
  const gaps: { from: number; to: number; wide: boolean }[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const run of row) {
    const gap = (run.from - end) / run.size;
    if (gap >= NARROW_CELL_GAP) gaps.push({ from: end, to: run.from, wide: gap >= CELL_GAP });
    end = end === Number.POSITIVE_INFINITY ? run.to : Math.max(end, run.to);
  }
  return gaps.length > 1 ? gaps : gaps.filter(({ wide }) => wide);
}

function lineOf(row: readonly Run[], isCellGap: (from: number, to: number) => boolean): Line {
  const [first] = row as readonly [Run];
  const main = mainRun(row);
  const again = overprints(row);
  const placed: Placed[] = [];
  let text = '';
  let end = first.from;
  let cells = false;
  for (const run of row) {
    const overprint = again.has(run);
    const gap = run.from - end;
    if (!overprint && text !== '') {
      if (gap > 0 && isCellGap(end, run.from)) {
        text += '\t';
        cells = true;
      } else if ((run.spaced && gap > NO_GAP * run.size) || gap > SPACE_GAP * run.size) text += ' ';
    }
    const raised =
      run.size < main.size * 0.8 && main.base - run.base > main.size * 0.2 && /^[\d*,，–-]+$/.test(run.text);
    placed.push({ run, at: text.length, overprint, raised });
    text += run.text;
    end = Math.max(end, run.to);
  }
  const { frame, base, size, font } = main;
  return { frame, text, placed, from: first.from, to: end, base, size, font, cells };
}

/** The run that most characters of a line are set as, by font, size and baseline. */
function mainRun(row: readonly Run[]): Run {
  if (row.length === 1) return row[0] as Run;
  const counts = new Map<string, { count: number; run: Run }>();
  let most: { count: number; run: Run } | undefined;
  for (const run of row) {
    const key = `${run.font} ${run.size.toFixed(1)} ${run.base.toFixed(1)}`;
    const counted = counts.get(key) ?? { count: 0, run };
    counted.count += run.text.length;
    counts.set(key, counted);
    if (most === undefined || counted.count > most.count) most = counted;
  }
  return (most as { run: Run }).run;
}
