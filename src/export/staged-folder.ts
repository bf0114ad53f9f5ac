import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TEMPORARY, temporaryFor } from '../corpus/write-whole.ts';

/** The list of an export's files, with their hashes, as `sha256sum --check` reads it. */
export const SUMS = 'SHA256SUMS';

/** Says in plain words why a folder cannot be exported to. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

/** What a file of the export is. */
export interface Sealed {
  /** below the folder, with `/` */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A folder whose new files lie aside until all of them are there. */
export interface StagedFolder {
  /** where they are written */
  readonly staging: string;
  /** puts them in place, and takes away those of an earlier export that are no more */
  readonly finish: (files: readonly Sealed[]) => Promise<void>;
  /** throws them away */
  readonly abandon: () => Promise<void>;
}

/** Files that were changed by hand are looked for among those with no more bytes than this. */
const LOOKED_AT = 1 << 20;

/**
 * Opens a folder for an export: an empty one, or one that was exported to before.
 *
 * Rejects with a FolderTaken where a file lies in it that no export wrote, or that was changed since: nothing is then
 * written. What a run left behind that was cut off is cleared away.
 */
export async function stagedFolder(out: string): Promise<StagedFolder> {
  const there = await filesIn(out);
  const left = [...new Set(there.map(temporaryIn).filter((name) => name !== undefined))];
  const earlier = new Map<string, string[]>();
  for (const folder of [out, ...left.map((name) => join(out, name))])
    for (const { path, sha256 } of await sumsIn(folder))
      earlier.set(path, [...(earlier.get(path) ?? []), sha256]);
  for (const path of there) {
    if (path === SUMS || temporaryIn(path) !== undefined) continue;
    const hashes = earlier.get(path);
    const why =
      hashes === undefined
        ? 'was not made by this command'
        : (await wasChanged(join(out, path), hashes))
          ? 'was changed since it was made'
          : undefined;
    if (why !== undefined)
      throw new FolderTaken(
        `--out ${out}: ${path} in it ${why}, so nothing is written. Give an empty folder, or a new one.`,
      );
  }
  for (const name of left) await rm(join(out, name), { recursive: true, force: true });
  const staging = temporaryFor(join(out, 'staging'));
  await mkdir(staging, { recursive: true });
  const abandon = (): Promise<void> => rm(staging, { recursive: true, force: true });
  return {
    staging,
    abandon,
    async finish(files) {
      const now = new Set(files.map(({ path }) => path));
      const place = async (path: string): Promise<void> => {
        await mkdir(dirname(join(out, path)), { recursive: true });
        await rename(join(staging, path), join(out, path));
      };
      for (const path of now) await place(path);
      for (const path of there.filter((each) => earlier.has(each) && !now.has(each))) {
        await rm(join(out, path), { force: true });
        await removeEmpty(out, dirname(path));
      }
      // Last: where the run is cut off before, this list in the staging folder says whose the files are.
      await place(SUMS);
      await abandon();
    },
  };
}

/** Makes the folder where it is not there; rejects with a FolderTaken where a file has its name. */
export async function madeFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true }).catch((error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new FolderTaken(`--out ${out} is not a folder. Give the name of one.`);
    throw error;
  });
}

/** What a file's bytes are, of which no more than a part is in memory. */
export async function sealed(folder: string, path: string): Promise<Sealed> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(join(folder, path))) {
    hash.update(part);
    bytes += part.length;
  }
  return { path, sha256: hash.digest('hex'), bytes };
}

/** The list of files as it is written. */
export function printSums(files: readonly Sealed[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

async function sumsIn(folder: string): Promise<readonly { path: string; sha256: string }[]> {
  const text = await readFile(join(folder, SUMS), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sha256 === undefined || path === undefined ? [] : [{ path, sha256 }];
  });
}

async function wasChanged(location: string, hashes: readonly string[]): Promise<boolean> {
  if ((await stat(location)).size > LOOKED_AT) return false;
  const bytes = await readFile(location);
  return !hashes.includes(createHash('sha256').update(bytes).digest('hex'));
}

/** The folder, or the file, of a run that was cut off, which a path lies in. */
function temporaryIn(path: string): string | undefined {
  const [first] = path.split('/');
  return first?.startsWith(TEMPORARY) ? first : undefined;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
}

async function removeEmpty(out: string, folder: string): Promise<void> {
  for (let at = folder; at !== '.'; at = dirname(at)) {
    const isGone = await rmdir(join(out, at)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
