import type { Span } from '../text/span.ts';
import { unitsOf } from '../text/units.ts';
import type { Need, Rule, Sign } from './rule.ts';
import { ALL_BUT, kindsOf } from './unit-kinds.ts';

/** A line of a text in which there is something to be seen: UTF-16 offsets, without its end. */
export interface SeenLine extends Span {
  /** what is to be seen in it, as far as rules ask: bits */
  readonly seen: number;
}

/** The kinds of units that are in no set, and of the line feed. */
const [others, lineFeed] = [0, 1];
/** So many bits a word has. */
const WORD = 31;
/** The bit above those: a line ends here. */
const LINE_END = 1 << WORD;
/** What stands in most reports. A need that shows here has a bit of its own, or rules would be asked in vain all the time. */
const ORDINARY = '　　（一）二○二一年，全县 12 个镇增长8.5 %,即１２．３亿元:“着力(3*4)”——第1号 。。·';

/**
 * What rules need to see in a line to have anything to do there, and one look at a text that tells it for all of them.
 *
 * Each need is a bit, which some that hardly ever show share. UTF-16 units that are in the same sets are of one kind; most
 * of a text are in none. For each two kinds that stand side by side a table has what is seen then, for nearly all nothing: so
 * the look takes one step for a unit, whatever the number of rules, and branches where a line ends.
 */
export class Sights {
  readonly #kinds: Uint8Array;
  /** the place of two kinds in the table is `before << shift | kind` */
  readonly #shift: number;
  /** the bits of what is seen where two kinds stand side by side; where the second is a line feed, `LINE_END` */
  readonly #bits: Int32Array;
  /** by rule: the bits that it needs all of */
  readonly #needed: Int32Array;

  /** Rules are known by their place in the list. */
  constructor(rules: readonly Rule[]) {
    const bits = bitsOf(rules.flatMap(({ needs = [] }) => needs));
    const bitOf = (need: Need): number => bits.get(JSON.stringify(need))?.bit as number;
    this.#needed = Int32Array.from(rules, ({ needs = [] }) =>
      needs.reduce((all, need) => all | bitOf(need), 0),
    );
    const signs = [...bits.values()].flatMap(({ need, bit }) =>
      signsOf(need).map((sign) => ({ ...pairOf(sign), bit })),
    );
    const { kindOfUnit, membersOf, count } = kindsOf(
      signs.flatMap(({ of, after }) => (after === undefined ? [of] : [of, after])),
    );
    this.#kinds = kindOfUnit;
    this.#shift = 32 - Math.clz32(count - 1);
    this.#bits = new Int32Array(count << this.#shift);
    const all = Array.from({ length: count }, (_, kind) => kind);
    for (const { bit, of, after } of signs) {
      const kinds = membersOf(of);
      for (const before of after === undefined ? all : membersOf(after))
        for (const kind of kinds) this.#add(before, kind, bit);
    }
    for (const before of all) this.#add(before, lineFeed, LINE_END);
  }

  #add(before: number, kind: number, bit: number): void {
    const both = (before << this.#shift) | kind;
    this.#bits[both] = (this.#bits[both] as number) | bit;
  }

  #latest: { readonly text: string; readonly lines: readonly SeenLine[] } = { text: '', lines: [] };

  /** The lines of a text in which anything is to be seen, in order. */
  linesOf(text: string): readonly SeenLine[] {
    if (this.#latest.text !== text) this.#latest = { text, lines: this.#linesIn(text) };
    return this.#latest.lines;
  }

  /** All that is to be seen in a text, in whatever line. */
  seenIn(text: string): number {
    return this.linesOf(text).reduce((all, { seen }) => all | seen, 0);
  }

  #linesIn(text: string): readonly SeenLine[] {
    const units = unitsOf(text);
    const found: SeenLine[] = [];
    for (let from = 0; from < units.length; ) {
      const to = this.#lookToEnd(units, from);
      if (this.#seen !== 0) found.push({ from, to, seen: this.#seen });
      from = to + 1;
    }
    return found;
  }

  /** What was seen in the line that was looked at last. */
  #seen = 0;

  /** Where the line ends that begins at a unit; all that is to be seen in it is in `#seen`. */
  #lookToEnd(units: Uint16Array, from: number): number {
    const kinds = this.#kinds;
    const shift = this.#shift;
    const bits = this.#bits;
    const { length } = units;
    let at = from;
    let seen = 0;
    let before: number = others;
    // Four at once: no unit waits for what the one before it was.
    for (; at + 4 <= length; at += 4) {
      const one = kinds[units[at] as number] as number;
      const two = kinds[units[at + 1] as number] as number;
      const three = kinds[units[at + 2] as number] as number;
      const four = kinds[units[at + 3] as number] as number;
      const all =
        (bits[(before << shift) | one] as number) |
        (bits[(one << shift) | two] as number) |
        (bits[(two << shift) | three] as number) |
        (bits[(three << shift) | four] as number);
      if (all < 0) break;
      seen |= all;
      before = four;
    }
    for (; at < length; at += 1) {
      const kind = kinds[units[at] as number] as number;
      const both = bits[(before << shift) | kind] as number;
      if (both < 0) break;
      seen |= both;
      before = kind;
    }
    this.#seen = seen;
    return at;
  }

  /** What a stretch of a line shows: each unit, and how it stands behind the one before. */
  look(units: Uint16Array, from: number, to: number, line: Span): number {
    const kinds = this.#kinds;
    let before: number = from > line.from ? (kinds[units[from - 1] as number] as number) : others;
    const end = Math.min(to, line.to);
    let seen = 0;
    for (let at = from; at < end; at += 1) {
      const kind = kinds[units[at] as number] as number;
      seen |= this.#bits[(before << this.#shift) | kind] as number;
      before = kind;
    }
    return seen;
  }

  /** Whether a rule may have anything to do where this is seen. */
  mayConcern(rule: number, seen: number): boolean {
    return ((this.#needed[rule] as number) & ~seen) === 0;
  }

  /** The first rule from one on that may have anything to do where this is seen; `end`, where none before it may. */
  concerned(first: number, end: number, seen: number): number {
    const needed = this.#needed;
    for (let rule = first; rule < end; rule += 1) if (((needed[rule] as number) & ~seen) === 0) return rule;
    return end;
  }
}

/** The bit of each need, by the need as JSON: those that show in ordinary text have their own, the others share what is left. */
function bitsOf(needs: readonly Need[]): ReadonlyMap<string, { readonly need: Need; readonly bit: number }> {
  const all = [...new Map(needs.map((need) => [JSON.stringify(need), need]))];
  const ordinary = all.filter(([, need]) => isOrdinary(need));
  const own = Math.min(ordinary.length, WORD - 1);
  const inOrder = [...ordinary, ...all.filter((each) => !ordinary.includes(each))];
  return new Map(
    inOrder.map(([key, need], place) => {
      const shared = own + ((place - own) % (WORD - own));
      return [key, { need, bit: 1 << (place < own ? place : shared) }];
    }),
  );
}

function isOrdinary(need: Need): boolean {
  for (const { of, after } of signsOf(need).map(pairOf))
    for (let at = 0; at < ORDINARY.length; at += 1) {
      if (!isIn(of, ORDINARY.charAt(at))) continue;
      if (after === undefined || (at > 0 && isIn(after, ORDINARY.charAt(at - 1)))) return true;
    }
  return false;
}

function isIn(set: string, unit: string): boolean {
  return set.startsWith(ALL_BUT) ? !set.includes(unit) : set.includes(unit);
}

function pairOf(sign: Sign): { readonly of: string; readonly after?: string } {
  return typeof sign === 'string' ? { of: sign } : sign;
}

function signsOf(need: Need): readonly Sign[] {
  return typeof need === 'string' || 'of' in need ? [need] : need;
}

/** All units but these, as what a sign stands `after`. */
export function allBut(units: string): string {
  return ALL_BUT + units;
}
