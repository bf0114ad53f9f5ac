import type { Place } from '../near-duplicates/comparison.ts';
import { lineCounter } from '../opening/line-column.ts';

/** The lines of two texts that stand in both, as an editor counts them: the first and the last of each. */
export interface SharedLines {
  readonly one: readonly [from: number, to: number];
  readonly other: readonly [from: number, to: number];
}

/** Tells stretches by their lines; stretches that follow each other line by line become one. */
export function placesIn(one: string, other: string, places: readonly Place[]): readonly SharedLines[] {
  const [lineOfOne, lineOfOther] = [lineCounter(one), lineCounter(other)];
  const told: SharedLines[] = [];
  for (const place of places) {
    const next: SharedLines = { one: lines(lineOfOne, place.one), other: lines(lineOfOther, place.other) };
    const before = told.at(-1);
    const follows =
      before !== undefined && next.one[0] <= before.one[1] + 1 && next.other[0] <= before.other[1] + 1;
    if (follows)
      told[told.length - 1] = { one: [before.one[0], next.one[1]], other: [before.other[0], next.other[1]] };
    else told.push(next);
  }
  return told;
}

function lines(
  lineOf: ReturnType<typeof lineCounter>,
  [from, to]: readonly [number, number],
): readonly [number, number] {
  return [lineOf(from).line, lineOf(to - 1).line];
}
