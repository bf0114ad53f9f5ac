import { rawPaths } from '../archives/raw-bytes.ts';
import type { Manifest, ManifestFile } from '../documents/manifest.ts';
import { type CleanListing, filesOf, listClean } from '../opening/clean-folder.ts';
import type { Folders } from '../opening/folders.ts';
import type { Problem } from '../opening/problem.ts';
import { readManifest } from '../opening/read-json.ts';
import { type ReportName, readSidecar } from '../opening/report-files.ts';
import { walk } from '../opening/walk.ts';
import { noTally, sumOf, type Tally } from './account.ts';
import { manifestProblems } from './manifest-problems.ts';
import { filesKey, type Proof, type Task } from './prove-task.ts';
import { proveTasks } from './prove-tasks.ts';
import { proveList } from './reports-list.ts';
import { sameAsProblems } from './same-as-problems.ts';

/** What a verification found. All holds where there are no problems. */
export interface Verification extends Tally {
  readonly reports: number;
  /** raw documents that have reports */
  readonly documents: number;
  /** UTF-16; kept, removed, changed and unaccounted add up to it */
  readonly rawCharacters: number;
  readonly problems: readonly Problem[];
  /** raw documents that the last build failed on */
  readonly failed: readonly { readonly path: string; readonly error: string }[];
  /** raw files that no build has seen */
  readonly unread: readonly string[];
  /** files in the clean folder that this tool did not write */
  readonly foreign: readonly string[];
}

/** What is to be verified, and by how many threads. */
export interface VerifyOptions {
  /** only these reports, and the others of their documents; all, where it is absent */
  readonly reports?: readonly ReportName[];
  /** at most so many documents at once, each in a thread; 1 where it is absent */
  readonly jobs?: number;
}

/**
 * Proves the clean corpus from raw, with nothing of the pipeline: hashes, every character's account, splits, lists.
 *
 * Each document is proved by itself; of a report that was proved no more is kept than a few hashes. What is said does
 * not depend on the number of threads.
 */
export async function verify(folders: Folders, options: VerifyOptions = {}): Promise<Verification> {
  const { reports, jobs = 1 } = options;
  const all = reports === undefined;
  const read = await readManifest(folders.clean);
  const manifest = read.data;
  const listing = await listClean(folders.clean, await walk(folders.clean), manifest);
  const tasks = chosen(await tasksOf(folders, listing, manifest), reports);
  const proofs = await proveTasks(folders, tasks, jobs);
  const lines = proofs.flatMap((proof) => proof.lines);
  const list = await proveList(folders.clean, lines, manifest?.list, all);
  const problems = [
    ...read.problems,
    ...(all ? listing.problems : []),
    ...(all && manifest !== undefined ? manifestProblems(manifest, lines) : []),
    ...proofs.flatMap((proof) => proof.problems),
    ...(all ? sameAsProblems(lines) : []),
    ...list,
  ];
  const raw = all && manifest !== undefined ? await rawNotes(folders, manifest) : undefined;
  return {
    reports: tasks.reduce((sum, { names }) => sum + names.length, 0),
    documents: proofs.reduce((sum, { documents }) => sum + documents, 0),
    rawCharacters: proofs.reduce((sum, { rawCharacters }) => sum + rawCharacters, 0),
    ...proofs.reduce((sum: Tally, { tally }: Proof) => sumOf(sum, tally), noTally),
    problems: unique(problems),
    failed: raw?.failed ?? [],
    unread: raw?.unread ?? [],
    foreign: all ? listing.foreign : [],
  };
}

/**
 * The documents to be proved, as the manifest has them.
 *
 * Reports that it does not have are put together by their sidecars: so the rest is proved also where it is missing.
 */
async function tasksOf(
  { clean }: Folders,
  { names }: CleanListing,
  manifest: Manifest | undefined,
): Promise<readonly Task[]> {
  const files = new Map(manifest?.files.map((file) => [file.path, file]));
  const left = new Set(names);
  const tasks: Task[] = [];
  for (const document of manifest?.documents ?? []) {
    const own = document.reports
      .map((path) => path.replace(/\.txt$/, ''))
      .filter((name) => left.delete(name));
    tasks.push({ names: own, document, files: sealsOf(own, files) });
  }
  const orphans = new Map<string, ReportName[]>();
  for (const name of left) {
    const { data } = await readSidecar(clean, name);
    const key = data === undefined ? name : filesKey(data);
    orphans.set(key, [...(orphans.get(key) ?? []), name]);
  }
  for (const own of orphans.values()) tasks.push({ names: own, files: manifest && sealsOf(own, files) });
  return tasks;
}

function sealsOf(
  names: readonly ReportName[],
  files: ReadonlyMap<string, ManifestFile>,
): ReadonlyMap<string, ManifestFile> {
  const own = names.flatMap(filesOf).flatMap((path) => files.get(path) ?? []);
  return new Map(own.map((file) => [file.path, file]));
}

function chosen(tasks: readonly Task[], reports: readonly ReportName[] | undefined): readonly Task[] {
  if (reports === undefined) return tasks;
  const wanted = new Set(reports);
  return tasks.filter(({ names }) => names.some((name) => wanted.has(name)));
}

/** Holds the raw folder against the manifest: files it does not name yet, and documents that failed. */
async function rawNotes(
  { raw }: Folders,
  { documents }: Manifest,
): Promise<Pick<Verification, 'unread' | 'failed'>> {
  const known = new Set(documents.flatMap(({ path, files }) => [path, ...files.map((file) => file.path)]));
  const paths = await rawPaths(raw, await walk(raw));
  const unread = paths.filter((path) => !known.has(path) && !/(?:^|\/)manifest\.json$/.test(path));
  const failed = documents.flatMap(({ path, error }) => (error === undefined ? [] : [{ path, error }]));
  return { unread, failed };
}

/** Missing files are found on more than one way. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify([problem.folder, problem.file, problem.place, problem.message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
