import type { Manifest } from '../documents/manifest.ts';
import { reportOf } from '../opening/clean-folder.ts';
import type { Folders } from '../opening/folders.ts';
import { type Problem, printProblem } from '../opening/problem.ts';
import { isBelow } from '../opening/raw-text.ts';
import { readManifest } from '../opening/read-json.ts';
import { readClean, readSidecar } from '../opening/report-files.ts';
import type { Outgoing } from './format.ts';
import { rowOf } from './report-columns.ts';

/** The clean corpus is not as it should be, so that it cannot be given out; a line for each problem. */
export class BrokenCorpus extends Error {
  override readonly name = 'BrokenCorpus';
}

/** Reads what the corpus says of itself; rejects with a BrokenCorpus where it cannot be read. */
export async function corpusAt(folders: Folders): Promise<Manifest> {
  const { data, problems } = await readManifest(folders.clean);
  if (data === undefined) throw broken(problems, folders);
  return data;
}

/**
 * The reports that the manifest names, one after another in order of path; only one is in memory.
 *
 * A shard ends where the next text would bring it over so many bytes (UTF-8). Rejects with a BrokenCorpus where a
 * report's files are not what they were when they were written.
 */
export async function* outgoingReports(
  folders: Folders,
  corpus: Manifest,
  shardBytes: number,
): AsyncGenerator<Outgoing> {
  const paths = corpus.documents.flatMap(({ reports }) => reports).sort();
  let shard = 1;
  let filled = 0;
  for (const path of paths) {
    const name = reportOf(path);
    const fail = (message: string): never => {
      throw broken([{ folder: 'clean', file: path, message }], folders);
    };
    if (!isBelow(name)) fail('the manifest names a file outside of the folder');
    const { data: sidecar, problems } = await readSidecar(folders.clean, name);
    if (sidecar === undefined) throw broken(problems, folders);
    const read = await readClean(folders.clean, name, sidecar.clean.sha256);
    if (read.clean === undefined) throw broken(read.problems, folders);
    if (!read.clean.intact) fail('not the bytes that its metadata tells of (sha256); see verify');
    const { text } = read.clean;
    const bytes = read.seal?.bytes ?? 0;
    if (filled > 0 && filled + bytes > shardBytes) [shard, filled] = [shard + 1, 0];
    filled += bytes;
    const described = { sidecar, path, text };
    yield { ...described, name, row: rowOf(described), shard };
  }
}

function broken(problems: readonly Problem[], folders: Folders): BrokenCorpus {
  return new BrokenCorpus(problems.map((problem) => printProblem(problem, folders)).join('\n'));
}
