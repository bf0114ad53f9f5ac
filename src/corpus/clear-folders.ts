import { type Dirent, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORARY } from './write-whole.ts';

/**
 * Throws away what a crash left half written in a clean folder and in the folders of its sources.
 *
 * At once: it is also the last thing that a process does which was told to end.
 */
export function clearFolders(folder: string): void {
  const below = entriesOf(folder).filter((entry) => entry.isDirectory());
  for (const each of [folder, ...below.map((entry) => join(folder, entry.name))]) clearFolder(each);
}

/** Throws away what lies half written in a folder itself. */
export function clearFolder(folder: string): void {
  for (const { name } of entriesOf(folder))
    if (name.startsWith(TEMPORARY) && name.endsWith('.tmp')) rmSync(join(folder, name), { force: true });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
