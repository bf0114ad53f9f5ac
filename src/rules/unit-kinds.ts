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

/** Sorts the units by the sets that they are in. A set is a string of its units, or of those that it leaves out. */
export function kindsOf(sets: readonly string[]): UnitKinds {
  // By number, for a set may name thousands of units.
  const all = [...new Set(sets)];
  const named = new Map<number, number[]>();
  for (const [number, set] of all.entries())
    for (let at = set.startsWith(ALL_BUT) ? 1 : 0; at < set.length; at += 1) {
      const unit = set.charCodeAt(at);
      const own = named.get(unit);
      if (own === undefined) named.set(unit, [number]);
      else if (own.at(-1) !== number) own.push(number);
    }
  const members = all.map((set) => (set.startsWith(ALL_BUT) ? [0, 1] : []));
  const kinds = new Map<string, number>();
  const kindOfUnit = new Uint8Array(0x10000);
  kindOfUnit[LINE_FEED] = 1;
  for (const [unit, own] of named) {
    const key = own.join();
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = kinds.size + 2;
      if (kind > 0xff)
        throw new RangeError('the sets divide the units into more kinds than there are numbers for');
      kinds.set(key, kind);
      for (const [number, set] of all.entries())
        if (own.includes(number) !== set.startsWith(ALL_BUT)) members[number]?.push(kind);
    }
    if (unit !== LINE_FEED) kindOfUnit[unit] = kind;
  }
  return { kindOfUnit, count: kinds.size + 2, membersOf: (set) => members[all.indexOf(set)] ?? [] };
}
