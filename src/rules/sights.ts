import type { Span } from '../text/span.ts';
import { unitsOf } from '../text/units.ts';
import type { Need, Rule, Sign } from './rule.ts';
import { ALL_BUT, kindsOf } from './unit-kinds.ts';

/** What is to be seen in a line, as far as rules ask: bits, in two words. */
export interface Seen {
  low: number;
  high: number;
}

/** A line of a text in which there is something to be seen: UTF-16 offsets, without its end. */
export interface SeenLine extends Readonly<Seen> {
  readonly from: number;
  readonly to: number;
}

/** The kinds of units that are in no set, and of the line feed. */
const [others, lineFeed] = [0, 1];
/** The number of what is seen of most pairs of units. */
const nothing = 0;
/** So many bits a word has. */
const WORD = 31;

/**
 * What rules need to see in a line to have anything to do there, and one look at a text that tells it for all of them.
 *
 * Each need is a bit. UTF-16 units that are in the same sets are of one kind; most of a text are in none. For each two
 * kinds that stand side by side a table has what is seen then, for nearly all nothing: so the look takes one step for a
 * unit, whatever the number of rules, and branches hardly ever.
 */
export class Sights {
  readonly #kinds: Uint8Array;
  /** the place of two kinds in the table is `before << shift | kind` */
  readonly #shift: number;
  readonly #sights: Uint16Array;
  /** the bits of each sight */
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  /** by rule: the bits that it needs all of, in two words */
  readonly #neededLow: Int32Array;
  readonly #neededHigh: Int32Array;

  /** Rules are known by their place in the list. */
  constructor(rules: readonly Rule[]) {
    const bits = new Map<string, Seen & { readonly need: Need }>();
    const bitOf = (need: Need): Seen => {
      const key = JSON.stringify(need);
      const { size } = bits;
      if (size === 2 * WORD) throw new RangeError(`there is room for ${size} needs of rules, and no more`);
      const bit = bits.get(key) ?? {
        need,
        low: size < WORD ? 1 << size : 0,
        high: size < WORD ? 0 : 1 << (size - WORD),
      };
      bits.set(key, bit);
      return bit;
    };
    const needed = rules.map(({ needs = [] }) => needs.map(bitOf));
    this.#neededLow = Int32Array.from(needed, (own) => own.reduce((all, { low }) => all | low, 0));
    this.#neededHigh = Int32Array.from(needed, (own) => own.reduce((all, { high }) => all | high, 0));
    const signs = [...bits.values()].flatMap(({ need, low, high }) =>
      signsOf(need).map((sign) => ({ ...(typeof sign === 'string' ? { of: sign } : sign), low, high })),
    );
    const { kindOfUnit, membersOf, count } = kindsOf(
      signs.flatMap(({ of, ...sign }) => ('after' in sign ? [of, sign.after as string] : [of])),
    );
    this.#kinds = kindOfUnit;
    this.#shift = 32 - Math.clz32(count - 1);
    const places = count << this.#shift;
    const [lows, highs] = [new Int32Array(places), new Int32Array(places)];
    const all = Array.from({ length: count }, (_, kind) => kind);
    for (const { low, high, of, ...sign } of signs)
      for (const before of 'after' in sign ? membersOf(sign.after as string) : all)
        for (const kind of membersOf(of)) {
          const both = (before << this.#shift) | kind;
          lows[both] = (lows[both] as number) | low;
          highs[both] = (highs[both] as number) | high;
        }
    this.#sights = new Uint16Array(places);
    const distinct = new Map<string, Seen & { readonly number: number }>();
    const numberOf = (low: number, high: number, kind: number): number => {
      // A line feed is always something: the line ends there.
      const key = `${low} ${high} ${kind === lineFeed}`;
      const known = distinct.get(key) ?? { low, high, number: distinct.size };
      distinct.set(key, known);
      return known.number;
    };
    numberOf(0, 0, others);
    for (let before = 0; before < count; before += 1)
      for (const kind of all) {
        const both = (before << this.#shift) | kind;
        this.#sights[both] = numberOf(lows[both] as number, highs[both] as number, kind);
      }
    this.#low = Int32Array.from(distinct.values(), ({ low }) => low);
    this.#high = Int32Array.from(distinct.values(), ({ high }) => high);
  }

  #latest: { readonly text: string; readonly lines: readonly SeenLine[] } = { text: '', lines: [] };

  /** The lines of a text in which anything is to be seen, in order. */
  linesOf(text: string): readonly SeenLine[] {
    if (this.#latest.text !== text) this.#latest = { text, lines: this.#linesIn(text) };
    return this.#latest.lines;
  }

  /** All that is to be seen in a text, in whatever line. */
  seenIn(text: string): Seen {
    const seen = { low: 0, high: 0 };
    for (const { low, high } of this.linesOf(text)) {
      seen.low |= low;
      seen.high |= high;
    }
    return seen;
  }

  #linesIn(text: string): readonly SeenLine[] {
    const units = unitsOf(text);
    const kinds = this.#kinds;
    const shift = this.#shift;
    const sights = this.#sights;
    const lows = this.#low;
    const highs = this.#high;
    const found: SeenLine[] = [];
    let from = 0;
    let low = 0;
    let high = 0;
    let before: number = others;
    const { length } = units;
    for (let at = 0; at < length; at += 1) {
      const kind = kinds[units[at] as number] as number;
      const sight = sights[(before << shift) | kind] as number;
      before = kind;
      if (sight === nothing) continue;
      if (kind !== lineFeed) {
        low |= lows[sight] as number;
        high |= highs[sight] as number;
        continue;
      }
      if ((low | high) !== 0) found.push({ from, to: at, low, high });
      from = at + 1;
      low = 0;
      high = 0;
    }
    if ((low | high) !== 0) found.push({ from, to: units.length, low, high });
    return found;
  }

  /** Adds to what was seen in a line what a stretch of it shows: each unit, and how it stands behind the one before. */
  look(units: Uint16Array, from: number, to: number, line: Span, seen: Seen): void {
    const kinds = this.#kinds;
    let before: number = from > line.from ? (kinds[units[from - 1] as number] as number) : others;
    const end = Math.min(to, line.to);
    for (let at = from; at < end; at += 1) {
      const kind = kinds[units[at] as number] as number;
      this.#see(before, kind, seen);
      before = kind;
    }
  }

  #see(before: number, kind: number, seen: Seen): void {
    const sight = this.#sights[(before << this.#shift) | kind] as number;
    seen.low |= this.#low[sight] as number;
    seen.high |= this.#high[sight] as number;
  }

  /** Whether a rule may have anything to do where this is seen. */
  mayConcern(rule: number, seen: Readonly<Seen>): boolean {
    return this.concerned(rule, rule + 1, seen) === rule;
  }

  /** The first rule from one on that may have anything to do where this is seen; `end`, where none before it may. */
  concerned(first: number, end: number, { low, high }: Readonly<Seen>): number {
    const lows = this.#neededLow;
    const highs = this.#neededHigh;
    for (let rule = first; rule < end; rule += 1)
      if (((lows[rule] as number) & ~low) === 0 && ((highs[rule] as number) & ~high) === 0) return rule;
    return end;
  }
}

function signsOf(need: Need): readonly Sign[] {
  return typeof need === 'string' || 'of' in need ? [need] : need;
}

/** All units but these, as what a sign stands `after`. */
export function allBut(units: string): string {
  return ALL_BUT + units;
}
