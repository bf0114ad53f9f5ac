import type { Manifest } from '../documents/manifest.ts';
import { filesOf, reportOf } from '../opening/clean-folder.ts';
import type { Problem } from '../opening/problem.ts';
import { isBelow } from '../opening/raw-text.ts';
import type { ReportLine } from './prove-task.ts';

/**
 * Holds the manifest against itself: its order, that it names every file of each report, and no other.
 *
 * No file tells its hash, so whatever it says must be found somewhere else too. What it says of a document is held
 * against the document's reports: see `proveTask`.
 */
export function* manifestProblems(manifest: Manifest, lines: readonly ReportLine[]): Generator<Problem> {
  const wrong = (message: string, place?: string): Problem => ({
    folder: 'clean',
    file: 'manifest.json',
    message,
    ...(place === undefined ? {} : { place }),
  });
  const tool = `${manifest.tool} ${manifest.version}`;
  // A build of one source leaves the others as an earlier version made them, but not all.
  if (lines.length > 0 && !lines.some(({ madeBy }) => madeBy === tool))
    yield wrong(`no report was made by ${tool}`, 'version');

  const listed = new Set(manifest.files.map(({ path }) => path));
  if (manifest.list?.path !== 'reports.jsonl') yield wrong('reports.jsonl is not in it', 'list');
  const expected = new Set<string>();
  const seen = new Set<string>();
  let before = '';
  for (const [index, { path, files, reports, error }] of manifest.documents.entries()) {
    const place = `documents.${index}`;
    if (path <= before) yield wrong(`${path} stands behind ${before}: not in order`, place);
    before = path;
    if (error === undefined && reports.length === 0)
      yield wrong(`${path} has no reports, and no error that says why`, place);
    if (error === undefined && !files.some((file) => file.path === path))
      yield wrong(`${path} is not among its own files`, place);
    let last = '';
    for (const report of reports) {
      if (!report.endsWith('.txt') || !isBelow(report)) yield wrong(`${report} is no report`, place);
      if (seen.has(report)) yield wrong(`${report} is listed twice`, place);
      seen.add(report);
      if (report < last) yield wrong(`${report} stands behind ${last}: not in order`, place);
      last = report;
      for (const file of filesOf(reportOf(report))) {
        expected.add(file);
        if (!listed.has(file)) yield wrong(`${file} is not among the files`, place);
      }
    }
  }
  before = '';
  for (const [index, { path }] of manifest.files.entries()) {
    const place = `files.${index}`;
    if (!isBelow(path)) yield wrong(`${path} is outside the clean folder`, place);
    else if (!expected.has(path)) yield wrong(`${path} is the file of no report`, place);
    if (path <= before) yield wrong(`${path} stands behind ${before}: not in order`, place);
    before = path;
  }
}
