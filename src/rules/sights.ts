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
/** So many bits a word has. */
const WORD = 31;
/** The bit above those: a line ends here. */
const LINE_END = 1 << WORD;

/**
 * What rules need to see in a line to have anything to do there, and one look at a text that tells it for all of them.
 *
 * Each need is a bit. UTF-16 units that are in the same sets are of one kind; most of a text are in none. For each two
 * kinds that stand side by side a table has what is seen then, for nearly all nothing: so the look takes one step for a
 * unit, whatever the number of rules, and branches where a line ends.
 */
export class Sights {
  readonly #kinds: Uint8Array;
  /** the place of two kinds in the tables is `before << shift | kind` */
  readonly #shift: number;
  /** the bits of what is seen where two kinds stand side by side; where the second is a line feed, `LINE_END` in the first */
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
    for (const before of all) {
      const both = (before << this.#shift) | lineFeed;
      lows[both] = (lows[both] as number) | LINE_END;
    }
    this.#low = lows;
    this.#high = highs;
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
    const found: SeenLine[] = [];
    const seen: Seen = { low: 0, high: 0 };
    for (let from = 0, to = 0; from < units.length; from = to + 1) {
      to = this.#lookToEnd(units, from, seen);
      const { low, high } = seen;
      if ((low | high) !== 0) found.push({ from, to, low, high });
    }
    return found;
  }

  /** Where the line ends that begins at a unit, and all that is to be seen in it. */
  #lookToEnd(units: Uint16Array, from: number, seen: Seen): number {
    const kinds = this.#kinds;
    const shift = this.#shift;
    const lows = this.#low;
    const highs = this.#high;
    const { length } = units;
    let at = from;
    let low = 0;
    let high = 0;
    let before: number = others;
    // Four at once: no unit waits for what the one before it was.
    for (; at + 4 <= length; at += 4) {
      const one = kinds[units[at] as number] as number;
      const two = kinds[units[at + 1] as number] as number;
      const three = kinds[units[at + 2] as number] as number;
      const four = kinds[units[at + 3] as number] as number;
      const first = (before << shift) | one;
      const second = (one << shift) | two;
      const third = (two << shift) | three;
      const fourth = (three << shift) | four;
      const all =
        (lows[first] as number) |
        (lows[second] as number) |
        (lows[third] as number) |
        (lows[fourth] as number);
      if (all < 0) break;
      low |= all;
      high |=
        (highs[first] as number) |
        (highs[second] as number) |
        (highs[third] as number) |
        (highs[fourth] as number);
      before = four;
    }
    for (; at < length; at += 1) {
      const kind = kinds[units[at] as number] as number;
      const both = (before << shift) | kind;
      if ((lows[both] as number) < 0) break;
      low |= lows[both] as number;
      high |= highs[both] as number;
      before = kind;
    }
    seen.low = low;
    seen.high = high;
    return at;
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
    const both = (before << this.#shift) | kind;
    seen.low |= this.#low[both] as number;
    seen.high |= this.#high[both] as number;
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
