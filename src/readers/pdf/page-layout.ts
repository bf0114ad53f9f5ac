import { columnsOf } from './columns.ts';
import type { Frame } from './frame.ts';
import { type Line, linesOf } from './line.ts';
import type { Run } from './run.ts';
import { stacked } from './stacked.ts';

/** A page as it is shown: its lines in the order in which they are read. */
export interface PageLayout {
  /** counted from 1 in its file */
  readonly number: number;
  /** in points, as it is shown */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PageLine[];
}

/** A line in its column. */
export interface PageLine {
  readonly line: Line;
  /** which kind of column it stands in: columns of the same key have the same edges, on all pages like this one */
  readonly column: string;
  /** text that runs in another direction than the page's, such as a watermark */
  readonly aside: boolean;
}

/**
 * The lines of a page in the order in which they are read: columns left to right, lines top to bottom.
 *
 * A page is read in the direction that most of its characters run in; what runs in another one stands at its end.
 * `gutters` remembers those of the pages before, by kind of page.
 */
export function pageLayout(
  runs: readonly Run[],
  { number, width, height }: { readonly number: number; readonly width: number; readonly height: number },
  gutters: Map<string, number[]>,
): PageLayout {
  const lines: PageLine[] = [];
  for (const [index, { frame, runs: own }] of byFrame(stacked(runs)).entries()) {
    const direction = `${Math.round(width)} ${frame.angle}${frame.vertical ? 'v' : ''}`;
    const known = gutters.get(direction) ?? [];
    gutters.set(direction, known);
    for (const { runs: column, place } of columnsOf(own, known))
      for (const line of linesOf(column))
        lines.push({ line, column: `${direction} ${place}`, aside: index > 0 });
  }
  return { number, width, height, lines };
}

/** The runs of each direction; the one with most characters first, the others by the order in which they begin. */
function byFrame(runs: readonly Run[]): readonly { readonly frame: Frame; readonly runs: readonly Run[] }[] {
  const groups = new Map<string, { frame: Frame; runs: Run[]; length: number }>();
  for (const run of runs) {
    const key = `${run.frame.angle} ${run.frame.vertical}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { frame: run.frame, runs: [], length: 0 };
      groups.set(key, group);
    }
    group.runs.push(run);
    group.length += run.text.length;
  }
  const all = [...groups.values()];
  const main = all.reduce<(typeof all)[number] | undefined>(
    (most, group) => (most === undefined || group.length > most.length ? group : most),
    undefined,
  );
  return main === undefined ? [] : [main, ...all.filter((group) => group !== main)];
}
