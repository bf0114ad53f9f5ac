import { BrokenReport, type OpenReport, openNamed } from '../audit/open-report.ts';
import type { Mark } from '../documents/mark.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Folders } from '../opening/folders.ts';
import { type LineColumn, lineColumnOf } from '../opening/line-column.ts';
import { type ReportName, readSidecar } from '../opening/report-files.ts';
import type { Span } from '../text/span.ts';
import { findPlace } from './find-place.ts';
import type { StoredMark } from './read-reviews.ts';
import { type Readings, readingsOf } from './readings.ts';
import { type Status, statusOf } from './status.ts';

/** A mark with what has become of its place in the clean corpus. */
export type PlacedMark = LostMark | FoundMark;

/** A mark whose place is not there, and why. */
interface LostMark extends StoredMark {
  readonly status: 'lost';
  readonly why: string;
}

/** A mark whose place was found. */
export interface FoundMark extends StoredMark {
  readonly status: Exclude<Status, 'lost'>;
  readonly report: ReportName;
  /** UTF-16, in the raw text of the document */
  readonly raw: Span;
  /** in the clean text */
  readonly place: LineColumn;
  readonly now: Readings;
}

/** A report, as far as its sidecar tells of it. */
export interface DescribedReport {
  readonly name: ReportName;
  readonly sidecar: Sidecar;
}

/** Reads the sidecars of reports; those that cannot be read are left out. */
export async function describedReports(
  folders: Folders,
  names: readonly ReportName[],
): Promise<readonly DescribedReport[]> {
  const described: DescribedReport[] = [];
  for (const name of names) {
    const { data: sidecar } = await readSidecar(folders.clean, name);
    if (sidecar !== undefined) described.push({ name, sidecar });
  }
  return described;
}

/**
 * Finds the places of marks in a clean corpus and says what has become of each; in the order of the marks.
 *
 * All reports of the corpus must be given: the report that a place is in is told by what is known of all of its document.
 * One report is in memory at a time.
 */
export async function* placeMarks(
  folders: Folders,
  reports: readonly DescribedReport[],
  marks: readonly StoredMark[],
): AsyncGenerator<PlacedMark> {
  const find = finder(reports);
  let open: { readonly name: ReportName; readonly report: OpenReport | string } | undefined;
  const opened = async (name: ReportName): Promise<OpenReport | string> => {
    if (open?.name !== name) open = { name, report: await openNamed(folders, name).catch(reason) };
    return open.report;
  };
  for (const stored of marks) {
    const candidates = find(stored.mark);
    const [first] = candidates;
    const lost = (why: string): LostMark => ({ ...stored, status: 'lost', why });
    if (first === undefined) {
      yield lost(`no report is made of raw/${stored.mark.raw.path}`);
      continue;
    }
    const any = await opened(candidates.find(({ name }) => name === open?.name)?.name ?? first.name);
    if (typeof any === 'string') {
      yield lost(any);
      continue;
    }
    const raw = placeIn(any, stored.mark);
    if (raw === undefined) {
      yield lost(`its words stand nowhere in raw/${stored.mark.raw.path}, or in several places alike`);
      continue;
    }
    const own = ownerOf(candidates, raw, stored.mark);
    const report = own === undefined ? any : await opened(own.name);
    if (typeof report === 'string') yield lost(report);
    else yield { ...stored, ...held(report, stored.mark, raw) };
  }
}

/** What stands at a place of a report, held against a mark. */
function held(report: OpenReport, mark: Mark, raw: Span): Omit<FoundMark, keyof StoredMark> {
  const now = readingsOf({ raw: report.raw.text, clean: report.clean, pieces: report.pieces }, raw);
  const status = statusOf(mark, now, report.raw.text.slice(raw.from, raw.to));
  return { status, report: report.name, raw, place: lineColumnOf(report.clean, now.clean.from), now };
}

/** Where the stretch of a mark stands in the raw text of a document. */
function placeIn({ raw, sidecar: { source } }: OpenReport, { raw: place }: Mark): Span | undefined {
  const named = source.files.findIndex(({ path }) => path === place.path);
  const index = named >= 0 ? named : source.files.findIndex(({ sha256 }) => sha256 === place.sha256);
  const start = raw.files[index]?.from ?? 0;
  return findPlace(raw.text, { from: start + place.from, to: start + place.to }, place);
}

/** The report in whose part of the document a stretch is; of two that meet there, the one that the mark was made in. */
function ownerOf(
  reports: readonly DescribedReport[],
  { from, to }: Span,
  { report }: Mark,
): DescribedReport | undefined {
  const own = reports.filter(({ sidecar: { source } }) =>
    from === to
      ? source.part.from <= from && from <= source.part.to
      : source.part.from <= from && from < source.part.to,
  );
  return own.find(({ name }) => name === report) ?? own[0];
}

/** Finds the reports of a mark's document: of its path and bytes, else of its path, else of its bytes under another path. */
function finder(reports: readonly DescribedReport[]): (mark: Mark) => readonly DescribedReport[] {
  const by = new Map<string, DescribedReport[]>();
  for (const report of reports)
    for (const { path, sha256 } of report.sidecar.source.files)
      for (const key of new Set([path, sha256])) {
        const same = by.get(key);
        if (same === undefined) by.set(key, [report]);
        else same.push(report);
      }
  return ({ raw: { path, sha256 } }) => by.get(path) ?? sameDocument(by.get(sha256) ?? []);
}

/** Files of the same bytes may lie in several places: the first is taken. */
function sameDocument(reports: readonly DescribedReport[]): readonly DescribedReport[] {
  const path = reports[0]?.sidecar.source.files[0]?.path;
  return reports.filter(({ sidecar }) => sidecar.source.files[0]?.path === path);
}

function reason(error: unknown): string {
  if (!(error instanceof BrokenReport)) throw error;
  return error.message;
}
