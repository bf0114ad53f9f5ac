import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Fingerprint } from './fingerprints.ts';
import { gatherLines, type ListLines } from './list-lines.ts';

/** A list that is there, whose lines are known. */
export interface OldList {
  readonly location: string;
  readonly lines: ListLines;
  /** hears its bytes as they are read, in their order */
  readonly print?: Pick<Fingerprint, 'add'>;
}

/** A line as it is to be written, or the number of one of the old list; these rise. */
export type Row = Uint8Array | number;

/** So many bytes are gathered before they are written, and read at once. */
const GATHERED = 1 << 20;

/**
 * Writes a new list, of which no more than some megabytes are in memory, and adds its bytes to a fingerprint; gives its lines.
 *
 * Lines of the old list are neither looked at nor hashed: stretches of them are copied as they are. Rejects with the
 * system's errors, and where the old list is shorter than its lines.
 */
export async function writeList(
  location: string,
  rows: Iterable<Row>,
  old?: OldList,
  print?: Pick<Fingerprint, 'add'>,
): Promise<ListLines> {
  const gathered = gatherLines();
  const output = openSync(location, 'wx');
  try {
    const room = Buffer.allocUnsafeSlow(GATHERED);
    let used = 0;
    const flush = (part: Uint8Array): void => {
      print?.add(part);
      for (let left = part; left.length > 0; ) left = left.subarray(writeSync(output, left));
    };
    const put = (part: Uint8Array): void => {
      if (used + part.length > GATHERED) {
        flush(room.subarray(0, used));
        used = 0;
      }
      if (part.length > GATHERED) flush(part);
      else {
        room.set(part, used);
        used += part.length;
      }
    };
    const before = old && oldBytes(old, put);
    try {
      let sinceTurn = 0;
      for (const row of rows) {
        if (typeof row === 'number') {
          if (old === undefined) throw new Error('there is no old list to take lines from');
          before?.take(row);
          gathered.take(old.lines, row);
          continue;
        }
        before?.copy();
        put(row);
        gathered.add(row);
        sinceTurn += row.length;
        if (sinceTurn < GATHERED) continue;
        sinceTurn = 0;
        // Whoever wants to end the run is heard.
        await new Promise(setImmediate);
      }
      before?.end();
      flush(room.subarray(0, used));
    } finally {
      before?.close();
    }
  } finally {
    closeSync(output);
  }
  return gathered.end();
}

/** The bytes of an old list, from its beginning to its end. */
interface OldBytes {
  /** the line of this number is wanted, which is behind those that were wanted before */
  readonly take: (number: number) => void;
  /** gives what is wanted and was not given yet */
  readonly copy: () => void;
  /** the same, and reads what is left */
  readonly end: () => void;
  readonly close: () => void;
}

function oldBytes(
  { location, lines: { lengths }, print }: OldList,
  give: (part: Uint8Array) => void,
): OldBytes {
  const input = openSync(location, 'r');
  const room = Buffer.allocUnsafeSlow(GATHERED);
  let at = 0;
  let line = 0;
  let lineAt = 0;
  // The stretch that is wanted and was not given yet.
  let [from, to] = [0, 0];

  /** Reads on to a place, and gives what it reads where that is wanted. */
  function readTo(end: number, isWanted: boolean): void {
    while (at < end) {
      const read = readSync(input, room, 0, Math.min(GATHERED, end - at), null);
      if (read === 0) throw new Error('it became shorter while it was read. Run again when it lies still.');
      at += read;
      const part = room.subarray(0, read);
      print?.add(part);
      if (isWanted) give(part);
    }
  }

  function copy(): void {
    readTo(from, false);
    readTo(to, true);
  }

  return {
    take(number) {
      for (; line < number; line += 1) lineAt += lengths[line] as number;
      if (lineAt !== to) {
        copy();
        from = lineAt;
      }
      to = lineAt + (lengths[number] as number);
    },
    copy,
    end() {
      copy();
      for (; line < lengths.length; line += 1) lineAt += lengths[line] as number;
      readTo(lineAt, false);
    },
    close: () => closeSync(input),
  };
}
