import type { ManifestDocument } from '../documents/manifest.ts';
import type { Failed } from '../documents/outcome.ts';
import { type Earlier, filesOf } from './earlier.ts';
import { isAsked } from './fresh.ts';
import type { Ready } from './ready.ts';
import type { Staged } from './staged.ts';
import type { Entry, WrittenReport } from './state.ts';

/** What is known of a document that was built, or that failed. */
export function entryOf(arrival: Ready | Staged | Failed, ocr: boolean): Entry {
  const { path, source, reader, files } = arrival;
  const entry: Entry = {
    path,
    source,
    adapter: undefined,
    reader,
    ocr: isAsked(reader, ocr),
    files: files.map(({ path, sha256, bytes, knownHash }) => ({
      path,
      sha256,
      bytes,
      ...(knownHash !== undefined && { known: knownHash }),
    })),
    reports: [],
    characters: { kept: 0, removed: 0 },
    waiting: 0,
    isSame: false,
  };
  if (arrival.became === 'failed') {
    entry.error = arrival.error;
    // What recognises words is installed apart, and may be by the next run.
    if (arrival.again === true || entry.ocr) entry.again = true;
    return entry;
  }
  for (const { kept, removed } of arrival.reports) {
    entry.characters.kept += kept;
    entry.characters.removed += removed;
  }
  if (arrival.refusal !== undefined) entry.error = arrival.refusal;
  return { ...entry, adapter: arrival.adapter };
}

/** What is known of a document of which nothing has changed. */
export function sameEntry(path: string, earlier: Earlier): Entry {
  const before = earlier.documents.get(path) as ManifestDocument;
  const { source, adapter, adapterVersion, reader, ocr = false, files, characters, error } = before;
  return {
    path,
    source,
    adapter:
      adapter === undefined || adapterVersion === undefined
        ? undefined
        : { name: adapter, version: adapterVersion },
    reader,
    ocr,
    files,
    reports: [],
    characters: { kept: characters?.kept ?? 0, removed: characters?.removed ?? 0 },
    waiting: 0,
    isSame: true,
    ...(error !== undefined && { error }),
  };
}

/** A report that stays as an earlier run wrote it. */
export function unwritten(report: string, earlier: Earlier): WrittenReport {
  const files = filesOf(report).flatMap((path) => earlier.files.get(path) ?? []);
  return { path: report, files, written: false };
}
