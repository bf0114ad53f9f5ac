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
  for (const each of [folder, ...below.map((entry) => join(folder, entry.name))])
    for (const { name } of entriesOf(each))
      if (name.startsWith(TEMPORARY) && name.endsWith('.tmp')) rmSync(join(each, name), { force: true });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
