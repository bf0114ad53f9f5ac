import type { ManifestFile } from '../documents/manifest.ts';
import { filesOf } from './earlier.ts';
import { byCodeUnit } from './order.ts';
import { pathList } from './path-list.ts';
import { recordStore } from './record-store.ts';

/** The files of a corpus as its manifest names them: three for each report. */
export interface WrittenFiles {
  /** takes a report that it has not yet, by the path of its text, with the records of its three files */
  readonly addReport: (report: string, files: readonly ManifestFile[]) => void;
  /** those of a report that are there, by the path of its text */
  readonly ofReport: (report: string) => readonly ManifestFile[];
  /** one of them, by its path */
  readonly get: (path: string) => ManifestFile | undefined;
  /** a file of a report that is there has other bytes now */
  readonly renew: (file: ManifestFile) => void;
  /** whether a file of this path, below the clean folder, is one of them */
  readonly has: (path: string) => boolean;
  /** the paths of the texts of all reports, in the order in which they came */
  readonly reports: () => readonly string[];
  /** all files in order of path */
  readonly inOrder: () => Generator<ManifestFile>;
}

/** What the files of reports end with. */
const ENDINGS = ['.trace.json', '.json', '.txt'] as const;

/** A hash and a number of bytes. */
const RECORD = 40;

/** The number of a report whose files are those that it had before. */
const AS_BEFORE = -1;

/**
 * Files of no report yet. Of each report no more is held than its path and a hundred and twenty bytes; nothing of one
 * whose files are those that it had `before`.
 */
export function writtenFiles(before: ReadonlyMap<string, ManifestFile> = new Map()): WrittenFiles {
  const reports = pathList();
  /** of each report: the number of its record */
  const numbers: number[] = [];
  const records = recordStore(3 * RECORD);

  function* filesIn(report: string): Generator<ManifestFile> {
    const number = numbers[reports.placeOf(report) as number] as number;
    if (number === AS_BEFORE) {
      for (const path of filesOf(report)) yield before.get(path) as ManifestFile;
      return;
    }
    const record = records.get(number);
    for (const [index, path] of filesOf(report).entries()) {
      const at = index * RECORD;
      const bytes = record.readDoubleLE(at + 32);
      if (bytes >= 0) yield { path, sha256: record.toString('hex', at, at + 32), bytes };
    }
  }

  function recordOf(report: string, files: readonly ManifestFile[]): number {
    if (files.length === 3 && files.every((file) => before.get(file.path) === file)) return AS_BEFORE;
    const record = Buffer.alloc(3 * RECORD);
    for (const [index, path] of filesOf(report).entries()) {
      const file = files.find((each) => each.path === path);
      record.write(file?.sha256 ?? '', index * RECORD, 'hex');
      record.writeDoubleLE(file?.bytes ?? -1, index * RECORD + 32);
    }
    return records.add(record);
  }

  /** The report that has a file of this path. */
  function reportWith(path: string): string | undefined {
    for (const ending of ENDINGS) {
      if (!path.endsWith(ending)) continue;
      const report = `${path.slice(0, -ending.length)}.txt`;
      if (reports.placeOf(report) !== undefined) return report;
    }
    return undefined;
  }

  function fileOf(path: string): ManifestFile | undefined {
    const report = reportWith(path);
    if (report === undefined) return undefined;
    return [...filesIn(report)].find((file) => file.path === path);
  }

  return {
    addReport(report, files) {
      numbers[reports.add(report)] = recordOf(report, files);
    },
    ofReport: (report) => (reports.placeOf(report) !== undefined ? [...filesIn(report)] : []),
    get: fileOf,
    renew(file) {
      const report = reportWith(file.path);
      if (report === undefined) return;
      numbers[reports.placeOf(report) as number] = recordOf(
        report,
        [...filesIn(report)].map((each) => (each.path === file.path ? file : each)),
      );
    },
    has: (path) => reportWith(path) !== undefined,
    reports: () => reports.all,
    *inOrder() {
      const stems = reports.all.map(stemOf).sort();
      // Names of which one begins another may have files between those of the other.
      for (let from = 0; from < stems.length; ) {
        const first = stems[from] as string;
        let to = from + 1;
        while (to < stems.length && (stems[to] as string).startsWith(first)) to += 1;
        const group = stems.slice(from, to).flatMap((stem) => [...filesIn(`${stem}txt`)]);
        yield* group.sort((one, other) => byCodeUnit(one.path, other.path));
        from = to;
      }
    },
  };
}

/** `report.txt` → `report.`: what the paths of all its files begin with */
function stemOf(report: string): string {
  return report.slice(0, -3);
}
