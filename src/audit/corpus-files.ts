import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest, ManifestFile } from '../documents/manifest.ts';
import { SCHEMAS } from '../documents/schemas.ts';
import { folderError } from './folder-error.ts';
import type { Problem } from './problem.ts';
import type { Described } from './prove-document.ts';
import { isBelow } from './raw-text.ts';
import type { ReportName } from './report-files.ts';

const ENDINGS = ['.txt', '.json', '.trace.json'] as const;

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
  const names = new Set(manifest?.documents.flatMap(({ reports }) => reports.map(stem)));
  for (const path of [...listed, ...paths.filter((each) => each.endsWith('.trace.json'))])
    if (isOfReport(path)) names.add(stem(path));
  const there = new Set(paths);
  const foreign: string[] = [];
  for (const path of paths) {
    if (FIXED.includes(path) || names.has(stem(path))) continue;
    if (path.endsWith('.json') && (await isSidecar(join(folder, path)))) names.add(stem(path));
    else if (!there.has(`${stem(path)}.json`)) foreign.push(path);
  }
  const problems: Problem[] = [];
  const owned = new Set(manifest?.documents.flatMap(({ reports }) => reports));
  for (const name of names) {
    const missing = ENDINGS.map((ending) => `${name}${ending}`).filter((path) => !there.has(path));
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

const FIXED: readonly string[] = ['manifest.json', 'reports.jsonl'];

function isOfReport(path: string): boolean {
  return !FIXED.includes(path) && ENDINGS.some((ending) => path.endsWith(ending));
}

function stem(path: string): ReportName {
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

/** Holds files against what the manifest says of them: there, so many bytes, this hash. Streams them. */
export async function* proveFiles(folder: string, files: readonly ManifestFile[]): AsyncGenerator<Problem> {
  for (const { path, sha256, bytes } of files) {
    const wrong = (message: string): Problem => ({ folder: 'clean', file: path, message });
    if (!isBelow(path)) {
      yield wrong('manifest.json names a path outside the clean folder');
      continue;
    }
    const hash = createHash('sha256');
    const stream = createReadStream(join(folder, path));
    const failed = await pipeline(stream, hash).then(() => undefined, folderError);
    if (failed !== undefined) yield wrong(failed);
    else if (hash.digest('hex') !== sha256) yield wrong('not the bytes that manifest.json says (sha256)');
    else if (stream.bytesRead !== bytes)
      yield wrong(`it has ${stream.bytesRead} bytes, manifest.json says ${bytes}`);
  }
}

/** Holds the raw folder against the manifest: files it does not name yet, and documents that failed. */
export function rawNotes(
  manifest: Manifest,
  rawPaths: readonly string[],
): { readonly unread: readonly string[]; readonly failed: readonly { path: string; error: string }[] } {
  const known = new Set(
    manifest.documents.flatMap(({ path, files }) => [path, ...files.map((file) => file.path)]),
  );
  const unread = rawPaths.filter((path) => !known.has(path) && !/(?:^|\/)manifest\.json$/.test(path));
  const failed = manifest.documents.flatMap(({ path, error }) =>
    error === undefined ? [] : [{ path, error }],
  );
  return { unread, failed };
}

/** Holds the manifest against the reports: it names every file of theirs, and the raw files that they name, by the same hash. */
export function* manifestProblems(manifest: Manifest, reports: readonly Described[]): Generator<Problem> {
  const wrong = (message: string): Problem => ({ folder: 'clean', file: 'manifest.json', message });
  const listed = new Set(manifest.files.map(({ path }) => path));
  if (!listed.has('reports.jsonl')) yield wrong('reports.jsonl is not among the files');
  const byName = new Map(reports.map((report) => [report.name, report]));
  const seen = new Set<string>();
  for (const { path, files, reports: own, error } of manifest.documents) {
    for (const report of own) {
      if (seen.has(report)) yield wrong(`${report} is listed twice`);
      seen.add(report);
      const name = stem(report);
      for (const file of ENDINGS.map((ending) => `${name}${ending}`))
        if (!listed.has(file)) yield wrong(`${file} is not among the files`);
      // What a failed document has is of an earlier build, maybe of other bytes.
      const { sidecar } = byName.get(name) ?? {};
      if (error !== undefined || sidecar === undefined) continue;
      const of = sidecar.source.files;
      const same =
        files.length === of.length &&
        files.every(({ path: raw, sha256, bytes }, index) => {
          const record = of[index];
          return raw === record?.path && sha256 === record.sha256 && bytes === record.bytes;
        });
      if (!same) yield wrong(`${path}: its raw files are not those of ${name}.json`);
    }
  }
}
