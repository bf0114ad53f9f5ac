import type { Fingerprints } from './fingerprints.ts';
import type { Memory } from './memory.ts';
import { type RowOfFiles, rowOfFiles } from './row-of-files.ts';

/** The fingerprints of raw files, which are read in rows: what stands as it did costs one for some dozen files. */
export interface RawPrints {
  /** reads a file; gives what tells its row from any other as soon as that is whole, and false where it cannot be read */
  readonly add: (path: string, location: string) => readonly string[] | false;
  /** what tells the last row, where one is begun */
  readonly end: () => readonly string[];
  /** the fingerprint of a file by itself, by where it lies */
  readonly mark: (location: string) => string | undefined;
}

/** What rows are remembered in, and whether that is for nothing: each file is then looked at by itself at once. */
export interface Rows {
  readonly memory?: Pick<Memory, 'recall' | 'keep'>;
  readonly asksEach?: boolean;
  /** hears that a row is not as it was when it was read first */
  readonly disturb: () => void;
}

/** Files that were read one behind the other. */
interface Row {
  readonly print: string;
  readonly files: readonly Placed[];
}

interface Placed {
  readonly path: string;
  readonly location: string;
}

/** A row ends behind one of so many names: where a file is new, gone or longer, only its own row is another. */
const ENDS = 16;

/** No files yet. */
export function rawPrints(
  prints: Pick<Fingerprints, 'of' | 'ofRow' | 'ofFile'>,
  { memory, asksEach = false, disturb }: Rows,
): RawPrints {
  let room: RowOfFiles | undefined = rowOfFiles(prints);
  let rows: Row[] = [];
  let begun: Placed[] = [];
  const marks = new Map<string, string>();

  function end(): readonly string[] {
    if (room === undefined || begun.length === 0) return [];
    const row = { print: room.print(), files: begun };
    if (asksEach) keep(row, room.each());
    else rows.push(row);
    room.clear();
    begun = [];
    return [row.print];
  }

  function keep({ print, files }: Row, each: readonly string[]): void {
    for (const [at, { location }] of files.entries()) marks.set(location, each[at] as string);
    memory?.keep(rowKey(print), { told: each });
  }

  /** Finds the fingerprint of each file of a row, from memory or by reading it again. */
  function lookInto(row: Row, again: RowOfFiles): void {
    const known = memory?.recall(rowKey(row.print))?.told as readonly string[] | undefined;
    if (known?.length === row.files.length) {
      for (const [at, { location }] of row.files.entries()) marks.set(location, known[at] as string);
      return;
    }
    again.clear();
    const isWhole = row.files.every(({ path, location }) => again.add(path, location) === 'added');
    if (isWhole && again.print() === row.print) keep(row, again.each());
    else disturb();
  }

  return {
    add(path, location) {
      room ??= rowOfFiles(prints);
      let told: readonly string[] = [];
      let added = room.add(path, location);
      if (added === 'full') {
        told = end();
        added = room.add(path, location);
      }
      if (added === 'failed') return false;
      if (added === 'full') {
        const print = prints.ofFile(path, location);
        if (print === undefined) return false;
        marks.set(location, print);
        return [...told, print];
      }
      begun.push({ path, location });
      return isLast(path) ? [...told, ...end()] : told;
    },
    end,
    mark(location) {
      if (rows.length > 0) {
        room ??= rowOfFiles(prints);
        for (const row of rows) lookInto(row, room);
        rows = [];
      }
      room = undefined;
      return marks.get(location);
    },
  };
}

/** Under what it is remembered which files a row is made of. */
function rowKey(print: string): string {
  return `row ${print}`;
}

function isLast(path: string): boolean {
  let sum = 0;
  for (let at = Math.max(0, path.length - 12); at < path.length; at += 1)
    sum = (31 * sum + path.charCodeAt(at)) % 65521;
  return sum % ENDS === 0;
}
