import { appendFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mark } from '../documents/mark.ts';
import { markLine, placeKey } from '../documents/mark-place.ts';
import { marksIn, readReviews } from './read-reviews.ts';

/** Writes marks at the end of their files, in one piece for each file; rejects with the error of the system. */
export async function keepMarks(folder: string, marks: readonly Mark[]): Promise<void> {
  const lines = new Map<string, string[]>();
  for (const mark of marks) {
    const own = lines.get(mark.source) ?? [];
    lines.set(mark.source, own);
    own.push(markLine(mark));
  }
  await mkdir(folder, { recursive: true });
  for (const [source, own] of lines) {
    const location = join(folder, `${source}.jsonl`);
    // A line that was cut off, or written by hand without an end, must not take the next one with it.
    const first = (await endsOpen(location)) ? '\n' : '';
    await appendFile(location, first + own.join(''));
  }
}

async function endsOpen(location: string): Promise<boolean> {
  const handle = await open(location).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return false;
  try {
    const { size } = await handle.stat();
    if (size === 0) return false;
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 0x0a;
  } finally {
    await handle.close();
  }
}

/** What became of the lines of a file of marks. */
export interface Imported {
  readonly added: number;
  /** they stand there already */
  readonly known: number;
  /** a later mark of the same place stands there */
  readonly older: number;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Puts the marks of a downloaded file to those that are there; lines that are no marks are told, and left out. */
export async function importMarks(folder: string, text: string): Promise<Imported> {
  const { marks, problems } = marksIn(text);
  const there = new Map<string, Mark>();
  const lines = new Set<string>();
  const read = await readReviews(folder, [...new Set(marks.map(({ mark }) => mark.source))]);
  for (const mark of read.all) {
    there.set(placeKey(mark), mark);
    lines.add(markLine(mark));
  }
  const added: Mark[] = [];
  let known = 0;
  let older = 0;
  for (const { mark } of marks) {
    const date = there.get(placeKey(mark))?.date;
    if (lines.has(markLine(mark))) known += 1;
    else if (date !== undefined && mark.date !== undefined && mark.date < date) older += 1;
    else {
      added.push(mark);
      there.set(placeKey(mark), mark);
      lines.add(markLine(mark));
    }
  }
  if (added.length > 0) await keepMarks(folder, added);
  return { added: added.length, known, older, problems };
}
