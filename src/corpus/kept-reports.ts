import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, withoutEnding } from './earlier.ts';
import type { Contents } from './ready.ts';
import { nameKey } from './report-name.ts';

/** Reports of an earlier run that are as they were, until they have their names in this one. */
export interface Reports {
  /** takes the reports of a document, by the paths of their texts; gives them in the order in which they ask for names */
  readonly add: (reports: readonly string[]) => readonly Asking[];
  /** takes into memory a report whose files are about to be written over, where the text of one has this path */
  readonly lift: (path: string) => Promise<void>;
  /** the bytes of a report's files */
  readonly contents: (report: string) => Promise<Contents>;
  /** lets go of a report that has its name */
  readonly settle: (report: string) => void;
}

interface Asking {
  readonly report: string;
  readonly folder: string;
  /** the name that it asks for first, without folder: its own, without the number that tells it from others */
  readonly first: string;
}

/** Reports below a clean folder that wait for their names. */
export function keptReports(folder: string): Reports {
  const waiting = new Map<string, string>();
  const lifted = new Map<string, Contents>();

  async function read(report: string): Promise<Contents> {
    const [text, sidecar, trace] = filesOf(report).map((path) => readFile(join(folder, path)));
    return [
      await (text as Promise<Buffer>),
      await (sidecar as Promise<Buffer>),
      await (trace as Promise<Buffer>),
    ];
  }

  return {
    add(reports) {
      for (const report of reports) waiting.set(nameKey(report), report);
      return reports
        .map((report) => ({ report, ...askedFor(withoutEnding(report)) }))
        .sort((one, other) => one.number - other.number);
    },
    async lift(path) {
      const report = waiting.get(nameKey(path));
      if (report !== undefined && !lifted.has(report)) lifted.set(report, await read(report));
    },
    contents: async (report) => lifted.get(report) ?? (await read(report)),
    settle(report) {
      waiting.delete(nameKey(report));
      lifted.delete(report);
    },
  };
}

/** `scans/370200-2021-青岛市政府工作报告-2` → the name without `-2`, and 2. No name has a hyphen of its own there. */
function askedFor(name: string): { folder: string; first: string; number: number } {
  const slash = name.lastIndexOf('/');
  const [, first = '', number = '1'] = /^(.*?-.*?-.*?)(?:-(\d+))?$/.exec(name.slice(slash + 1)) ?? [];
  return { folder: name.slice(0, slash), first, number: Number(number) };
}
