import { rawPaths } from '../archives/raw-bytes.ts';
import { type Manifest, manifest as manifestSchema } from '../documents/manifest.ts';
import type { Tally } from './account.ts';
import { listClean, manifestProblems, proveFiles, rawNotes } from './corpus-files.ts';
import { findReport } from './find-report.ts';
import type { Folders } from './folders.ts';
import type { Problem } from './problem.ts';
import { type Described, proveDocument } from './prove-document.ts';
import { readJson, readSidecar } from './report-files.ts';
import { proveList } from './report-lines.ts';
import { walk } from './walk.ts';

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

/**
 * Proves the clean corpus from raw, with nothing of the pipeline: hashes, every character's account, splits, listing.
 *
 * With `words` only those reports and the others of their documents. One document's files are in memory at a time.
 * Rejects with a NoSuchReport for a word that names no report or several.
 */
export async function verify(folders: Folders, words: readonly string[] = []): Promise<Verification> {
  const all = words.length === 0;
  const problems: Problem[] = [];
  const read = await readJson(folders.clean, 'manifest.json', manifestSchema);
  const manifest: Manifest | undefined = 'data' in read ? read.data : undefined;
  if ('problem' in read) problems.push(read.problem);

  const listing = await listClean(folders.clean, await walk(folders.clean), manifest);
  if (all) problems.push(...listing.problems);
  const described: Described[] = [];
  const unreadable: { readonly name: string; readonly problems: readonly Problem[] }[] = [];
  for (const name of listing.names) {
    const { sidecar, problems: wrong } = await readSidecar(folders.clean, name);
    if (sidecar !== undefined) described.push({ name, sidecar });
    if (wrong.length > 0) unreadable.push({ name, problems: wrong });
  }
  const wanted = chosen(folders.clean, listing.names, described, words);
  const inScope = new Set(wanted.names);
  for (const { name, problems: wrong } of unreadable) if (inScope.has(name)) problems.push(...wrong);
  problems.push(...sameIds(wanted.groups.flat()));

  const list = await proveList(
    folders.clean,
    described.filter(({ name }) => inScope.has(name)),
    all,
  );
  const count = { kept: 0, removed: 0, changed: 0, inserted: 0, unaccounted: 0 };
  let rawCharacters = 0;
  for (const group of wanted.groups) {
    const proof = await proveDocument(folders, group, (name) => list.damagedAt.get(name));
    problems.push(...proof.problems);
    rawCharacters += proof.rawCharacters;
    for (const key of Object.keys(count) as (keyof Tally)[]) count[key] += proof.tally[key];
  }
  problems.push(...list.problems);
  if (all && manifest !== undefined) problems.push(...manifestProblems(manifest, described));

  const files = manifest?.files.filter(
    ({ path }) => all || inScope.has(path.replace(/(?:\.trace)?\.json$|\.txt$/, '')),
  );
  // A file that is known to be wrong, and where, need not be said to be wrong again.
  const blamed = new Set(problems.filter(({ folder }) => folder === 'clean').map(({ file }) => file));
  for await (const problem of proveFiles(folders.clean, files ?? []))
    if (!blamed.has(problem.file)) problems.push(problem);
  const raw =
    all && manifest !== undefined
      ? rawNotes(manifest, await rawPaths(folders.raw, await walk(folders.raw)))
      : undefined;
  return {
    reports: wanted.names.length,
    documents: wanted.groups.length,
    rawCharacters,
    ...count,
    problems: unique(problems),
    failed: raw?.failed ?? [],
    unread: raw?.unread ?? [],
    foreign: all ? listing.foreign : [],
  };
}

/** The reports that the words name and all others of the same documents, by document. */
function chosen(
  folder: string,
  names: readonly string[],
  described: readonly Described[],
  words: readonly string[],
): { readonly names: readonly string[]; readonly groups: readonly (readonly Described[])[] } {
  const groups = new Map<string, Described[]>();
  for (const report of described) {
    const key = JSON.stringify(report.sidecar.source.files.map(({ path, sha256 }) => [path, sha256]));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [report]);
    else group.push(report);
  }
  if (words.length === 0) return { names, groups: [...groups.values()] };
  const byName = new Map(described.map((report) => [report.name, report]));
  const every = names.map((name) => ({ name, ...byName.get(name) }));
  const asked = new Set(words.map((word) => findReport(folder, every, word).name));
  const some = [...groups.values()].filter((group) => group.some(({ name }) => asked.has(name)));
  const inGroups = some.flat().map(({ name }) => name);
  return { names: [...new Set([...asked, ...inGroups])].sort(), groups: some };
}

/** An id is of raw bytes and a part in them: two files of the same bytes have reports of the same id. */
function* sameIds(reports: readonly Described[]): Generator<Problem> {
  const seen = new Map<string, Described>();
  for (const report of reports) {
    const { name, sidecar } = report;
    const other = seen.get(sidecar.id);
    const message = `${other?.name}.json has the same id, ${sidecar.id}`;
    if (other !== undefined && madeOf(other) !== madeOf(report))
      yield { folder: 'clean', file: `${name}.json`, place: 'id', message };
    seen.set(sidecar.id, report);
  }
}

function madeOf({ sidecar: { source } }: Described): string {
  return [...source.files.map(({ sha256 }) => sha256), source.part.index].join(' ');
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
