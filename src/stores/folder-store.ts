import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Store } from './store.ts';

/**
 * A folder that all machines have, at whatever place of theirs.
 *
 * It is read and written in the thread itself: handing small files to others costs more than they do.
 */
export function folderStore(folder: string): Store {
  return {
    place: folder,
    folder,
    async *list(under) {
      for (const path of walk(under)) {
        const found = statSync(join(folder, path), { throwIfNoEntry: false });
        if (found !== undefined)
          yield { path, bytes: found.size, mark: `${found.size}:${found.mtimeMs}:${found.ino}` };
      }
    },
    async *paths(under) {
      yield* walk(under);
    },
    async read(path) {
      return ifThere(() => readFileSync(join(folder, path)));
    },
    async write(path, bytes) {
      const location = join(folder, path);
      const half = join(dirname(location), `.${randomUUID()}.tmp`);
      try {
        mkdirSync(dirname(location), { recursive: true });
        writeFileSync(half, bytes);
        renameSync(half, location);
      } catch (error) {
        rmSync(half, { force: true });
        throw error;
      }
    },
    async remove(path) {
      ifThere(() => unlinkSync(join(folder, path)));
    },
  };

  function* walk(under: string): Generator<string> {
    const entries = ifThere(() => readdirSync(join(folder, under), { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const path = under + entry.name;
      if (entry.isDirectory()) yield* walk(`${path}/`);
      else if (entry.isFile()) yield path;
    }
  }
}

/** What is done with a file or folder; undefined where it is not there. */
function ifThere<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
