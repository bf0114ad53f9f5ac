import type { Manifest, ManifestDocument } from '../documents/manifest.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import { reportOf } from '../opening/clean-folder.ts';
import type { Problem } from '../opening/problem.ts';
import { isBelow } from '../opening/raw-text.ts';
import { readSidecar } from '../opening/report-files.ts';
import { levelOf } from '../regions/division.ts';
import { placeInName } from './place-in-name.ts';

/** The levels of units that report, from the widest to the narrowest. */
export const LEVELS = ['province', 'prefecture', 'county', 'town', 'village'] as const;

/** One of them. */
export type UnitLevel = (typeof LEVELS)[number];

/** A unit that reports: a division by its code, or a town or village by its name in the code of its county. */
export interface Unit {
  readonly adcode: string;
  readonly level: UnitLevel;
  /** from the province to the unit itself, as far as it is known */
  readonly path: readonly string[];
}

/** How a report is there. */
export type FoundState = 'complete' | 'truncated' | 'failed';

/** A report that is there, or whose document failed, with the unit and the year it is of. */
export interface Found {
  readonly unit: Unit;
  readonly year: number;
  readonly state: FoundState;
  /** the clean text, below the clean folder; else the raw document, below the raw one */
  readonly path: string;
  /** of a document that failed: where unit and year are known from */
  readonly knownFrom?: 'earlier report' | 'file name';
}

/** What has no place in a table of unit by year, and why. */
interface Unplaced {
  readonly path: string;
  readonly why: string;
}

/** What there is of a corpus. */
export interface FoundReports {
  readonly found: readonly Found[];
  readonly unplaced: readonly Unplaced[];
  readonly problems: readonly Problem[];
}

/**
 * Finds of which unit and year there are reports of a kind, and which documents failed.
 *
 * A document that failed is known by the reports of its last good build. Where it has none, it is known by the name of
 * its file, if that names one code or one division, and one year; else it has no place.
 */
export async function foundReports(
  clean: string,
  corpus: Manifest,
  kind: Sidecar['kind'],
): Promise<FoundReports> {
  const found: Found[] = [];
  const unplaced: Unplaced[] = [];
  const problems: Problem[] = [];
  for (const document of corpus.documents) {
    if (document.error !== undefined && document.reports.length === 0) addNamed(document, found, unplaced);
    for (const path of document.reports) {
      const name = reportOf(path);
      if (!isBelow(name)) {
        problems.push({ folder: 'clean', file: 'manifest.json', message: `${path} leaves the clean folder` });
        continue;
      }
      const { data, problems: wrong } = await readSidecar(clean, name);
      problems.push(...(data === undefined ? wrong : []));
      if (data === undefined || data.kind !== kind) continue;
      const place = placeOf(data);
      if (typeof place === 'string') unplaced.push({ path, why: place });
      else if (document.error !== undefined)
        found.push({ ...place, path, state: 'failed', knownFrom: 'earlier report' });
      else found.push({ ...place, path, state: data.completeness.complete ? 'complete' : 'truncated' });
    }
  }
  return { found, unplaced, problems };
}

function addNamed({ path }: ManifestDocument, found: Found[], unplaced: Unplaced[]): void {
  const place = placeInName(path);
  if (place === undefined)
    unplaced.push({ path, why: 'the document failed, and its name does not tell one region and one year' });
  else found.push({ ...place, path, state: 'failed', knownFrom: 'file name' });
}

function placeOf({ region, year }: Sidecar): { readonly unit: Unit; readonly year: number } | string {
  if (region === undefined) return 'no region is stated';
  const { adcode, level, name, path = [name] } = region;
  if (adcode === undefined) return `the region ${name} has no code in the table`;
  if (year === undefined) return 'no year is stated';
  // The code tells the level of a division; a town has that of its county.
  const of = level === 'town' || level === 'village' ? level : levelOf(adcode);
  return { unit: { adcode, level: of, path }, year };
}
