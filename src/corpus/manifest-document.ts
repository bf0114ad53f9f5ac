import type { ManifestDocument } from '../documents/manifest.ts';
import { partsFor } from './code/code.ts';
import type { Earlier } from './earlier.ts';
import { byReport } from './reports-list.ts';
import type { Entry, State } from './state.ts';

/** What the manifest says of a document; `before` is the source that it had, for one of which none is known now. */
export function documentOf(
  { path, source, adapter, reader, ocr, files, characters, error, again }: Entry,
  before: string | undefined,
  reports: readonly string[],
): ManifestDocument {
  const name = source ?? before;
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
    reports: reports.length < 2 ? reports : [...reports].sort(byReport),
    ...(error === undefined ? { characters } : { error }),
    ...(again === true && { again }),
  };
}

/** Whether the manifest says of a document of which nothing has changed what it said of it before. */
export function isSameDocument(now: ManifestDocument, before: ManifestDocument): boolean {
  return (
    before.code === undefined &&
    before.again === now.again &&
    before.error === undefined &&
    before.characters !== undefined &&
    now.reports.length === before.reports.length &&
    now.reports.every((report, at) => report === before.reports[at])
  );
}

/** A document that was left out of this run stays what the code of another made of it. */
export function withItsCode(
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
