import type { PageReviews } from '../audit/pages/audit-pages.ts';
import type { Folders } from '../opening/folders.ts';
import type { ReportName } from '../opening/report-files.ts';
import { describedReports, type FoundMark, placeMarks } from './place-marks.ts';
import type { StoredMark } from './read-reviews.ts';
import { TO_DO } from './status.ts';

/** Finds the places of marks for the pages of a corpus; those whose place is lost are in no page. */
export async function pageReviews(
  folders: Folders,
  names: readonly ReportName[],
  marks: readonly StoredMark[],
  token?: string,
): Promise<PageReviews> {
  const byReport = new Map<ReportName, FoundMark[]>();
  const reports = marks.length === 0 ? [] : await describedReports(folders, names);
  for await (const placed of placeMarks(folders, reports, marks)) {
    if (placed.status === 'lost') continue;
    const own = byReport.get(placed.report);
    if (own === undefined) byReport.set(placed.report, [placed]);
    else own.push(placed);
  }
  return {
    of: ({ name, sidecar: { source }, raw }) => ({
      source: sourceOf(name),
      report: name,
      files: source.files.map(({ path, sha256 }, index) => ({
        path,
        sha256,
        from: raw.files[index]?.from ?? 0,
      })),
      marks: (byReport.get(name) ?? []).map(({ mark, raw: { from, to }, status }) => ({
        mark,
        from,
        to,
        status,
      })),
      ...(token !== undefined && { token }),
    }),
    count: (name) => {
      const own = byReport.get(name) ?? [];
      return { all: own.length, toDo: own.filter(({ status }) => TO_DO.includes(status)).length };
    },
  };
}

/** The source of a report: the folder it lies in. */
export function sourceOf(name: ReportName): string {
  return name.slice(0, Math.max(0, name.indexOf('/')));
}
