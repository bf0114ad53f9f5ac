import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Summary } from './state.ts';

/** What a run said that had nothing to do. */
export interface Standing {
  readonly summary: Summary;
  readonly warnings: readonly string[];
}

/** What tells all that a run found: each of it alone, as far as it can be told. */
interface Found {
  /** where the clean files were only looked at */
  readonly looked?: string;
  /** where they were read */
  readonly read?: string;
}

/** What a run leaves the next one to know. */
export interface Kept {
  readonly found: Found;
  /** the states of the clean files: where they are the same nobody wrote to them since */
  readonly states?: string;
  readonly standing: Standing;
}

/** What the last run kept that was whole; undefined where there is none. */
export function recallStanding(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Remembers what the next run may know; what cannot be written is forgotten. */
export function keepStanding(file: string, kept: Kept): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, JSON.stringify(kept));
    renameSync(half, file);
  } catch {
    rmSync(half, { force: true });
  }
}
