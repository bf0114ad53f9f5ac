import type { Mark } from '../documents/mark.ts';
import type { Folders } from '../opening/folders.ts';
import type { LineColumn } from '../opening/line-column.ts';
import type { ReportName } from '../opening/report-files.ts';
import type { Span } from '../text/span.ts';
import { describedReports, type FoundMark, placeMarks } from './place-marks.ts';
import { type BadLine, readReviews } from './read-reviews.ts';
import { STATUSES, type Status } from './status.ts';

/** A mark and what has become of its place. */
export interface ListedMark {
  readonly id: string;
  readonly status: Status;
  readonly mark: Mark;
  /** the report that it is in now; absent where it is lost */
  readonly report?: ReportName;
  /** UTF-16, in the raw text of the document */
  readonly raw?: Span;
  /** in the clean text */
  readonly place?: LineColumn;
  /** what stands there now; absent where that cannot be told from what stands beside it */
  readonly now?: string;
  readonly rules?: readonly string[];
  /** why it is lost */
  readonly why?: string;
}

/** The marks of a corpus. */
export interface Reviewed {
  /** those that a person should look at first come first, then by place */
  readonly marks: readonly ListedMark[];
  readonly counts: Readonly<Record<Status, number>>;
  readonly problems: readonly BadLine[];
}

/** Which marks are wanted; of rules or stages and sources all, where there is none. */
interface ReviewsOf {
  /** all reports of the corpus, and those that are wanted */
  readonly all: readonly ReportName[];
  readonly names: readonly ReportName[];
  readonly sources: readonly string[];
  readonly rules: readonly string[];
}

/** Reads the marks in a folder and says what has become of each. */
export async function listReviews(
  folders: Folders,
  folder: string,
  { all, names, sources, rules }: ReviewsOf,
): Promise<Reviewed> {
  const { marks, problems } = await readReviews(folder, sources.length === 0 ? undefined : sources);
  const wanted = marks.filter(
    ({ mark }) =>
      rules.length === 0 ||
      mark.rules.some((rule) => rules.some((each) => rule === each || rule.startsWith(`${each}/`))),
  );
  const only = names.length === all.length ? undefined : new Set(names);
  const listed: ListedMark[] = [];
  const described = wanted.length === 0 ? [] : await describedReports(folders, all);
  for await (const placed of placeMarks(folders, described, wanted)) {
    const { id, status, mark } = placed;
    const report = placed.status === 'lost' ? undefined : placed.report;
    if (only !== undefined && !only.has(report ?? mark.report)) continue;
    if (placed.status === 'lost') listed.push({ id, status, mark, why: placed.why });
    else listed.push({ id, status, mark, ...foundAt(placed) });
  }
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, listed.filter((each) => each.status === status).length]),
  ) as Record<Status, number>;
  const rank = ({ status }: ListedMark): number => STATUSES.indexOf(status);
  return { marks: listed.sort((one, other) => rank(one) - rank(other)), counts, problems };
}

function foundAt({ report, raw, place, now: { text, rules } }: FoundMark): Partial<ListedMark> {
  return { report, raw, place, ...(text !== undefined && { now: text }), rules };
}
