import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What was once found in the bytes of a file, or told of them. */
export interface Found {
  readonly sha256?: string;
  /** their number */
  readonly bytes?: number;
  /** hash of what else is known of a raw file; '' where nothing is */
  readonly known?: string;
  /** what was made of them for somebody who asked */
  readonly told?: unknown;
}

/**
 * Remembers what was found in bytes, so that it need not be found again in the same.
 *
 * It spares time and nothing rests on it: it lies beside no corpus and is made anew where it is missing. Bytes are known
 * by their fingerprint, never by the times of a file. What is kept is written down at once and not held in memory.
 */
export interface Memory {
  /** what an earlier run kept */
  readonly recall: (mark: string) => Found | undefined;
  readonly keep: (mark: string, found: Found) => void;
  /** lets what was recalled or kept take the place of what was remembered; what cannot be written is forgotten */
  readonly save: () => void;
  /** forgets what was kept in this run */
  readonly drop: () => void;
}

/** Where memory lies, and what it is good for. */
export interface MemoryPlace {
  readonly file: string;
  /** of the code that finds: what other code found is forgotten */
  readonly code: string;
  /** whether also what was neither recalled nor kept is written down: it is another source's */
  readonly isPart: boolean;
}

/** So many characters are put together before they are written. */
const PART = 1 << 16;

/** A memory that was written down, or an empty one; without a place it is never written down. */
export function openMemory(place?: MemoryPlace): Memory {
  let before: Map<string, string> | undefined;
  const again = new Set<string>();
  let latest: { readonly words: string; readonly found: Found } = { words: '{}', found: {} };
  let lines = '';
  let isBegun = false;
  let isLost = place === undefined;
  const half = `${place?.file}.${process.pid}`;

  // It is long for a large corpus: a run that asks nothing does not read it.
  const remembered = (): Map<string, string> => {
    before ??= place === undefined ? new Map() : readBack(place);
    return before;
  };

  function write(line: string): void {
    if (isLost || place === undefined) return;
    lines += line;
    if (lines.length >= PART) flush(place);
  }

  function flush({ file, code }: MemoryPlace): void {
    try {
      if (!isBegun) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(half, `${JSON.stringify(code)}\n`);
      }
      isBegun = true;
      appendFileSync(half, lines);
      lines = '';
    } catch {
      forget();
    }
  }

  function forget(): void {
    isLost = true;
    lines = '';
    if (isBegun) rmSync(half, { force: true });
  }

  return {
    recall(mark) {
      const found = remembered().get(mark);
      if (found === undefined) return undefined;
      if (!again.has(mark)) write(`${mark}\t${found}\n`);
      again.add(mark);
      // Of most files the same is told as of the one before.
      if (found !== latest.words) latest = { words: found, found: JSON.parse(found) };
      return latest.found;
    },
    keep: (mark, found) => write(`${mark}\t${JSON.stringify(found)}\n`),
    save() {
      if (place === undefined || isLost || (before === undefined && !isBegun && lines === '')) return;
      if (place.isPart)
        for (const [mark, found] of remembered()) if (!again.has(mark)) write(`${mark}\t${found}\n`);
      flush(place);
      if (isLost) return;
      try {
        renameSync(half, place.file);
      } catch {
        forget();
      }
    },
    drop: forget,
  };
}

/** What is longer is not worth reading, and no string can hold it: in bytes. */
const LONGEST = 400_000_000;

function readBack({ file, code }: MemoryPlace): Map<string, string> {
  const found = new Map<string, string>();
  try {
    if (statSync(file).size > LONGEST) return found;
    const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (head !== JSON.stringify(code)) return found;
    for (const line of lines) {
      const end = line.indexOf('\t');
      if (end > 0) found.set(line.slice(0, end), line.slice(end + 1));
    }
  } catch {
    found.clear();
  }
  return found;
}
