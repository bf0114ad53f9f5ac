import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member } from './archive.ts';
import { ArchiveError } from './archive-error.ts';
import { kindOfArchive } from './kind-of-archive.ts';
import { openArchive } from './open-archive.ts';

/**
 * The bytes of a raw document: of a file below the folder, or of a member of the archive on the way to it.
 *
 * Rejects with the error of the operating system, or with an ArchiveError. The path must not leave the folder.
 */
export async function rawBytes(folder: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const archive = code === 'ENOTDIR' || code === 'ENOENT' ? await archiveIn(folder, path) : undefined;
    if (archive === undefined) throw error;
    const members = await membersOf(join(folder, archive));
    const member = members.get(path.slice(archive.length + 1));
    if (member !== undefined) return (await member.read()).bytes;
    // What the archive itself says, where it cannot be read or not to its end.
    await members.get('')?.read();
    throw new ArchiveError(`${archive} has no such document.`);
  }
}

/** The paths of raw documents: of files as they are, of archives those of their members. */
export async function rawPaths(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const file of files) {
    if (kindOfArchive(file) === undefined) paths.push(file);
    else
      for (const path of (await membersOf(join(folder, file))).keys())
        paths.push(path === '' ? file : `${file}/${path}`);
  }
  return paths;
}

/** The archive on the way to a path: the first part of it that is a file with the ending of one. */
async function archiveIn(folder: string, path: string): Promise<string | undefined> {
  const parts = path.split('/');
  for (let end = 1; end < parts.length; end += 1) {
    const way = parts.slice(0, end).join('/');
    if (kindOfArchive(way) === undefined) continue;
    const found = await stat(join(folder, way)).catch(() => undefined);
    if (found?.isFile() === true) return way;
  }
  return undefined;
}

/**
 * The members of the archives that were asked for, by place.
 *
 * Listing one means to go through it, and its documents are asked for one by one, in the order of their reports: all
 * are kept, as names and places alone.
 */
const kept = new Map<string, { readonly state: string; readonly members: ReadonlyMap<string, Member> }>();

async function membersOf(location: string): Promise<ReadonlyMap<string, Member>> {
  const { size, mtimeMs, ino } = await stat(location);
  const state = `${size} ${mtimeMs} ${ino}`;
  const before = kept.get(location);
  if (before?.state === state) return before.members;
  const { members } = await openArchive(location);
  const byPath = new Map(members.map((member) => [member.path, member]));
  kept.set(location, { state, members: byPath });
  return byPath;
}
