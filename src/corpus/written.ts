import { filesOf } from './earlier.ts';
import { pathList } from './path-list.ts';

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
  const paths = pathList();
  /** of each path: which files of the report it stands for; -1 where it stands for itself */
  const which: number[] = [];
  return {
    addReport(report, written) {
      which[paths.add(report)] = written.reduce((bits, is, index) => bits | (is ? 1 << index : 0), 0);
    },
    addFile(report, file) {
      const at = paths.placeOf(report);
      const bits = at === undefined ? 0 : (which[at] as number);
      if ((bits & (1 << file)) !== 0) return false;
      which[at ?? paths.add(report)] = bits | (1 << file);
      return true;
    },
    addOther(path) {
      which[paths.add(path)] = -1;
    },
    isEmpty: () => paths.all.length === 0,
    paths: () =>
      paths.all.flatMap((path, at) => {
        const bits = which[at] as number;
        return bits < 0 ? [path] : filesOf(path).filter((_, index) => (bits & (1 << index)) !== 0);
      }),
  };
}
