import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was once found in the bytes of a file. */
export interface Found {
  readonly sha256: string;
  /** their number */
  readonly bytes: number;
  /** hash of what else is known of a raw file; '' where nothing is */
  readonly known?: string;
  /** what was made of them, by what asked */
  readonly told?: { [what: string]: unknown };
}

/**
 * Remembers what was found in files, so that bytes which have not changed are not read again.
 *
 * It spares time and nothing rests on it: it lies beside no corpus and is made anew where it is missing. A file is taken
 * for the one that was read where its number on the disk, its size, and the times of its last change of bytes and of
 * anything are all the same; the system sets the last of them, and no program can.
 */
export interface Memory {
  readonly recall: (mark: string) => Found | undefined;
  readonly keep: (mark: string, found: Found) => void;
  /** writes down what was recalled or kept; what cannot be written is forgotten */
  readonly save: () => void;
}

/** What tells the state of files on the disk, by where they lie, as they were found at the beginning of a run. */
export type Marks = Pick<ReadonlyMap<string, string>, 'get'>;

/** Where memory lies, and what it is good for. */
export interface MemoryPlace {
  readonly file: string;
  /** of the code that finds: what other code found is forgotten */
  readonly code: string;
  /** whether also what was neither recalled nor kept is written down: it is another source's */
  readonly isPart: boolean;
}

/** A memory that was written down, or an empty one; without a place it is never written down. */
export function openMemory(place?: MemoryPlace): Memory {
  let opened: { readonly before: Map<string, Found>; readonly now: Map<string, Found> } | undefined;
  // It is long for a large corpus: a run that asks nothing does not read it.
  const open = () => {
    if (opened !== undefined) return opened;
    const before = place === undefined ? new Map<string, Found>() : readBack(place);
    opened = { before, now: new Map(place?.isPart === true ? before : []) };
    return opened;
  };
  return {
    recall(mark) {
      const { before, now } = open();
      const found = now.get(mark) ?? before.get(mark);
      if (found !== undefined) now.set(mark, found);
      return found;
    },
    keep: (mark, found) => open().now.set(mark, found),
    save() {
      if (place === undefined || opened === undefined) return;
      const { now } = opened;
      const half = `${place.file}.${process.pid}`;
      try {
        mkdirSync(dirname(place.file), { recursive: true });
        writeFileSync(half, JSON.stringify({ code: place.code, found: [...now] }));
        renameSync(half, place.file);
      } catch {
        rmSync(half, { force: true });
      }
    },
  };
}

function readBack({ file, code }: MemoryPlace): Map<string, Found> {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(written.code === code ? written.found : []);
  } catch {
    return new Map();
  }
}

/** So long a file must have lain still before it was read: two changes within one tick of a disk's clock look alike. */
const STILL_MS = 2000;

/** What tells a file's state on the disk; undefined where there is none. `now`: only of one that has lain still by then. */
export function markOf(location: string, now = Infinity): string | undefined {
  const found = statOf(location, now);
  return found && markFrom(found);
}

/** The same in numbers: where it is on the disk, its size, and the times of its last changes. */
export function statOf(location: string, now: number): readonly number[] | undefined {
  const found = statSync(location, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.ctimeMs > now - STILL_MS) return undefined;
  const { dev, ino, size, mtimeMs, ctimeMs } = found;
  return [dev, ino, size, mtimeMs, ctimeMs];
}

/** Those numbers in words. */
export function markFrom(stat: readonly number[]): string {
  return stat.join(':');
}
