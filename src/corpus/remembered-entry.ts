import type { Known } from '../documents/raw-document.ts';
import type { Found, Memory } from './memory.ts';
import { type Room, roomToRead } from './plain-file.ts';
import { hashOf, type Place, type RawBytes, type RawEntry } from './raw-entry.ts';
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
  const shared: Shared = { memory, stand, foreseen, room: undefined };
  return entries.map((entry) => new Remembered(entry, shared));
}

/** What all files of a folder have in common. */
interface Shared {
  readonly memory: Memory;
  readonly stand: Pick<Stand, 'mark' | 'prints' | 'disturb'>;
  readonly foreseen: Foreseen | undefined;
  /** What is only looked at leaves nothing to sweep up. Whoever looks while another does reads into memory of his own. */
  room: Room | 'taken' | undefined;
}

/** Of many files there is one each at once: it holds no more than it must. */
class Remembered implements RememberedEntry {
  readonly #entry: RawEntry;
  readonly #shared: Shared;
  /**
   * What a reading for another question has shown already: where that was foreseen, or what was read is dear to read,
   * as a member of an archive is.
   */
  #shown: Shown | undefined;

  constructor(entry: RawEntry, shared: Shared) {
    this.#entry = entry;
    this.#shared = shared;
  }

  get path(): string {
    return this.#entry.path;
  }

  get place(): Place | undefined {
    return this.#entry.place;
  }

  read(room?: Room): Promise<RawBytes> {
    return this.#entry.read(room);
  }

  stated(): Known {
    return this.#entry.stated();
  }

  foundBefore(): Found | undefined {
    return this.#recalled('');
  }

  async found(): Promise<Found> {
    const before = this.#recalled('');
    if (before !== undefined) return before;
    const { found, mark } = this.#shown ?? shownBy(await this.#reading());
    this.#keep(mark, '', found);
    return found;
  }

  async told<Told>(what: string, tell: (file: RawBytes) => Told): Promise<Told> {
    const before = this.#recalled(` ${what}`);
    if (before !== undefined) return before.told as Told;
    if (this.#shown?.told.has(what)) {
      const told = this.#shown.told.get(what) as Told;
      this.#keep(this.#shown.mark, ` ${what}`, { told });
      return told;
    }
    const shared = this.#shared;
    const own = shared.room === 'taken' ? undefined : (shared.room ?? roomToRead());
    shared.room = 'taken';
    try {
      const reading = await this.#reading(own);
      if (shared.foreseen !== undefined || this.place?.member !== undefined)
        this.#shown = shownBy(reading, shared.foreseen);
      const told = tell(reading.file);
      this.#keep(reading.mark, ` ${what}`, { told });
      return told;
    } finally {
      if (own !== undefined) shared.room = own;
    }
  }

  takes(found: Found): void {
    this.#keep(markOf(this, this.#seen()), '', found);
  }

  #recalled(what: string): Found | undefined {
    const mark = markOf(this, this.#seen());
    return mark === undefined ? undefined : this.#shared.memory.recall(mark + what);
  }

  #keep(mark: string | undefined, what: string, found: Found): void {
    if (mark !== undefined) this.#shared.memory.keep(mark + what, found);
  }

  #seen(): string | undefined {
    const { place } = this;
    return place && this.#shared.stand.mark(place.location);
  }

  async #reading(into?: Room): Promise<Reading> {
    const { stand } = this.#shared;
    const file = await this.read(into);
    const seen = this.#seen();
    // The bytes that were read, for it may have been written to since it was looked at. An archive is looked at again.
    const print = this.place?.member === undefined ? stand.prints.of(`raw/${this.path}`, file.bytes) : seen;
    if (print !== seen) stand.disturb();
    return { file, mark: markOf(this, print) };
  }
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
function markOf(entry: RawEntry, print: string | undefined): string | undefined {
  if (print === undefined) return undefined;
  try {
    const { member } = entry.place ?? {};
    return `${print} ${hashOf({ known: entry.stated() })}${member === undefined ? '' : ` ${JSON.stringify(member)}`}`;
  } catch {
    return undefined;
  }
}
