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
  const named = new Map<number, string[]>();
  for (const set of new Set(sets)) {
    for (let at = set.startsWith(ALL_BUT) ? 1 : 0; at < set.length; at += 1) {
      const unit = set.charCodeAt(at);
      const own = named.get(unit);
      if (own === undefined) named.set(unit, [set]);
      else if (own.at(-1) !== set) own.push(set);
    }
  }
  const leavingOut = sets.filter((set) => set.startsWith(ALL_BUT));
  const members = new Map<string, number[]>(sets.map((set) => [set, []]));
  for (const set of leavingOut) members.set(set, [0, 1]);
  const kinds = new Map<string, number>();
  const kindOfUnit = new Uint8Array(0x10000);
  kindOfUnit[LINE_FEED] = 1;
  for (const [unit, own] of named) {
    const key = JSON.stringify(own);
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = kinds.size + 2;
      if (kind > 0xff)
        throw new RangeError('the sets divide the units into more kinds than there are numbers for');
      kinds.set(key, kind);
      for (const [set, all] of members) if (own.includes(set) !== set.startsWith(ALL_BUT)) all.push(kind);
    }
    if (unit !== LINE_FEED) kindOfUnit[unit] = kind;
  }
  return { kindOfUnit, count: kinds.size + 2, membersOf: (set) => members.get(set) ?? [] };
}
