import type { Found, Memory } from './memory.ts';
import { hashOf, type RawBytes, type RawEntry } from './raw-entry.ts';
import type { Stand } from './standing.ts';

/** A raw file of which something can be asked without reading it twice. */
export interface RememberedEntry extends RawEntry {
  /** the hash of its bytes and of what is known of it; rejects where it cannot be read */
  readonly found: () => Promise<Found>;
  /** what `tell` gives of it, as JSON can hold: from memory where the same was asked of the same bytes before */
  readonly told: <Told>(what: string, tell: (file: RawBytes) => Told) => Promise<Told>;
}

/** Raw files with a memory of what was found in them. */
export function withMemory(
  entries: readonly RawEntry[],
  memory: Memory,
  stand: Pick<Stand, 'mark' | 'prints' | 'disturb'>,
): readonly RememberedEntry[] {
  return entries.map((entry) => {
    const recalled = (what: string): Found | undefined => {
      const mark = markOf(entry, entry.place && stand.mark(entry.place.location));
      return mark === undefined ? undefined : memory.recall(mark + what);
    };

    function kept(file: RawBytes, what: string, found: Found): Found {
      const { place, path } = entry;
      const seen = place && stand.mark(place.location);
      // The bytes that were read, for it may have been written to since it was looked at. An archive is looked at again.
      const print = place?.member === undefined ? stand.prints.of(`raw/${path}`, file.bytes) : seen;
      if (print !== seen) stand.disturb();
      const mark = markOf(entry, print);
      if (mark !== undefined) memory.keep(mark + what, found);
      return found;
    }

    return {
      ...entry,
      async found() {
        const found = recalled('');
        if (found !== undefined) return found;
        const file = await entry.read();
        const { sha256, bytes, knownHash: known } = file;
        return kept(file, '', { sha256, bytes: bytes.length, known });
      },
      async told<Told>(what: string, tell: (file: RawBytes) => Told): Promise<Told> {
        const found = recalled(` ${what}`);
        if (found !== undefined) return found.told as Told;
        const file = await entry.read();
        const told = tell(file);
        kept(file, ` ${what}`, { told });
        return told;
      },
    };
  });
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
