import { join } from 'node:path';
import type { Manifest, ManifestDocument, ManifestFile } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { partsFor } from './code/code.ts';
import { type Earlier, filesOf, MANIFEST, writtenAs } from './earlier.ts';
import { joinEditions } from './join-editions.ts';
import { byCodeUnit } from './order.ts';
import { removeOrphans } from './orphans.ts';
import { byReport, LIST, renewList } from './reports-list.ts';
import type { Entry, SourceSummary, State, Summary } from './state.ts';
import { systemReason } from './system-reason.ts';
import { tool } from './tool.ts';
import { bytesAt, writeWhole } from './write-whole.ts';

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
  for (const document of state.left.values()) {
    const reports = await keep(document.reports, [], files, state, earlier);
    const isLess = reports.length < document.reports.length;
    documents.push({ ...withItsCode(document, state, earlier), reports, ...(isLess && { again: true }) });
  }
  documents.sort((one, other) => byCodeUnit(one.path, other.path));
  const failed: Summary['failed'][number][] = [];
  for (const { path, error, isSame, again } of state.entries.values())
    if (error !== undefined)
      failed.push({ path, error, ...(isSame && again !== true && { asBefore: true }) });

  const reports = documents.flatMap((document) => document.reports).sort(byReport);
  let isListed = true;
  await joinEditions(state, reports, files).catch((error) => {
    isListed = false;
    failed.push({
      path: LIST,
      error: `which reports are the same cannot be written: ${systemReason(error)}`,
    });
  });
  await renewList(state, reports, earlier)
    .then((list) => files.set(LIST, list))
    .catch((error) => {
      isListed = false;
      failed.push({ path: LIST, error: systemReason(error) });
      // The list of the run before stays, but is not this one's: the next run makes it anew.
      const before = earlier.files.get(LIST);
      if (before !== undefined) files.set(LIST, before);
    });
  const removed = await removeOrphans(state, files, earlier);
  // Without it in the manifest no run takes the folder for settled.
  if (!isListed) files.delete(LIST);
  const manifest: Manifest = {
    schema: SCHEMAS.manifest,
    tool: tool.name,
    version: tool.version,
    ...(state.code !== undefined && { code: state.code }),
    documents,
    files: [...files.values()].sort((one, other) => byCodeUnit(one.path, other.path)),
  };
  await writeManifest(state, manifest).catch((error) =>
    failed.push({ path: MANIFEST, error: systemReason(error) }),
  );
  if (failed.every(({ path }) => path !== MANIFEST)) state.journal.close();
  const { warnings, written, unchanged } = state;
  return { sources: summaries([...state.entries.values()]), failed, warnings, written, unchanged, removed };
}

/** Sums up a run that had nothing to do: the entries are of all documents. */
export function settledSummary(entries: readonly Entry[], { warnings }: State): Summary {
  const reports = entries.reduce((sum, entry) => sum + entry.reports.length, 0);
  // Three files each, and the two lists.
  return {
    sources: summaries(entries),
    failed: [],
    warnings,
    written: [],
    unchanged: 3 * reports + 2,
    removed: [],
  };
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
  { path, source, adapter, reader, ocr, files, characters, error, again }: Entry,
  before: ManifestDocument | undefined,
  reports: readonly string[],
): ManifestDocument {
  const name = source ?? before?.source;
  return {
    path,
    ...(name !== undefined && { source: name }),
    ...(adapter !== undefined && { adapter: adapter.name, adapterVersion: adapter.version }),
    ...(reader !== undefined && { reader }),
    ...(ocr && { ocr }),
    files: files.map(({ path, sha256, bytes, known }) => ({
      path,
      sha256,
      bytes,
      ...(known !== undefined && { known }),
    })),
    reports,
    ...(error === undefined ? { characters } : { error }),
    ...(again === true && { again }),
  };
}

/** A document that was left out of this run stays what the code of another made of it. */
function withItsCode(
  document: ManifestDocument,
  { code: now }: State,
  { code: then }: Earlier,
): ManifestDocument {
  const { code: own, ...rest } = document;
  if (now === undefined) return document;
  const parts = partsFor(document.source, document.reader, true);
  const other = parts.flatMap((part) => {
    const made = own?.[part] ?? then?.[part] ?? '';
    return made === (now[part] ?? '') ? [] : [[part, made] as const];
  });
  return other.length === 0 ? rest : { ...rest, code: Object.fromEntries(other) };
}

async function writeManifest(state: State, manifest: Manifest): Promise<void> {
  const location = join(state.folder, MANIFEST);
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  if (!state.force && (await bytesAt(location))?.equals(bytes)) state.unchanged += 1;
  else {
    await writeWhole([{ location, bytes }]);
    state.written.push(MANIFEST);
  }
  state.memory.keep(writtenAs(bytes), { sha256: '', bytes: bytes.length });
}

function summaries(entries: readonly Entry[]): SourceSummary[] {
  const bySource = new Map<string, Entry[]>();
  for (const entry of entries) {
    const source = entry.source ?? '(unknown)';
    const all = bySource.get(source);
    if (all === undefined) bySource.set(source, [entry]);
    else all.push(entry);
  }
  return [...bySource]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([source, all]) => {
      const reports = all.flatMap((entry) => entry.reports);
      const good = all.filter((entry) => entry.error === undefined);
      return {
        source,
        documents: all.length,
        rebuilt: all.filter((entry) => !entry.isSame).length,
        reports: reports.length,
        kept: sum(good.map(({ characters }) => characters.kept)),
        removed: sum(good.map(({ characters }) => characters.removed)),
        failed: all.filter((entry) => entry.error !== undefined).length,
        written: reports.filter((report) => report.written).length,
      };
    });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
