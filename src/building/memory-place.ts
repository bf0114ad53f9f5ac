import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { KEY } from '../corpus/fingerprints.ts';
import type { MemoryPlace } from '../corpus/memory.ts';
import { CACHE } from './own-cache.ts';

const KEY_FILE = 'key';

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

/** The key under which is remembered what files held: its own for each house, and new where none can be kept. */
export function fingerprintKey(): Uint8Array {
  const folder = process.env[CACHE];
  if (folder === undefined || folder === '') return randomBytes(KEY);
  const file = join(folder, KEY_FILE);
  const before = keyIn(file);
  if (before !== undefined) return before;
  const key = randomBytes(KEY);
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(half, key, { mode: 0o600 });
    // Of two that begin at once the later wins, and the other has remembered for nothing.
    renameSync(half, file);
  } catch {
    rmSync(half, { force: true });
  }
  return key;
}

function keyIn(file: string): Uint8Array | undefined {
  try {
    const key = readFileSync(file);
    return key.length === KEY ? key : undefined;
  } catch {
    return undefined;
  }
}

function forgetOldest(folder: string): void {
  try {
    const files = readdirSync(folder).flatMap((name) => (name === KEY_FILE ? [] : join(folder, name)));
    if (files.length <= 3 * MOST) return;
    const byAge = files.map((file) => ({ file, age: statSync(file).mtimeMs }));
    byAge.sort((one, other) => other.age - one.age);
    for (const { file } of byAge.slice(3 * MOST)) rmSync(file, { force: true });
  } catch {
    // It is not there yet, or another run forgets too.
  }
}
