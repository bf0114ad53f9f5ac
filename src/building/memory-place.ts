import { createHash } from 'node:crypto';
import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MemoryPlace } from '../corpus/memory.ts';
import { CACHE } from './own-cache.ts';

/** For so many clean folders it is remembered, in three files each. */
const MOST = 50;

/** Where is remembered what the files of a clean folder and its raw ones held; nowhere, where no folder is named for it. */
export function memoryPlace(clean: string, code: string, isPart: boolean): MemoryPlace | undefined {
  const folder = process.env[CACHE];
  if (folder === undefined || folder === '') return undefined;
  forgetOldest(folder);
  const name = createHash('sha256').update(realpathSync(clean)).digest('hex').slice(0, 16);
  return { file: join(folder, `${name}.json`), code, isPart };
}

function forgetOldest(folder: string): void {
  try {
    const files = readdirSync(folder).map((name) => join(folder, name));
    if (files.length <= 3 * MOST) return;
    const byAge = files.map((file) => ({ file, age: statSync(file).mtimeMs }));
    byAge.sort((one, other) => other.age - one.age);
    for (const { file } of byAge.slice(3 * MOST)) rmSync(file, { force: true });
  } catch {
    // It is not there yet, or another run forgets too.
  }
}
