import { join } from 'node:path';
import type { ManifestDocument } from '../documents/manifest.ts';
import { clearFolder } from './clear-folders.ts';
import { type Earlier, filesOf, MANIFEST } from './earlier.ts';
import { joinEditions } from './join-editions.ts';
import { documentOf, withItsCode } from './manifest-document.ts';
import { removeOrphans } from './orphans.ts';
import { inOrderOfList, LIST, renewList } from './reports-list.ts';
import type { Entry, State, Summary } from './state.ts';
import { sumsOfSources } from './sums.ts';
import { systemReason } from './system-reason.ts';
import { writeManifest } from './write-manifest.ts';
import { bytesAt } from './write-whole.ts';

/** Writes the lists of a corpus whose reports are written, removes what no document stands behind, and sums up. */
export async function finishCorpus(state: State, earlier: Earlier): Promise<Summary> {
  const { files, sums, warnings } = state;
  const open = [...state.entries.values()];
  for (const entry of open) {
    sums.add(entry);
    for (const report of entry.reports) files.addReport(report.path, report.files);
  }
  const failed: Summary['failed'][number][] = [];
  for (const { path, error, isSame, again } of open)
    if (error !== undefined)
      failed.push({ path, error, ...(isSame && again !== true && { asBefore: true }) });
  // Documents that failed or were left out keep what is there of their earlier reports.
  const others = new Map<string, ManifestDocument>();
  for (const entry of open) {
    const written = entry.reports.map((report) => report.path);
    const before = entry.error === undefined ? undefined : earlier.documents.get(entry.path);
    const kept = await keep(before?.reports ?? [], written, state, earlier);
    others.set(entry.path, documentOf(entry, before?.source, [...written, ...kept]));
  }
  for (const document of state.left.values()) {
    const reports = await keep(document.reports, [], state, earlier);
    const isLess = reports.length < document.reports.length;
    others.set(document.path, {
      ...withItsCode(document, state, earlier),
      reports,
      ...(isLess && { again: true }),
    });
  }
  const reports = inOrderOfList(files.reports());
  const unjoined = await joinEditions(state, reports, files);
  failed.push(...unjoined);
  const list = await renewList(state, reports, earlier).catch((error) => {
    failed.push({ path: LIST, error: systemReason(error) });
    // The list of the run before stays, but is not this one's: the next run makes it anew.
    return undefined;
  });
  // A worker that was ended may have laid files there that nobody names.
  clearFolder(state.folder);
  const removed = await removeOrphans(state, files, earlier);
  // Without a list in the manifest no run takes the folder for settled: where a sidecar could not be written, the next has something to do too.
  await writeManifest(state, unjoined.length === 0 ? list : undefined, others).catch((error) =>
    failed.push({ path: MANIFEST, error: systemReason(error) }),
  );
  if (failed.every(({ path }) => path !== MANIFEST)) state.journal.close();
  const [written, { unchanged }] = [state.written.paths(), state];
  return { sources: sums.bySource(), failed, warnings, written, unchanged, removed };
}

/** Sums up a run that had nothing to do: the entries are of all documents. */
export function settledSummary(entries: readonly Entry[], { warnings }: State): Summary {
  const reports = entries.reduce((sum, entry) => sum + entry.reports.length, 0);
  const sums = sumsOfSources();
  for (const entry of entries) sums.add(entry);
  // Three files each, and the two lists.
  return {
    sources: sums.bySource(),
    failed: [],
    warnings,
    written: [],
    unchanged: 3 * reports + 2,
    removed: [],
  };
}

/** What a run will say that finds all as one left it in which nothing failed. */
export function nextSummary({ sources }: Summary): Summary {
  const reports = sources.reduce((sum, source) => sum + source.reports, 0);
  return {
    sources: sources.map((source) => ({ ...source, rebuilt: 0, written: 0 })),
    failed: [],
    warnings: [],
    written: [],
    unchanged: 3 * reports + 2,
    removed: [],
  };
}

/** Reports of an earlier run that stay: those whose files are there and are not some other report's now. */
async function keep(
  reports: readonly string[],
  written: readonly string[],
  { folder, files, warnings }: State,
  earlier: Earlier,
): Promise<string[]> {
  const kept: string[] = [];
  for (const report of reports.filter((each) => !written.includes(each) && !files.has(each))) {
    const known = filesOf(report).map((path) => earlier.files.get(path));
    const there = await Promise.all(
      known.map(async (file) => file !== undefined && (await bytesAt(join(folder, file.path))) !== undefined),
    ).catch(() => [false]);
    if (there.every(Boolean)) {
      files.addReport(
        report,
        known.flatMap((file) => file ?? []),
      );
      kept.push(report);
    } else warnings.push(`${report}: an earlier run wrote it, and its files are no longer all there`);
  }
  return kept;
}
