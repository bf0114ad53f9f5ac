import { type Found, type Marks, type Memory, markOf } from './memory.ts';
import { hashOf, type RawBytes, type RawEntry } from './raw-entry.ts';

/** A raw file of which something can be asked without reading it twice. */
export interface RememberedEntry extends RawEntry {
  /** the hash of its bytes and of what is known of it; rejects where it cannot be read */
  readonly found: () => Promise<Found>;
  /** what `tell` gives of it, as JSON can hold: from memory where the same was asked of the same bytes before */
  readonly told: <Told>(what: string, tell: (file: RawBytes) => Told) => Promise<Told>;
}

/** Raw files with a memory of what was found in them; `now` tells the time in milliseconds since 1970. */
export function withMemory(
  entries: readonly RawEntry[],
  memory: Memory,
  now: () => number,
  marks: Marks = new Map(),
): readonly RememberedEntry[] {
  return entries.map((entry) => {
    let marked: { readonly mark: string | undefined } | undefined;

    function recalled(): { readonly mark: string | undefined; readonly found: Found | undefined } {
      marked ??= { mark: markOfRaw(entry, now(), marks) };
      const { mark } = marked;
      return { mark, found: mark === undefined ? undefined : memory.recall(mark) };
    }

    function kept({ sha256, bytes, knownHash: known }: RawBytes, told?: Found['told']): Found {
      const found = { sha256, bytes: bytes.length, known, ...(told !== undefined && { told }) };
      if (marked?.mark !== undefined) memory.keep(marked.mark, found);
      return found;
    }

    return {
      ...entry,
      found: async () => recalled().found ?? kept(await entry.read()),
      async told<Told>(what: string, tell: (file: RawBytes) => Told): Promise<Told> {
        const { found } = recalled();
        if (found?.told !== undefined && Object.hasOwn(found.told, what)) return found.told[what] as Told;
        const file = await entry.read();
        const said = tell(file);
        kept(file, { ...found?.told, [what]: said });
        return said;
      },
    };
  });
}

/** What tells the state of a raw file and of what a person states of it; undefined where that cannot be told. */
function markOfRaw({ place, stated }: RawEntry, now: number, marks: Marks): string | undefined {
  const mark = place && (marks.get(place.location) ?? markOf(place.location, now));
  if (mark === undefined || place === undefined || stated === undefined) return undefined;
  try {
    const member = place.member === undefined ? '' : ` ${place.member}`;
    return `${mark} ${hashOf({ known: stated() })}${member}`;
  } catch {
    return undefined;
  }
}
