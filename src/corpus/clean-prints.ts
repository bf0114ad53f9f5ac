import { readFileSync } from 'node:fs';
import { filesOf } from './earlier.ts';
import type { Fingerprints, SetPrint } from './fingerprints.ts';
import { rowOfFiles } from './row-of-files.ts';

/** What the names of a report's files end with, in the order of `filesOf`. */
const ENDINGS = ['.txt', '.json', '.trace.json'] as const;

/** The fingerprints of clean files, and what all of them sum up to: one for the three files of a report. */
export interface CleanPrints {
  /** reads the files of a report, by its path and where it lies, without endings; false where one cannot be read */
  readonly addReport: (path: string, location: string) => boolean;
  /** reads the files of a report, by its path without ending, wherever they lie; undefined where one cannot be read */
  readonly printOfReport: (path: string, locations: readonly string[]) => string | undefined;
  /** reads a file that is no report's; false where it cannot be read */
  readonly add: (path: string, location: string) => boolean;
  /** the fingerprint of a file that is no report's, by where it lies */
  readonly mark: (location: string) => string | undefined;
  /** the fingerprint of a report, by where its text lies */
  readonly markOfReport: (location: string) => string | undefined;
  /** a file has another fingerprint now; none where it was removed */
  readonly renewed: (location: string, print: string | undefined) => void;
  /** a report has another one now; `before` is the one it had, where that was renewed in this run already */
  readonly renewedReport: (location: string, print: string | undefined, before?: string) => void;
  /** whether the sum tells of all files: it does not, where of a report one file is gone or renewed and another is not */
  readonly isWhole: () => boolean;
}

/** No files yet; what they sum up to is added to `sum`. */
export function cleanPrints(prints: Fingerprints, sum: SetPrint): CleanPrints {
  const marks = new Map<string, string>();
  const reports = new Map<string, string>();
  const row = rowOfFiles(prints);
  /** how many files of a report are gone */
  const gone = new Map<string, number>();
  let isWhole = true;

  function printOfReport(path: string, locations: readonly string[]): string | undefined {
    row.clear();
    for (const [at, location] of locations.entries()) {
      const added = row.add(`clean/${path}${ENDINGS[at]}`, location);
      if (added === 'failed') return undefined;
      if (added === 'full') return printOfLong(path, locations);
    }
    return row.print();
  }

  function printOfLong(path: string, locations: readonly string[]): string | undefined {
    try {
      return prints.ofAll(
        locations.map((location, at) => ({
          path: `clean/${path}${ENDINGS[at]}`,
          bytes: readFileSync(location),
        })),
      );
    } catch {
      return undefined;
    }
  }

  function takeOut(from: Map<string, string>, location: string): void {
    const print = from.get(location);
    // What is written once in a run is not asked for again.
    if (print !== undefined) sum.toggle(print);
    from.delete(location);
  }

  return {
    printOfReport,
    addReport(path, location) {
      const print = printOfReport(
        path,
        ENDINGS.map((ending) => location + ending),
      );
      if (print === undefined) return false;
      reports.set(`${location}.txt`, print);
      sum.toggle(print);
      return true;
    },
    add(path, location) {
      const print = prints.ofFile(`clean/${path}`, location);
      if (print === undefined) return false;
      marks.set(location, print);
      sum.toggle(print);
      return true;
    },
    mark: (location) => marks.get(location),
    markOfReport: (location) => reports.get(location),
    renewed(location, print) {
      const text = location.replace(/(?:\.trace)?\.json$/, '.txt');
      if (!reports.has(text)) {
        takeOut(marks, location);
        if (print !== undefined) sum.toggle(print);
        return;
      }
      if (print !== undefined) isWhole = false;
      const count = (gone.get(text) ?? 0) + 1;
      gone.set(text, count);
      if (count < 3) return;
      gone.delete(text);
      takeOut(reports, text);
    },
    renewedReport(location, print, before) {
      if (before === undefined) takeOut(reports, location);
      else {
        sum.toggle(before);
        reports.delete(location);
      }
      for (const each of filesOf(location)) takeOut(marks, each);
      if (print === undefined) isWhole = false;
      else sum.toggle(print);
    },
    isWhole: () => isWhole && gone.size === 0,
  };
}
