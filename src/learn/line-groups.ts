import type { Place, PlacedLine, Unit } from './units.ts';

/** A line of a unit, with what is known of it from elsewhere. */
export type NotedLine = PlacedLine & {
  /** whether it is a link on its page */
  readonly linked: boolean;
};

/** A unit whose lines are noted. */
export interface NotedUnit extends Unit {
  readonly lines: readonly NotedLine[];
}

/** The lines that have a key: the first of each unit that has it. */
export interface LineGroup {
  readonly key: string;
  readonly lines: readonly NotedLine[];
  /** in how many units, of how many */
  readonly seen: number;
  readonly of: number;
  /** in how many of them it stands more than once */
  readonly again: number;
  readonly place: Place;
}

/** Groups the lines that two units have at least and that the furniture of all sites leaves, in order of their keys. */
export function groupsOf(units: readonly NotedUnit[]): readonly LineGroup[] {
  const documents = new Set(units.map(({ study }) => study)).size;
  const byKey = new Map<string, Map<number, NotedLine[]>>();
  for (const [index, { lines }] of units.entries())
    for (const line of lines) {
      if (line.left === '') continue;
      const group = byKey.get(line.key) ?? new Map<number, NotedLine[]>();
      const before = group.get(index);
      if (before === undefined) group.set(index, [line]);
      else before.push(line);
      byKey.set(line.key, group);
    }
  return [...byKey]
    .filter(([, found]) => found.size > 1)
    .map(([key, found]) => {
      const lines = [...found.values()].map((each) => each[0] as NotedLine);
      const places = new Set([...found.values()].flat().map(({ place }) => place));
      const [place = 'within'] = places;
      // What heads or ends a list page stands once in it, however many reports it has.
      const among = new Set([...found.keys()].map((index) => units[index]?.study)).size;
      const once = among > 1 && among * units.length > found.size * documents;
      return {
        key,
        lines,
        seen: once ? among : found.size,
        of: once ? documents : units.length,
        again: [...found.values()].filter((each) => each.length > 1).length,
        place: places.size === 1 ? place : 'within',
      };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Whether the lines of a group are the same to the letter. */
export function sameWords({ lines }: LineGroup): boolean {
  return lines.every(({ words }) => words === lines[0]?.words);
}
