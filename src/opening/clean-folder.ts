import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import type { Problem } from './problem.ts';
import { isBelow } from './raw-text.ts';
import type { ReportName } from './report-files.ts';

/** What lies in a clean folder. */
export interface CleanListing {
  /** every report that has at least one file, in order */
  readonly names: readonly ReportName[];
  /** files that belong to no report: not ours, and never touched */
  readonly foreign: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Sorts the files of a clean folder into reports, and finds those that have lost one of their three files.
 *
 * A report is what the manifest names; also what has a trace or a sidecar of ours and is not in it: an orphan.
 */
export async function listClean(
  folder: string,
  paths: readonly string[],
  manifest: Manifest | undefined,
): Promise<CleanListing> {
  const listed = new Set(manifest?.files.map(({ path }) => path));
  const names = new Set(manifest?.documents.flatMap(({ reports }) => reports.map(reportOf)));
  for (const path of [...listed, ...paths.filter((each) => each.endsWith('.trace.json'))])
    if (isOfReport(path)) names.add(reportOf(path));
  // What a forged manifest names elsewhere is not opened; `manifestProblems` says it.
  for (const name of names) if (!isBelow(name)) names.delete(name);
  const there = new Set(paths);
  const foreign: string[] = [];
  for (const path of paths) {
    if (FIXED.includes(path) || names.has(reportOf(path))) continue;
    if (path.endsWith('.json') && (await isSidecar(join(folder, path)))) names.add(reportOf(path));
    else if (!there.has(`${reportOf(path)}.json`)) foreign.push(path);
  }
  const problems: Problem[] = [];
  const owned = new Set(manifest?.documents.flatMap(({ reports }) => reports));
  for (const name of names) {
    const missing = filesOf(name).filter((path) => !there.has(path));
    for (const file of missing) problems.push({ folder: 'clean', file, message: 'the file is missing' });
    if (manifest !== undefined && !owned.has(`${name}.txt`))
      problems.push({
        folder: 'clean',
        file: `${name}.txt`,
        message: 'an orphan: no raw document in manifest.json has this report',
      });
  }
  return { names: [...names].sort(), foreign, problems };
}

/** The files of a clean folder that belong to no one report. */
const FIXED: readonly string[] = ['manifest.json', 'reports.jsonl'];

function isOfReport(path: string): boolean {
  return !FIXED.includes(path) && /(?:\.json|\.txt)$/.test(path);
}

/** The report that a file belongs to, by its path below the clean folder. */
export function reportOf(path: string): ReportName {
  return path.replace(/(?:\.trace)?\.json$|\.txt$/, '');
}

/** Ours begin with the address of their format. */
async function isSidecar(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(`"${SCHEMAS.report}"`);
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** The three files of a report: its text, its sidecar and its trace. */
export function filesOf(name: ReportName): readonly [text: string, sidecar: string, trace: string] {
  return [`${name}.txt`, `${name}.json`, `${name}.trace.json`];
}
