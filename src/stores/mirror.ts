import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from './store.ts';

/** In the folder: the state of what lies in the store, by path, when it was fetched. */
const INDEX = '.qingyuan-mirror.json';

/** So many are fetched at once. */
const AT_ONCE = 16;

/**
 * Makes a folder hold what lies in a store: what changed there is fetched, what is gone there goes.
 *
 * Names that begin with a dot are left out. Throws for a path that would lead out of the folder.
 */
export async function mirrorStore(store: Store, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await readIndex(folder);
  const now: { [path: string]: string } = {};
  const waiting: string[] = [];
  for await (const { path, mark } of store.list('')) {
    const names = path.split('/');
    if (path.endsWith('/') || names.some((name) => name.startsWith('.') && name !== '..')) continue;
    if (names.includes('..') || names.includes('') || path.includes('\\'))
      throw new Error(`${store.place}: ${path} is no path that a folder can hold. Rename it there.`);
    now[path] = mark;
    if (before[path] !== mark && !(await isThere(join(folder, path), mark))) waiting.push(path);
  }
  for (const path of Object.keys(before)) if (!(path in now)) await rm(join(folder, path), { force: true });
  const fetchAll = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const bytes = await store.read(path);
      if (bytes === undefined) {
        delete now[path];
        continue;
      }
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
  await writeFile(join(folder, INDEX), JSON.stringify(now));
}

async function readIndex(folder: string): Promise<{ readonly [path: string]: string }> {
  try {
    return JSON.parse(await readFile(join(folder, INDEX), 'utf8'));
  } catch {
    return {};
  }
}

/** The mark of a bucket is the MD5 of the bytes, where they were sent in one piece. */
async function isThere(location: string, mark: string): Promise<boolean> {
  if (!/^[0-9a-f]{32}$/.test(mark)) return false;
  const bytes = await readFile(location).catch(() => undefined);
  return bytes !== undefined && createHash('md5').update(bytes).digest('hex') === mark;
}
