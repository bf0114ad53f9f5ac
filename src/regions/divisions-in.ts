import { type Division, type Level, levelOf } from './division.ts';
import { allEntries, outlives, yearInTable } from './gazetteer.ts';
import { divisionOf } from './resolve-division.ts';

/**
 * The divisions of a level as the edition of a year has them, in the order of their codes.
 *
 * A code or name that ended in the year is not among them, what took its place is. An earlier year than those of the
 * table is taken for its first, a later one for its last.
 */
export function divisionsIn(year: number, level: Level): readonly Division[] {
  const asked = yearInTable(year);
  return allEntries()
    .filter((entry) => levelOf(entry.code) === level && entry.from <= asked && outlives(entry, asked))
    .map((entry) => divisionOf(entry, asked));
}
