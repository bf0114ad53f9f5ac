import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A disk in memory that holds so many bytes and no more. */
export interface SmallDisk {
  /** where it is mounted */
  readonly folder: string;
  readonly resize: (bytes: number) => void;
  readonly close: () => void;
}

/** Mounts a small disk on a folder; undefined where the system lets only others do so. */
export function smallDisk(folder: string, bytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true });
  const mount = (...words: readonly string[]) =>
    execFileSync('mount', [...words, folder], { stdio: 'ignore' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs');
  } catch {
    return undefined;
  }
  return {
    folder,
    resize: (to) => mount('-o', `remount,size=${to}`),
    close: () => execFileSync('umount', ['-l', folder]),
  };
}
