import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './store.ts';

/** A file, and a hash that tells its bytes. */
export interface Published {
  readonly path: string;
  readonly sha256: string;
}

/** So many are sent at once. */
const AT_ONCE = 16;

/** The name of the list of files: it is written last, so that it never names what is not there. */
const LIST = 'manifest.json';

/** Makes a store hold the files of a folder: those that are others there are sent, those that are gone go. */
export async function publish(
  folder: string,
  files: readonly Published[],
  store: Store,
): Promise<{ readonly written: number; readonly removed: number }> {
  const there = await publishedIn(store);
  const waiting = files.filter(({ path, sha256 }) => there.get(path) !== sha256).map(({ path }) => path);
  const written = waiting.length;
  const send = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      await store.write(path, await readFile(join(folder, path)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  const now = new Set(files.map(({ path }) => path));
  const gone = [...there.keys()].filter((path) => !now.has(path));
  await store.write(LIST, await readFile(join(folder, LIST)));
  for (const path of gone) await store.remove(path);
  return { written, removed: gone.length };
}

async function publishedIn(store: Store): Promise<Map<string, string>> {
  const bytes = await store.read(LIST);
  if (bytes === undefined) return new Map();
  return new Map(
    publishedBy(JSON.parse(Buffer.from(bytes).toString('utf8'))).map(({ path, sha256 }) => [path, sha256]),
  );
}

/** The files that a manifest tells of; the list of reports is told by the hash of its lines' hashes. */
export function publishedBy({ files = [], list }: Told): readonly Published[] {
  return list === undefined ? files : [...files, { path: list.path, sha256: list.sha256OfLines }];
}

interface Told {
  readonly files?: readonly Published[];
  readonly list?: { readonly path: string; readonly sha256OfLines: string } | undefined;
}
