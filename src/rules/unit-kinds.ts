/** What a set of all units but some begins with. */
export const ALL_BUT = '\0';

const LINE_FEED = 0x0a;

/** The UTF-16 units by kind: those of one kind are in the same sets. */
export interface UnitKinds {
  /** by unit; 0 for those that no set names, 1 for the line feed */
  readonly kindOfUnit: Uint8Array;
  readonly count: number;
  /** the kinds that make up a set */
  readonly membersOf: (set: string) => readonly number[];
}

/**
 * Sorts the units by the sets that they are in. A set is a string of its units, or of those that it leaves out.
 *
 * One set after the other divides the kinds that there are: one may name thousands of units.
 */
export function kindsOf(sets: readonly string[]): UnitKinds {
  const all = [...new Set(sets)];
  const kindOfUnit = new Uint8Array(0x10000);
  kindOfUnit[LINE_FEED] = 1;
  /** by kind: the numbers of the sets whose strings have its units, and how many those are */
  const named: (readonly number[])[] = [[], []];
  const sizes = [Infinity, Infinity];
  /** kinds that were divided until nothing was left of them */
  const free: number[] = [];
  for (const [number, set] of all.entries()) {
    const parts = new Map<number, number>();
    for (let at = set.startsWith(ALL_BUT) ? 1 : 0; at < set.length; at += 1) {
      const unit = set.charCodeAt(at);
      const kind = kindOfUnit[unit] as number;
      if (unit === LINE_FEED || named[kind]?.at(-1) === number) continue;
      let part = parts.get(kind);
      if (part === undefined) {
        part = free.pop() ?? named.length;
        if (part > 0xff)
          throw new RangeError('the sets divide the units into more kinds than there are numbers for');
        named[part] = [...(named[kind] as readonly number[]), number];
        sizes[part] = 0;
        parts.set(kind, part);
      }
      kindOfUnit[unit] = part;
      sizes[part] = (sizes[part] as number) + 1;
      sizes[kind] = (sizes[kind] as number) - 1;
    }
    for (const kind of parts.keys()) if (sizes[kind] === 0) free.push(kind);
  }
  const kinds = [...named.keys()].filter((kind) => kind > 1 && sizes[kind] !== 0);
  return {
    kindOfUnit,
    count: named.length,
    membersOf(set) {
      const number = all.indexOf(set);
      const isAllBut = set.startsWith(ALL_BUT);
      return [
        ...(isAllBut ? [0, 1] : []),
        ...kinds.filter((kind) => named[kind]?.includes(number) !== isAllBut),
      ];
    },
  };
}
