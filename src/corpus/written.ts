import { filesOf } from './earlier.ts';

/** The files that a run wrote, in the order in which it did. */
export interface Written {
  /** takes a report, by the path of its text, and which of its three files were written: `[true, true, false]` */
  readonly addReport: (report: string, which: readonly boolean[]) => void;
  /** takes one file of a report: 0, 1 or 2; false where it was written before */
  readonly addFile: (report: string, file: number) => boolean;
  /** takes a file that is no report's */
  readonly addOther: (path: string) => void;
  readonly isEmpty: () => boolean;
  readonly paths: () => string[];
}

/** None yet. A report takes no more than its path, which others hold too, and a number. */
export function writtenPaths(): Written {
  const paths: string[] = [];
  /** of each path: which files of the report it stands for; -1 where it stands for itself */
  const which: number[] = [];
  /** where each report is, when that was asked */
  let places: Map<string, number> | undefined;
  return {
    addReport(report, written) {
      paths.push(report);
      which.push(written.reduce((bits, is, index) => bits | (is ? 1 << index : 0), 0));
    },
    addFile(report, file) {
      places ??= new Map(paths.map((path, at) => [path, at]));
      const at = places.get(report);
      const bits = at === undefined ? 0 : (which[at] as number);
      if ((bits & (1 << file)) !== 0) return false;
      if (at === undefined) {
        places.set(report, paths.push(report) - 1);
        which.push(1 << file);
      } else which[at] = bits | (1 << file);
      return true;
    },
    addOther(path) {
      paths.push(path);
      which.push(-1);
    },
    isEmpty: () => paths.length === 0,
    paths: () =>
      paths.flatMap((path, at) => {
        const bits = which[at] as number;
        return bits < 0 ? [path] : filesOf(path).filter((_, index) => (bits & (1 << index)) !== 0);
      }),
  };
}
