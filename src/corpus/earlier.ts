import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Manifest, ManifestDocument, ManifestFile, ManifestList } from '../documents/manifest.ts';
import type { Code } from './code/code.ts';
import type { Memory } from './memory.ts';
import { nameKey } from './report-name.ts';
import { bytesAt } from './write-whole.ts';

/** What the run before this one left in the clean folder. */
export interface Earlier {
  readonly documents: ReadonlyMap<string, ManifestDocument>;
  readonly files: ReadonlyMap<string, ManifestFile>;
  /** the list of all reports; absent where it is not known */
  readonly list?: ManifestList;
  /** the path of the document that has a report, by the key of the path of the report's text */
  readonly owners: ReadonlyMap<string, string>;
  /** the code that made it; absent where it is not known */
  readonly code?: Code;
  /** whether the manifest has the bytes that this tool wrote, as far as is remembered */
  readonly isAsWritten: boolean;
}

/** The name of the list of what became of every document. */
export const MANIFEST = 'manifest.json';

/**
 * Reads the manifest that an earlier run left in the clean folder, if one did.
 *
 * Throws where there is a `manifest.json` that this tool did not write: nothing in the folder can then be told to be
 * its own.
 */
export async function readEarlier(folder: string, memory?: Memory): Promise<Earlier> {
  const bytes = await bytesAt(join(folder, MANIFEST));
  const isAsWritten =
    bytes !== undefined &&
    memory?.recall(writtenAs(createHash('sha256').update(bytes).digest('hex'))) !== undefined;
  const text = bytes?.toString('utf8');
  // Bytes that we wrote need not be checked again.
  const found =
    text === undefined ? undefined : isAsWritten ? (JSON.parse(text) as Manifest) : await parsed(text);
  const documents = found?.documents ?? [];
  const owned = documents.flatMap(({ path, reports }) =>
    reports.map((report) => [nameKey(report), path] as const),
  );
  return {
    documents: new Map(documents.map((document) => [document.path, document])),
    files: new Map((found?.files ?? []).map((file) => [file.path, file])),
    owners: new Map(owned),
    isAsWritten,
    ...(found?.list !== undefined && { list: found.list }),
    ...(found?.code !== undefined && { code: found.code }),
  };
}

/** Under what it is remembered that a manifest whose bytes have this hash is ours. */
export function writtenAs(sha256: string): string {
  return `${MANIFEST} ${sha256}`;
}

async function parsed(text: string): Promise<Manifest> {
  // zod costs a tenth of a second to load: only where there is something to check.
  const { manifest } = await import('../documents/manifest.ts');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  const { success, data, error } = manifest.safeParse(content);
  if (success && [...data.files].every(({ path }) => isInside(path))) return data;
  const issue = error?.issues[0];
  const where =
    issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  throw new Error(
    `manifest.json in the clean folder is not what this tool writes${where}. Restore it, or give another --clean.`,
  );
}

/** A path that stays in the folder it is joined to. */
export function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.split(/[/\\]/).includes('..');
}

/** `report.txt` → `report` */
export function withoutEnding(path: string): string {
  return path.endsWith('.txt') ? path.slice(0, -'.txt'.length) : path;
}

/** The three files of a report, by the path of its text. */
export function filesOf(report: string): readonly [text: string, sidecar: string, trace: string] {
  const name = withoutEnding(report);
  // The path that was given, where it is one: a corpus of a million holds it once.
  return [name === report ? `${name}.txt` : report, `${name}.json`, `${name}.trace.json`];
}
