import { mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TEMPORARY, writeWhole } from '../corpus/write-whole.ts';

/** Names the files in a folder of pages that are ours. */
const MADE = 'audit-pages.json';

/** Says in plain words why a folder cannot be written into. */
export class ForeignFolder extends Error {
  override readonly name = 'ForeignFolder';
}

/** A folder of pages that is being written. */
export interface PagesFolder {
  /** writes one page whole; `path` is below the folder, with `/` */
  readonly write: (path: string, text: string) => Promise<void>;
  /** takes away the pages of an earlier run that were not written now */
  readonly finish: () => Promise<void>;
}

/**
 * Opens a folder for pages: a new one, an empty one, or one that was made here before.
 *
 * Rejects with a ForeignFolder where another file lies in it: nothing is then written. What is to be written is named
 * in the folder first, so that a run that was cut off can be done again.
 */
export async function pagesFolder(folder: string, planned: readonly string[]): Promise<PagesFolder> {
  const there = await filesIn(folder);
  const earlier = there.length === 0 ? [] : await madeBefore(folder);
  const ours = new Set([MADE, ...earlier]);
  const foreign = there.find((path) => !ours.has(path) && !isTemporary(path));
  if (foreign !== undefined)
    throw new ForeignFolder(
      `--html ${folder}: ${foreign} in it was not made by this command, so nothing is written. Give an empty folder, or a new one.`,
    );
  const write = (path: string, text: string): Promise<void> =>
    writeWhole([{ location: join(folder, ...path.split('/')), bytes: Buffer.from(text) }]);
  const list = (files: Iterable<string>): Promise<void> =>
    write(
      MADE,
      `${JSON.stringify({ 'made by': 'qingyuan audit --html', files: [...files].sort() }, null, 2)}\n`,
    );
  await mkdir(folder, { recursive: true });
  await list(new Set([...earlier, ...planned]));
  const written = new Set<string>();
  return {
    async write(path, text) {
      await write(path, text);
      written.add(path);
    },
    async finish() {
      for (const path of there.filter((each) => each !== MADE && !written.has(each))) {
        await rm(join(folder, path), { force: true });
        await rmdir(join(folder, dirname(path))).catch(() => undefined); // it goes only where it is empty
      }
      await list(written);
    },
  };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR')
      throw new ForeignFolder(`--html ${folder} is not a folder. Give the name of one.`);
    throw error;
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
}

async function madeBefore(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, MADE), 'utf8').catch(() => '{}');
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
  } catch {
    return [];
  }
}

/** A file that a run began to write, and was cut off. */
function isTemporary(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith(TEMPORARY);
}
