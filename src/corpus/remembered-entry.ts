import type { Found, Memory } from './memory.ts';
import { type Room, roomToRead } from './plain-file.ts';
import { hashOf, type RawBytes, type RawEntry } from './raw-entry.ts';
import type { Stand } from './stand.ts';

/** A raw file of which something can be asked that was found in it before. */
export interface RememberedEntry extends RawEntry {
  /** the same as `found`, where that is remembered */
  readonly foundBefore: () => Found | undefined;
  /** the hash of its bytes and of what is known of it; rejects where it cannot be read */
  readonly found: () => Promise<Found>;
  /** what `tell` gives of it, as JSON can hold: from memory where the same was asked of the same bytes before */
  readonly told: <Told>(what: string, tell: (file: RawBytes) => Told) => Promise<Told>;
  /** takes what others found in it: they read what it was when the run began */
  readonly takes: (found: Found) => void;
}

/** What will be told of files, by what it is remembered under. */
export type Foreseen = Readonly<Record<string, (file: RawBytes) => unknown>>;

/**
 * Raw files with a memory of what was found in them.
 *
 * Where it is `foreseen` what will be asked of each, one reading answers all of it, and what is found in it too.
 */
export function withMemory(
  entries: readonly RawEntry[],
  memory: Memory,
  stand: Pick<Stand, 'mark' | 'prints' | 'disturb'>,
  foreseen?: Foreseen,
): readonly RememberedEntry[] {
  // What is only looked at leaves nothing to sweep up. Whoever looks while another does reads into memory of his own.
  let room: Room | 'taken' | undefined;

  return entries.map((entry) => {
    // What a reading for another question has shown already: where that was foreseen, or what was read is dear to read,
    // as a member of an archive is.
    let shown: Shown | undefined;

    const recalled = (what: string): Found | undefined => {
      const mark = markOf(entry, entry.place && stand.mark(entry.place.location));
      return mark === undefined ? undefined : memory.recall(mark + what);
    };

    const keep = (mark: string | undefined, what: string, found: Found): void => {
      if (mark !== undefined) memory.keep(mark + what, found);
    };

    async function read(into?: Room): Promise<Reading> {
      const file = await entry.read(into);
      const { place, path } = entry;
      const seen = place && stand.mark(place.location);
      // The bytes that were read, for it may have been written to since it was looked at. An archive is looked at again.
      const print = place?.member === undefined ? stand.prints.of(`raw/${path}`, file.bytes) : seen;
      if (print !== seen) stand.disturb();
      return { file, mark: markOf(entry, print) };
    }

    return {
      ...entry,
      foundBefore: () => recalled(''),
      async found() {
        const before = recalled('');
        if (before !== undefined) return before;
        const { found, mark } = shown ?? shownBy(await read());
        keep(mark, '', found);
        return found;
      },
      async told<Told>(what: string, tell: (file: RawBytes) => Told): Promise<Told> {
        const before = recalled(` ${what}`);
        if (before !== undefined) return before.told as Told;
        if (shown?.told.has(what)) {
          const told = shown.told.get(what) as Told;
          keep(shown.mark, ` ${what}`, { told });
          return told;
        }
        const own = room === 'taken' ? undefined : (room ?? roomToRead());
        room = 'taken';
        try {
          const reading = await read(own);
          if (foreseen !== undefined || entry.place?.member !== undefined) shown = shownBy(reading, foreseen);
          const told = tell(reading.file);
          keep(reading.mark, ` ${what}`, { told });
          return told;
        } finally {
          if (own !== undefined) room = own;
        }
      },
      takes(found) {
        const mark = markOf(entry, entry.place && stand.mark(entry.place.location));
        if (mark !== undefined) memory.keep(mark, found);
      },
    };
  });
}

/** A raw file as it was read, and what tells it from any other state of it. */
interface Reading {
  readonly file: RawBytes;
  readonly mark: string | undefined;
}

/** What a reading showed, without the bytes. */
interface Shown {
  readonly found: Found;
  readonly mark: string | undefined;
  readonly told: ReadonlyMap<string, unknown>;
}

function shownBy({ file, mark }: Reading, foreseen: Foreseen = {}): Shown {
  const told = new Map<string, unknown>();
  for (const [what, tell] of Object.entries(foreseen)) {
    try {
      told.set(what, tell(file));
    } catch {
      // Who asks will be told why it cannot be told.
    }
  }
  return { found: { sha256: file.sha256, bytes: file.bytes.length, known: file.knownHash }, mark, told };
}

/** What tells the bytes of a raw file and what a person states of it; undefined where that cannot be told. */
function markOf({ place, stated }: RawEntry, print: string | undefined): string | undefined {
  if (print === undefined || stated === undefined) return undefined;
  try {
    const member = place?.member === undefined ? '' : ` ${JSON.stringify(place.member)}`;
    return `${print} ${hashOf({ known: stated() })}${member}`;
  } catch {
    return undefined;
  }
}
