import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest, ManifestDocument, ManifestFile } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { type Earlier, filesOf } from './earlier.ts';
import { byCodeUnit } from './order.ts';
import { removeOrphans } from './orphans.ts';
import { renewLines, reportLines } from './reports-list.ts';
import type { Entry, SourceSummary, State, Summary } from './state.ts';
import { systemReason } from './system-reason.ts';
import { tool } from './tool.ts';
import { bytesAt, writeWhole } from './write-whole.ts';

const LIST = 'reports.jsonl';
const MANIFEST = 'manifest.json';

/** Writes the lists of a corpus whose reports are written, removes what no document stands behind, and sums up. */
export async function finishCorpus(state: State, earlier: Earlier): Promise<Summary> {
  const files = new Map<string, ManifestFile>();
  for (const entry of state.entries.values())
    for (const report of entry.reports) for (const file of report.files) files.set(file.path, file);
  const documents: ManifestDocument[] = [];
  for (const entry of state.entries.values()) {
    const written = entry.reports.map((report) => report.path);
    const before = entry.error === undefined ? undefined : earlier.documents.get(entry.path);
    const kept = await keep(before?.reports ?? [], written, files, state, earlier);
    documents.push(documentOf(entry, before, [...written, ...kept].sort(byReport)));
  }
  for (const document of state.left.values())
    documents.push({ ...document, reports: await keep(document.reports, [], files, state, earlier) });
  documents.sort((one, other) => byCodeUnit(one.path, other.path));
  const failed: { path: string; error: string }[] = [];
  for (const { path, error } of state.entries.values()) if (error !== undefined) failed.push({ path, error });

  const reports = documents.flatMap((document) => document.reports).sort(byReport);
  await writeList(state, reports, files, earlier).catch((error) => {
    failed.push({ path: LIST, error: systemReason(error) });
    // The list of the run before stays, and stays ours.
    const before = earlier.files.get(LIST);
    if (before !== undefined) files.set(LIST, before);
  });
  const removed = await removeOrphans(state, files, earlier);
  const manifest: Manifest = {
    schema: SCHEMAS.manifest,
    tool: tool.name,
    version: tool.version,
    documents,
    files: [...files.values()].sort((one, other) => byCodeUnit(one.path, other.path)),
  };
  await writeManifest(state, manifest).catch((error) =>
    failed.push({ path: MANIFEST, error: systemReason(error) }),
  );
  const { warnings, written, unchanged } = state;
  return { sources: summaries(state), failed, warnings, written, unchanged, removed };
}

/** By folder, then by name: a folder's reports stand together. */
function byReport(one: string, other: string): number {
  return byCodeUnit(dirname(one), dirname(other)) || byCodeUnit(one, other);
}

/** Reports of an earlier run that stay: those whose files are there and are not some other report's now. */
async function keep(
  reports: readonly string[],
  written: readonly string[],
  files: Map<string, ManifestFile>,
  state: State,
  earlier: Earlier,
): Promise<string[]> {
  const kept: string[] = [];
  for (const report of reports.filter((each) => !written.includes(each) && !files.has(each))) {
    const known = filesOf(report).map((path) => earlier.files.get(path));
    const there = await Promise.all(
      known.map(
        async (file) => file !== undefined && (await bytesAt(join(state.folder, file.path))) !== undefined,
      ),
    ).catch(() => [false]);
    if (there.every(Boolean)) {
      for (const file of known) if (file !== undefined) files.set(file.path, file);
      kept.push(report);
    } else state.warnings.push(`${report}: an earlier run wrote it, and its files are no longer all there`);
  }
  return kept;
}

function documentOf(
  { path, source, adapter, files, error }: Entry,
  before: ManifestDocument | undefined,
  reports: readonly string[],
): ManifestDocument {
  const name = source ?? before?.source;
  return {
    path,
    ...(name !== undefined && { source: name }),
    ...(adapter !== undefined && { adapter: adapter.name, adapterVersion: adapter.version }),
    files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    reports,
    ...(error !== undefined && { error }),
  };
}

async function writeList(
  state: State,
  reports: readonly string[],
  files: Map<string, ManifestFile>,
  earlier: Earlier,
): Promise<void> {
  const location = join(state.folder, LIST);
  if (!earlier.files.has(LIST) && !(await isNoneOrOurs(location)))
    throw new Error(
      'a file of this name in the clean folder was not written by this tool. Move it away and run again.',
    );
  const { written, sha256, bytes } = await renewLines(
    location,
    () => reportLines(state.folder, reports),
    state.force,
  );
  if (written) state.written.push(LIST);
  else state.unchanged += 1;
  files.set(LIST, { path: LIST, sha256, bytes });
}

/** A list that is empty or begins as ours do may have been left by a run that was cut off. */
async function isNoneOrOurs(location: string): Promise<boolean> {
  const handle = await open(location).catch(() => undefined);
  if (handle === undefined) return true;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    return bytesRead === 0 || buffer.toString('utf8').startsWith(`{"schema":"${SCHEMAS.report}"`);
  } finally {
    await handle.close();
  }
}

async function writeManifest(state: State, manifest: Manifest): Promise<void> {
  const location = join(state.folder, MANIFEST);
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  if (!state.force && (await bytesAt(location))?.equals(bytes)) state.unchanged += 1;
  else {
    await writeWhole([{ location, bytes }]);
    state.written.push(MANIFEST);
  }
}

function summaries({ entries }: State): SourceSummary[] {
  const bySource = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const source = entry.source ?? '(unknown)';
    bySource.set(source, [...(bySource.get(source) ?? []), entry]);
  }
  return [...bySource]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([source, all]) => {
      const reports = all.flatMap((entry) => entry.reports);
      return {
        source,
        documents: all.length,
        reports: reports.length,
        kept: sum(reports.map((report) => report.kept)),
        removed: sum(reports.map((report) => report.removed)),
        failed: all.filter((entry) => entry.error !== undefined).length,
        written: reports.filter((report) => report.written).length,
      };
    });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
