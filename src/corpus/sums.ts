import { byCodeUnit } from './order.ts';
import type { Entry, SourceSummary } from './state.ts';

/** What a run did, source by source. */
export interface Sums {
  readonly add: (entry: Entry) => void;
  /** in order of the sources' names */
  readonly bySource: () => SourceSummary[];
}

/** Nothing done yet. */
export function sumsOfSources(): Sums {
  const sums = new Map<string, { -readonly [Key in keyof SourceSummary]: SourceSummary[Key] }>();
  return {
    add({ source = '(unknown)', isSame, error, reports, characters }) {
      const sum = sums.get(source) ?? {
        source,
        documents: 0,
        rebuilt: 0,
        reports: 0,
        kept: 0,
        removed: 0,
        failed: 0,
        written: 0,
      };
      sums.set(source, sum);
      sum.documents += 1;
      if (!isSame) sum.rebuilt += 1;
      sum.reports += reports.length;
      if (error === undefined) {
        sum.kept += characters.kept;
        sum.removed += characters.removed;
      } else sum.failed += 1;
      sum.written += reports.filter((report) => report.written).length;
    },
    bySource: () => [...sums.values()].sort((one, other) => byCodeUnit(one.source, other.source)),
  };
}
