import { closeSync, openSync, readSync } from 'node:fs';
import { endInRow, type Fingerprints, ROW, ROW_END } from './fingerprints.ts';

/**
 * Files that are read one behind the other into one stretch of memory, so that one fingerprint tells of them all: to
 * make one takes as long as to read a file of some kilobytes.
 */
export interface RowOfFiles {
  /** reads one more; `full` where it does not fit, and `failed` where it cannot be read: the row is then as it was */
  readonly add: (path: string, location: string) => 'added' | 'full' | 'failed';
  /** the fingerprint of all, as `ofAll` gives it */
  readonly print: () => string;
  /** the fingerprint of each by itself, as `of` gives it */
  readonly each: () => readonly string[];
  readonly isEmpty: () => boolean;
  readonly clear: () => void;
}

/** So many bytes of files are read behind one another: more would not stay in the processor's own memory. */
const ROOM = 1 << 19;

/** An empty row. */
export function rowOfFiles(prints: Pick<Fingerprints, 'of' | 'ofRow'>, size = ROOM): RowOfFiles {
  const room = Buffer.allocUnsafeSlow(size);
  let files: { readonly path: string; readonly from: number; readonly to: number }[] = [];
  let used = room.writeUInt8(ROW);
  return {
    add(path, location) {
      // Three bytes stand for a unit at most.
      if (used + 3 * path.length + ROW_END >= size) return 'full';
      const from = used + room.write(path, used);
      const to = readInto(location, from, size - ROW_END);
      if (to === undefined) return 'failed';
      if (to > size - ROW_END) return 'full';
      const length = from - used;
      used = endInRow(room, to, length, to - from);
      files.push({ path, from, to });
      return 'added';
    },
    print: () => prints.ofRow(room.subarray(0, used)),
    each: () => files.map(({ path, from, to }) => prints.of(path, room.subarray(from, to))),
    isEmpty: () => files.length === 0,
    clear() {
      files = [];
      used = 1;
    },
  };

  /** Where the bytes of a file end that were read into the room; behind `end`, where it has more; undefined where it cannot be read. */
  function readInto(location: string, from: number, end: number): number | undefined {
    let file: number | undefined;
    try {
      file = openSync(location, 'r');
      // To its end, which only a read that gives nothing tells: a disk far away may give less than was asked for.
      for (let to = from; to < end; ) {
        const read = readSync(file, room, to, end - to, null);
        if (read === 0) return to;
        to += read;
      }
      return end + 1;
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}
