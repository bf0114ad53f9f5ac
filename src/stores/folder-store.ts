import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store, Stored } from './store.ts';

/** A folder that all machines have, at whatever place of theirs. */
export function folderStore(folder: string): Store {
  return {
    place: folder,
    folder,
    list: (under) => walk(under),
    async read(path) {
      return readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
    },
    async write(path, bytes) {
      const location = join(folder, path);
      const half = join(dirname(location), `.${randomUUID()}.tmp`);
      try {
        await writeFile(half, bytes).catch(async (error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
          await mkdir(dirname(location), { recursive: true });
          await writeFile(half, bytes);
        });
        await rename(half, location);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    remove: (path) => rm(join(folder, path), { force: true }),
  };

  async function* walk(under: string): AsyncGenerator<Stored> {
    const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      },
    );
    for (const entry of entries) {
      const path = under + entry.name;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) yield* walk(`${path}/`);
      else if (entry.isFile()) {
        const found = await stat(join(folder, path)).catch(() => undefined);
        if (found !== undefined)
          yield { path, bytes: found.size, mark: `${found.size}:${found.mtimeMs}:${found.ino}` };
      }
    }
  }
}
