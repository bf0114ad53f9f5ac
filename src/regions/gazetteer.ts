import { divisionTable, firstYear, lastYear } from './division-table.ts';
import { shortName } from './short-name.ts';

/** A line of the table: a code and a name, and the years in which both were valid at least in part. */
export interface Entry {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly until?: number;
}

type Index = ReadonlyMap<string, readonly Entry[]>;

/** All entries in the order of their codes; read on first use, as is every index below, in some milliseconds. */
export const allEntries: () => readonly Entry[] = onFirstUse(() =>
  divisionTable.trim().split('\n').map(readEntry),
);

const byCode = onFirstUse(() => indexed((entry) => entry.code));

/** The entries by full name. */
export const entriesByName: () => Index = onFirstUse(() => indexed((entry) => entry.name));

/** The entries by the name without its kind, 青岛 for 青岛市. */
export const entriesByShortName: () => Index = onFirstUse(() => indexed((entry) => shortName(entry.name)));

/** For each two characters that a name begins with, how long such names are in UTF-16 units, the longest first. */
export const nameLengths: () => ReadonlyMap<string, readonly number[]> = onFirstUse(() => {
  const lengths = new Map<string, number[]>();
  for (const name of entriesByName().keys()) {
    const known = lengths.get(name.slice(0, 2));
    if (known === undefined) lengths.set(name.slice(0, 2), [name.length]);
    else if (!known.includes(name.length)) known.push(name.length);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  return lengths;
});

function onFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function readEntry(line: string): Entry {
  const [code = '', name = '', from, until] = line.split(' ');
  return until === undefined
    ? { code, name, from: Number(from) }
    : { code, name, from: Number(from), until: Number(until) };
}

function indexed(keyOf: (entry: Entry) => string | undefined): Index {
  const index = new Map<string, Entry[]>();
  for (const entry of allEntries()) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const list = index.get(key);
    if (list) list.push(entry);
    else index.set(key, [entry]);
  }
  return index;
}

/** The year the table answers for: years before its first are taken for the first, later and unknown ones for the last. */
export function yearInTable(year: number | undefined): number {
  return Math.min(Math.max(year ?? lastYear, firstYear), lastYear);
}

/** Whether the entry was valid in that year of the table, if only for part of it. */
export function isValid(entry: Entry, year: number): boolean {
  return entry.from <= year && (entry.until === undefined || year <= entry.until);
}

/** Whether the entry outlived the year, so that the year's own edition has it. */
export function outlives(entry: Entry, year: number): boolean {
  return entry.until === undefined || entry.until > year;
}

/** What the code stood for in that year of the table: names that ended in it come before the name that took over. */
export function entriesOfCode(code: string, year: number): readonly Entry[] {
  return (byCode().get(code) ?? []).filter((entry) => isValid(entry, year));
}

/** The codes of the units above, outermost first: 370828 → 370000, 370800. Not all of them need exist. */
export function codesAbove(code: string): readonly string[] {
  return [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((above) => above !== code);
}
