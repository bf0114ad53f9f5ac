import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ManifestFile } from '../documents/manifest.ts';

/** What begins the name of a file that is still being written; one that a crash left behind may be thrown away. */
export const TEMPORARY = '.qingyuan-';

let named = 0;

/** A name in the same folder for what is to become a file there: renaming within a folder is all or nothing. */
export function temporaryFor(location: string): string {
  named += 1;
  return join(dirname(location), `${TEMPORARY}${process.pid}-${named}.tmp`);
}

/** The bytes of a file, or undefined where there is none; throws where it cannot be read, as where it is a folder. */
export async function bytesAt(location: string): Promise<Buffer | undefined> {
  try {
    refusePipe(statSync(location));
    return await readFile(location);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !(await isLink(location))) return undefined;
    throw error;
  }
}

/** The same in the thread itself: for small files, of which most are not there. */
export function bytesAtOnce(location: string): Buffer | undefined {
  const found = lstatSync(location, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  refusePipe(found.isSymbolicLink() ? statSync(location) : found);
  return readFileSync(location);
}

/** A pipe would be waited for; the system itself says of a folder that it is none of ours. */
function refusePipe(found: Stats): void {
  if (!found.isFile() && !found.isDirectory())
    throw new Error('it is neither a file nor a folder. Take it away and run again.');
}

async function isLink(location: string): Promise<boolean> {
  return lstat(location).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** A file that is to be there whole or not at all. */
export interface Whole {
  readonly location: string;
  readonly bytes?: Uint8Array;
  /** where a file lies already that has its bytes */
  readonly laid?: string;
  /** whether it stays there where it cannot be given its name */
  readonly isHeld?: true | undefined;
}

/**
 * Writes files whole or not at all: each first under another name, and only when all are there are they given their
 * names. Nothing of it is left behind where one cannot be written, but what is held; the error is the system's.
 *
 * In the thread itself: handing small files to others costs more than writing them.
 */
export async function writeWhole(files: readonly Whole[]): Promise<void> {
  const made = files.map(({ location, laid }) => laid ?? temporaryFor(location));
  try {
    for (const folder of new Set(files.map(({ location }) => dirname(location))))
      mkdirSync(folder, { recursive: true });
    for (const [index, { bytes }] of files.entries())
      if (bytes !== undefined) writeFileSync(made[index] as string, bytes, { flag: 'wx' });
    for (const [index, { location }] of files.entries()) moved(made[index] as string, location);
  } catch (error) {
    for (const [index, { isHeld }] of files.entries())
      if (isHeld !== true) rmSync(made[index] as string, { force: true });
    throw error;
  }
}

/** Gives a file its name; on another disk, as where a folder is mounted, by a copy that lies beside it. */
function moved(from: string, location: string): void {
  try {
    renameSync(from, location);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const near = temporaryFor(location);
    try {
      copyFileSync(from, near, constants.COPYFILE_EXCL);
      renameSync(near, location);
    } finally {
      rmSync(near, { force: true });
    }
    rmSync(from);
  }
}

/** What the manifest says of a file: its path below the clean folder, the sha256 of its bytes, their number. */
export function fileRecord(path: string, bytes: Uint8Array): ManifestFile {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
