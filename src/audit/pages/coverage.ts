import type { IndexEntry } from './index-data.ts';

/** How well a report is there: it is whole, its beginning or end is missing, or its document failed. */
export type State = 'complete' | 'truncated' | 'failed';

/** One place of the table: what there is of a region in a year. */
interface Cell {
  readonly year: string;
  readonly entries: readonly { readonly entry: IndexEntry; readonly state: State }[];
}

/** The regions of one province with what there is of each. */
interface CoverageGroup {
  readonly name: string;
  readonly regions: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
}

/** Region by year. */
export interface Coverage {
  readonly years: readonly string[];
  readonly groups: readonly CoverageGroup[];
}

const UNKNOWN = 'not known';

/** Puts the reports into a table of region by year, the regions by province in the order of their codes. */
export function coverageOf(entries: readonly IndexEntry[]): Coverage {
  const years = [...new Set(entries.map(yearOf))].sort();
  const provinces = new Map<string, Map<string, IndexEntry[]>>();
  for (const entry of [...entries].sort((one, other) => compared(codeOf(one), codeOf(other)))) {
    const path = entry.sidecar?.region?.path ?? [];
    const region = path.slice(1).join(' ') || (path[0] ?? entry.sidecar?.region?.name ?? UNKNOWN);
    const regions = provinces.get(path[0] ?? UNKNOWN) ?? new Map<string, IndexEntry[]>();
    provinces.set(path[0] ?? UNKNOWN, regions);
    regions.set(region, [...(regions.get(region) ?? []), entry]);
  }
  const groups = [...provinces].map(([name, regions]) => ({
    name,
    regions: [...regions].map(([region, own]) => ({
      name: region,
      cells: years.map((year) => ({
        year,
        entries: own
          .filter((entry) => yearOf(entry) === year)
          .map((entry) => ({ entry, state: stateOf(entry) })),
      })),
    })),
  }));
  return { years, groups };
}

/** Whether a report is whole. */
export function stateOf({ sidecar, broken, failed }: IndexEntry): State {
  if (broken !== undefined || failed || sidecar === undefined) return 'failed';
  return sidecar.completeness.complete ? 'complete' : 'truncated';
}

function yearOf({ sidecar }: IndexEntry): string {
  return sidecar?.year === undefined ? UNKNOWN : String(sidecar.year);
}

function codeOf({ sidecar }: IndexEntry): string {
  return `${sidecar?.region?.adcode ?? '999999'} ${sidecar?.region?.path?.join(' ') ?? ''}`;
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
