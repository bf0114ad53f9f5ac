import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type Marks, markFrom, statOf } from './memory.ts';
import type { Summary } from './state.ts';

/** What a run said that had nothing to do. */
export interface Standing {
  readonly summary: Summary;
  readonly warnings: readonly string[];
}

/** How the files of a raw and a clean folder stand on the disk. */
export interface Stand {
  /** what tells the state of each of them */
  readonly marks: Marks;
  /** what tells whether any of them changed since; absent where that cannot be told */
  readonly hash?: string;
}

/**
 * Looks at every file of a raw and a clean folder once, and reads none; `now` is in milliseconds since 1970.
 *
 * It cannot be told whether anything changed where a raw file has not lain still, or where there are links or pipes.
 */
export function standOf(raw: string, clean: string, now: number): Stand {
  const places: string[] = [];
  // As numbers, five for each place: as words they would take longer to write and to hash than to find.
  const told: number[] = [];
  let isTold = true;
  try {
    walk(realpathSync(raw), now);
    walk(clean, Infinity);
  } catch {
    // What cannot be listed is said where it is read.
    isTold = false;
  }
  const marks = marksOf(places, told);
  if (!isTold) return { marks };
  const hash = createHash('sha256').update(Float64Array.from(told)).update(places.join('\0'));
  return { marks, hash: hash.digest('hex') };

  function walk(folder: string, stillBy: number): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const location = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) walk(location, stillBy);
        continue;
      }
      const found = entry.isFile() ? statOf(location, stillBy) : undefined;
      if (found === undefined) isTold = false;
      else {
        places.push(location);
        told.push(...found);
      }
    }
    // Where a folder ends: an empty one counts too.
    places.push(`${folder}/`);
    told.push(0, 0, 0, 0, 0);
  }
}

/** Made into words when the first is asked for: a run that has nothing to do asks for none. */
function marksOf(places: readonly string[], told: readonly number[]): Marks {
  let marks: Map<string, string> | undefined;
  return {
    get(location) {
      marks ??= new Map(places.map((place, at) => [place, markFrom(told.slice(5 * at, 5 * at + 5))]));
      return marks.get(location);
    },
  };
}

/** What the last run said that had nothing to do, where it found what this one finds: `found` tells all of it. */
export function recallStanding(file: string, found: string): Standing | undefined {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8'));
    return written.found === found ? written.standing : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what a run said that had nothing to do; what cannot be written is forgotten. */
export function keepStanding(file: string, found: string, standing: Standing): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, JSON.stringify({ found, standing }));
    renameSync(half, file);
  } catch {
    rmSync(half, { force: true });
  }
}
