import type { Division } from './division.ts';
import { nameLengths, yearInTable } from './gazetteer.ts';
import { divisionOf, entriesNamed } from './resolve-division.ts';

/** Where a text names divisions: UTF-16 offsets, half-open, and all the divisions with that name. */
export interface DivisionName {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly divisions: readonly Division[];
}

/**
 * Finds the full names of divisions in a text, from left to right, the longest at each place: 济宁市 and 兖州区 in
 * 济宁市兖州区第十九届人民代表大会.
 *
 * Only names that were valid in the year count, and no two finds overlap. It knows no words: the 城区 of 主城区 is a
 * find in a year in which some district was called so. Takes time linear in the text.
 */
export function* divisionNamesIn(text: string, year?: number): Iterable<DivisionName> {
  const asked = yearInTable(year);
  const lengths = nameLengths();
  for (let from = 0; from < text.length; ) {
    const found = longestName(text, from, lengths.get(text.slice(from, from + 2)) ?? none, asked);
    if (found) yield found;
    from = found ? found.to : from + 1;
  }
}

const none: readonly number[] = [];

function longestName(
  text: string,
  from: number,
  lengths: readonly number[],
  year: number,
): DivisionName | undefined {
  for (const length of lengths) {
    const name = text.slice(from, from + length);
    const entries = entriesNamed(name, year);
    if (entries.length > 0) {
      return { from, to: from + length, name, divisions: entries.map((entry) => divisionOf(entry, year)) };
    }
  }
  return undefined;
}
