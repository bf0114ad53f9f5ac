import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY } from './write-whole.ts';

/** Throws away what a crash left half written in a clean folder and in the folders of its sources. */
export async function clearFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  for (const each of [folder, ...below])
    for (const name of await readdir(each).catch(() => []))
      if (name.startsWith(TEMPORARY) && name.endsWith('.tmp')) await rm(join(each, name), { force: true });
}
