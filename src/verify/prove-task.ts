import { createHash } from 'node:crypto';
import { rawBytes } from '../archives/raw-bytes.ts';
import type { ManifestDocument, ManifestFile } from '../documents/manifest.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Folders } from '../opening/folders.ts';
import type { Problem } from '../opening/problem.ts';
import { isBelow, rawError } from '../opening/raw-text.ts';
import { type Seal, sealOf } from '../opening/read-json.ts';
import { type ReportName, readSidecar } from '../opening/report-files.ts';
import { noTally, sumOf, type Tally } from './account.ts';
import { proveDocument } from './prove-document.ts';

/** A raw document and its reports: what can be proved by itself, in any thread. */
export interface Task {
  readonly names: readonly ReportName[];
  /** what the manifest says of the document; absent where it does not have the reports */
  readonly document?: ManifestDocument;
  /** what the manifest says of the reports' files, by path; undefined where there is none */
  readonly files: ReadonlyMap<string, ManifestFile> | undefined;
}

/** What is kept of a report that was proved, to hold the lists against. */
export interface ReportLine {
  readonly name: ReportName;
  readonly id: string;
  /** of what its sidecar says of its source: see `sourceKey` */
  readonly source: string;
  /** the tool and its version */
  readonly madeBy: string;
  /** of the line that `reports.jsonl` must have for it; undefined where it has no clean text */
  readonly sha256: string | undefined;
  /** its files that are not what was written, where the report itself cannot tell in what */
  readonly unplaced: readonly Unplaced[];
  /** the reports that its sidecar says are the same; absent where there is none */
  readonly sameAs?: Sidecar['sameAs'];
}

/** `.txt`: the trace cannot tell where. `.json`: all that can be proved of it holds. */
export type Unplaced = '.txt' | '.json';

/** What was found out about a task. */
export interface Proof {
  /** how many raw documents the reports are of: 1, where all is well */
  readonly documents: number;
  readonly rawCharacters: number;
  readonly tally: Tally;
  readonly problems: readonly Problem[];
  readonly lines: readonly ReportLine[];
}

/** A report whose sidecar could be read. */
export interface Described {
  readonly name: ReportName;
  readonly sidecar: Sidecar;
  /** the sidecar as it stands in its file */
  readonly value: unknown;
}

/** Tasks that are done one after the other. */
export interface Batch {
  readonly folders: Folders;
  readonly tasks: readonly Task[];
}

/** Proves each of some documents, in their order. */
export async function proveInTurn({ folders, tasks }: Batch): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const task of tasks) proofs.push(await proveTask(folders, task));
  return proofs;
}

/** Proves the reports of one document from the bytes of its files, and what the manifest says of all of these. */
async function proveTask(folders: Folders, { names, document, files }: Task): Promise<Proof> {
  const problems: Problem[] = [];
  const seals = new Map<string, Seal>();
  const groups = new Map<string, Described[]>();
  for (const name of names) {
    const { data: sidecar, value, seal, problems: wrong } = await readSidecar(folders.clean, name);
    if (seal !== undefined) seals.set(`${name}.json`, seal);
    problems.push(...wrong);
    if (sidecar === undefined) continue;
    const key = filesKey(sidecar);
    groups.set(key, [...(groups.get(key) ?? []), { name, sidecar, value }]);
    if (document !== undefined) problems.push(...manifestSays(document, name, sidecar));
  }
  let rawCharacters = 0;
  let tally = noTally;
  const lines: ReportLine[] = [];
  for (const group of groups.values()) {
    const proof = await proveDocument(
      folders,
      group,
      (file, seal) => sealProblem(seal, files?.get(file)) === undefined,
    );
    for (const each of proof.problems) problems.push(each);
    for (const [path, seal] of proof.seals) seals.set(path, seal);
    for (const each of proof.lines) lines.push(each);
    rawCharacters += proof.rawCharacters;
    tally = sumOf(tally, proof.tally);
  }
  if (document !== undefined && groups.size === 0)
    for await (const problem of rawProblems(folders.raw, document.files)) problems.push(problem);
  // A file that is known to be wrong, and where, need not be said to be wrong again.
  const blamed = new Set(problems.filter(({ folder }) => folder === 'clean').map(({ file }) => file));
  for (const { name, unplaced } of lines) for (const ending of unplaced) blamed.add(`${name}${ending}`);
  const strange = new Set<string>();
  for (const [file, seal] of seals) {
    const message = sealProblem(seal, files?.get(file));
    if (message === undefined || blamed.has(file)) continue;
    if (file.endsWith('.json') && !file.endsWith('.trace.json')) strange.add(file);
    else problems.push(otherwise(file));
  }
  // Of a sidecar the line in the list may tell what was changed.
  const told = lines.map((line): ReportLine => {
    const file = `${line.name}.json`;
    return strange.has(file) ? { ...line, unplaced: [...line.unplaced, '.json'] } : line;
  });
  return { documents: groups.size, rawCharacters, tally, problems, lines: told };
}

/** Reports are of the same document where their sidecars name the same files. */
export function filesKey({ source }: Sidecar): string {
  const files = source.files.map(({ path, sha256 }) => [path, sha256]);
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
}

/** Of a file that is not what the manifest says, though it holds with all else that tells of it. */
export function otherwise(file: string): Problem {
  const message = 'the file has other bytes (sha256), and all else that tells of it says the same as it does';
  return { folder: 'clean', file: 'manifest.json', place: file, message };
}

/** Tells reports apart that have the same id, being of files of the same bytes. */
export function sourceKey(source: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(source) ?? '')
    .digest('hex');
}

/** What the manifest says of a file, against its bytes; undefined where it holds, or says nothing. */
export function sealProblem({ sha256, bytes }: Seal, said: Seal | undefined): string | undefined {
  if (said === undefined) return undefined;
  if (sha256 !== said.sha256) return 'not the bytes that manifest.json says (sha256)';
  return bytes === said.bytes ? undefined : `it has ${bytes} bytes, manifest.json says ${said.bytes}`;
}

/** Holds what the manifest says of a document against a report of it. */
function* manifestSays(
  document: ManifestDocument,
  name: ReportName,
  { source }: Sidecar,
): Generator<Problem> {
  // What a failed document has is of an earlier build, maybe of other bytes.
  if (document.error !== undefined) return;
  const place = document.path;
  const wrong = (message: string): Problem => ({ folder: 'clean', file: 'manifest.json', place, message });
  const said = [document.source, document.adapter, document.adapterVersion].join(', ');
  const made = [source.name, source.adapter, source.adapterVersion].join(', ');
  if (said !== made) yield wrong(`it is of ${said}; ${name}.json says ${made}`);
  const files = (all: readonly ManifestFile[]): string =>
    JSON.stringify(all.map(({ path, sha256, bytes }) => [path, sha256, bytes]));
  if (files(document.files) !== files(source.files))
    yield wrong(`its raw files are not those of ${name}.json`);
}

/** Of a document without reports the manifest alone tells the raw files. */
async function* rawProblems(folder: string, files: readonly ManifestFile[]): AsyncGenerator<Problem> {
  for (const file of files) {
    const wrong = (message: string): Problem => ({ folder: 'raw', file: file.path, message });
    if (!isBelow(file.path)) {
      yield wrong('the path leaves the raw folder');
      continue;
    }
    const bytes = await rawBytes(folder, file.path).catch(rawError);
    if (typeof bytes === 'string') yield wrong(`${bytes}, but manifest.json has it`);
    else {
      const message = sealProblem(sealOf(bytes), file);
      if (message !== undefined) yield wrong(message);
    }
  }
}
