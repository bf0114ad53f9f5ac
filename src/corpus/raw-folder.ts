import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { kindOfArchive } from '../archives/kind-of-archive.ts';
import { byCodeUnit } from './order.ts';
import { listArchive } from './raw-archive.ts';
import { type RawEntry, RawFile, refused, wholeFile } from './raw-entry.ts';
import { MANIFEST, type RawManifest, readRawManifest } from './raw-manifest.ts';
import { systemReason } from './system-reason.ts';

/** A folder of raw documents. */
export interface RawFolder {
  /** in order of path */
  readonly documents: readonly RawEntry[];
  /** what a person should look at: keys of a `manifest.json` that mean nothing here */
  readonly warnings: readonly string[];
}

/** Endings that a file has and a folder should not: such a folder was most likely meant to be the file. */
const fileEnding = /\.(?:txt|text|md|html?|pdf|docx?|wps|ofd)$/i;

/**
 * Lists a folder of raw documents, its folders and its archives: every file but hidden ones and `manifest.json`, in
 * order of path.
 *
 * An archive is like a folder: its members are documents, with paths below its own. One that cannot be read, or not to
 * its end, is a document whose `read` rejects.
 * A link is followed to a file inside the folder and nowhere else. What is no file (a link that leads outside or
 * nowhere, a pipe, a folder called `x.txt`) is listed as a document whose `read` rejects. Throws where the folder
 * itself cannot be listed.
 */
export async function listRaw(folder: string): Promise<RawFolder> {
  const root = await realpath(folder);
  const documents: RawEntry[] = [];
  const warnings: string[] = [];
  await walk('', []);
  documents.sort((one, other) => byCodeUnit(one.path, other.path));
  return { documents, warnings };

  async function walk(under: string, above: readonly RawManifest[]): Promise<void> {
    const entries = await readdir(join(root, under), { withFileTypes: true });
    const manifest = entries.find((entry) => entry.name === MANIFEST);
    const found = manifest && (await readRawManifest(() => textOf(manifest, root, under + MANIFEST), under));
    const manifests = found === undefined ? above : [found, ...above];
    if (found !== undefined) warnings.push(...found.warnings);
    const around = { root, manifests };
    for (const entry of entries) {
      const path = under + entry.name;
      if (entry.name.startsWith('.') || entry.name === MANIFEST) continue;
      const problem = await problemOf(entry, root, path);
      if (problem === undefined && entry.isDirectory()) {
        await walk(`${path}/`, manifests).catch((error) =>
          documents.push(refused(path, systemReason(error))),
        );
      } else if (problem !== undefined) documents.push(refused(path, problem));
      else if (kindOfArchive(path) !== undefined) {
        const inside = await listArchive(root, path, manifests);
        for (const document of inside.documents) documents.push(document);
        warnings.push(...inside.warnings);
      } else documents.push(new RawFile(path, around));
    }
  }
}

/** The text of a manifest; a link that leads out of the folder is followed no more than that of a document. */
async function textOf(entry: Dirent, root: string, path: string): Promise<string> {
  const problem = await problemOf(entry, root, path);
  if (problem !== undefined) throw new Error(problem);
  return Buffer.from((await wholeFile(join(root, path))).bytes).toString('utf8');
}

/** Why an entry can be no document and no folder of documents; undefined where it can. */
async function problemOf(entry: Dirent, root: string, path: string): Promise<string | undefined> {
  if (path.includes('\ufffd')) return 'its name is not valid UTF-8. Rename it.';
  if (entry.isSymbolicLink()) return linkProblem(root, path);
  if (entry.isDirectory())
    return fileEnding.test(entry.name)
      ? 'this is a folder with the name of a file, and was not looked into. Rename it, or put the file there.'
      : undefined;
  return entry.isFile() ? undefined : 'this is neither a file nor a folder. Leave it out of raw.';
}

async function linkProblem(root: string, path: string): Promise<string | undefined> {
  try {
    const target = await realpath(join(root, path));
    const way = relative(root, target);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
      return 'this is a link that leads out of the raw folder. Put the file itself there.';
    if ((await stat(target)).isFile()) return undefined;
    return 'this is a link to what is no file. Put files there, or leave it out of raw.';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return 'this is a link that leads nowhere. Put the file itself there.';
    return systemReason(error);
  }
}

/** Tells whether there is a folder of this name; a link to one counts. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Tells whether there is anything of this name; a link that leads nowhere counts. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
