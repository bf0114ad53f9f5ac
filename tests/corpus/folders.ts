import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder for one test, with these files in it. */
export function folderOf(files: { readonly [path: string]: string | Uint8Array } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingyuan-'));
  made.push(folder);
  put(folder, files);
  return folder;
}

/** Writes files below a folder. */
export function put(folder: string, files: { readonly [path: string]: string | Uint8Array }): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The paths of all files below a folder, hidden ones too, in order. */
export function pathsBelow(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true })
    .flatMap((entry) => {
      const path = under + entry.name;
      return entry.isDirectory() ? pathsBelow(folder, `${path}/`) : [path];
    })
    .sort();
}

/** Each file below a folder and the hash of its bytes. */
export function bytesBelow(folder: string): { [path: string]: string } {
  const hashed = pathsBelow(folder).map((path) => [
    path,
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex'),
  ]);
  return Object.fromEntries(hashed);
}

/** When each file and folder below a folder was last written, and its number on the disk. */
export function stampsBelow(folder: string): { [path: string]: string } {
  const paths = ['.', ...pathsBelow(folder), ...pathsBelow(folder).map(dirname)];
  const stamp = (path: string): string => {
    const { mtimeNs, ino } = statSync(join(folder, path), { bigint: true });
    return `${mtimeNs} ${ino}`;
  };
  return Object.fromEntries(paths.map((path) => [path, stamp(path)]));
}

/** A JSON file below a folder, as the type it is known to be. */
export function jsonAt<Content>(folder: string, path: string): Content {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}
