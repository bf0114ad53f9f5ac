import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder in which is remembered what files held; what starts the house says where it may be. */
export const CACHE = 'QINGYUAN_CACHE';

let made: string | undefined;

/**
 * A folder of the person's own in which what is compiled of adapters is kept; it is there when this returns.
 *
 * Where the usual one cannot be written, one that is this process's alone: what is compiled is run.
 */
export function adapterCache(): string {
  made ??= usable(`${process.env[CACHE] || usual()}-adapters`) ?? mkdtempSync(join(tmpdir(), 'qingyuan-'));
  return made;
}

function usual(): string {
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'qingyuan', 'memory');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'qingyuan', 'memory');
}

function usable(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}

/** Says where is to be remembered what files held, where nothing else has: beside what is compiled of adapters. */
export function rememberAtHome(): void {
  process.env[CACHE] ??= adapterCache().replace(/-adapters$/, '');
}
