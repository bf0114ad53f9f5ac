import { keptUnitsOf } from '../../text/units.ts';

/** The source of a page, twice: as a text, and as its UTF-16 units, which are faster to go over. */
export interface PageSource {
  readonly source: string;
  readonly units: Uint16Array;
}

/** The source of a page, with its units. */
export function pageSource(source: string): PageSource {
  return { source, units: keptUnitsOf(source) };
}
