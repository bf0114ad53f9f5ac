import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Summary } from './state.ts';

/** What a run said that had nothing to do. */
export interface Standing {
  readonly summary: Summary;
  readonly warnings: readonly string[];
}

/** What tells all that a run found: where the clean files were only looked at, and where they were read. */
export interface Found {
  readonly looked: string | undefined;
  readonly read: string | undefined;
}

/** What the last run said that had nothing to do, where it found what this one finds: one of what tells it is enough. */
export function recallStanding(file: string, { looked, read }: Partial<Found>): Standing | undefined {
  try {
    const { found, standing } = JSON.parse(readFileSync(file, 'utf8'));
    const isSame =
      (looked !== undefined && looked === found.looked) || (read !== undefined && read === found.read);
    return isSame ? standing : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what a run said that had nothing to do; what cannot be written is forgotten. */
export function keepStanding(file: string, found: Found, standing: Standing): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, JSON.stringify({ found, standing }));
    renameSync(half, file);
  } catch {
    rmSync(half, { force: true });
  }
}
