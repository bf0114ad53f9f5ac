import type { ActTable } from './acts.ts';

const unknown = -1;

/** So many names are compared faster than looked up. */
const mostKnown = 12;

/**
 * The rule names met on the way of one text, and the sets of them that sign its pieces.
 *
 * A signature is a number: 0 is the empty set, which signs what is verbatim. Signatures only ever grow in
 * number, so texts made from one another can share one list.
 */
export class Signatures {
  readonly #rules: string[] = [];
  /** by the number of a rule: the signature of it alone */
  readonly #alone: number[] = [];
  /** the numbers of the rules by their names, once there are many */
  #numbers: Map<string, number> | undefined;
  readonly #sets: (readonly number[])[] = [[]];
  /** by the numbers of its rules, of which it has two or more: a text that only one rule changed has no such set */
  #numberOfSet: Map<string, number> | undefined;
  #unions: Map<number, number> | undefined;
  #latest = { key: -1, union: 0 };
  /** by signature: what it is in another list, while acts are signed by that one */
  readonly #elsewhere: number[] = [];

  /** All rule names, in the order in which they were first met. */
  get rules(): readonly string[] {
    return this.#rules;
  }

  /** How many signatures there are, 0 among them. */
  get count(): number {
    return this.#sets.length;
  }

  /** The signature of one rule alone. */
  of(rule: string): number {
    const known = this.#numberOf(rule);
    if (known !== undefined) return this.#alone[known] as number;
    const number = this.#rules.push(rule) - 1;
    this.#numbers?.set(rule, number);
    const signature = this.#sets.push([number]) - 1;
    this.#alone.push(signature);
    return signature;
  }

  #numberOf(rule: string): number | undefined {
    if (this.#rules.length <= mostKnown) {
      const number = this.#rules.indexOf(rule);
      return number < 0 ? undefined : number;
    }
    this.#numbers ??= new Map(this.#rules.map((name, number) => [name, number]));
    return this.#numbers.get(rule);
  }

  /** What gives the signatures of rules, each named behind the stage where there is one; few names come again and again. */
  ofRules(stage?: string): (rule: string) => number {
    const known: string[] = [];
    const signatures: number[] = [];
    return (rule) => {
      for (let at = 0; at < known.length; at += 1) if (known[at] === rule) return signatures[at] as number;
      const signature = this.of(stage === undefined ? rule : `${stage}/${rule}`);
      if (known.length < mostKnown) {
        known.push(rule);
        signatures.push(signature);
      }
      return signature;
    };
  }

  /** The signature of all rules of two signatures. */
  union(one: number, other: number): number {
    if (one === other || other === 0) return one;
    if (one === 0) return other;
    const low = Math.min(one, other);
    const high = Math.max(one, other);
    const key = low * 0x200000 + high;
    // What meets once meets again at the next place.
    if (key === this.#latest.key) return this.#latest.union;
    this.#unions ??= new Map();
    let union = this.#unions.get(key);
    if (union === undefined) {
      union = this.#intern(merged(this.members(low), this.members(high)));
      this.#unions.set(key, union);
    }
    this.#latest = { key, union };
    return union;
  }

  /** The numbers of the rules in a signature, in the order in which the rules were first met. */
  members(signature: number): readonly number[] {
    return this.#sets[signature] ?? [];
  }

  /** The names of the rules in a signature, in the same order. */
  names(signature: number): readonly string[] {
    return this.members(signature).map((rule) => this.#rules[rule] as string);
  }

  /** Signs acts here which others sign: each gets the signature here of the rules that it has there. */
  signAnew({ rows, by }: ActTable, others: Signatures): void {
    // Few of those that others have sign anything here, so nothing is made that is as long as their list.
    const here = others.#elsewhere;
    while (here.length < others.count) here.push(unknown);
    const met: number[] = [];
    for (let row = 0; row < rows; row += 1) {
      const signature = by[row] as number;
      if (here[signature] !== unknown) continue;
      here[signature] = 0;
      met.push(signature);
    }
    met.sort(ascending);
    // In the order in which they were met there, which is the order in which a piece names them.
    const rules: number[] = [];
    for (const signature of met)
      for (const rule of others.members(signature)) if (!rules.includes(rule)) rules.push(rule);
    for (const rule of rules.sort(ascending)) this.of(others.rules[rule] as string);
    for (const signature of met) here[signature] = this.#ofOthers(others, signature);
    for (let row = 0; row < rows; row += 1) by[row] = here[by[row] as number] as number;
    for (const signature of met) here[signature] = unknown;
  }

  /** The signature here of the rules in one of others, which are all known here by now. */
  #ofOthers(others: Signatures, signature: number): number {
    // Not by `map`: what fast code makes by it is a list of another kind, and all that read such lists is compiled again.
    const own: number[] = [];
    for (const rule of others.members(signature))
      own.push(this.#numberOf(others.rules[rule] as string) as number);
    if (own.length > 1) return this.#intern(own.sort(ascending));
    return own.length === 0 ? 0 : (this.#alone[own[0] as number] as number);
  }

  #intern(members: readonly number[]): number {
    const key = members.join();
    this.#numberOfSet ??= new Map();
    let number = this.#numberOfSet.get(key);
    if (number === undefined) {
      number = this.#sets.push(members) - 1;
      this.#numberOfSet.set(key, number);
    }
    return number;
  }
}

function ascending(one: number, other: number): number {
  return one - other;
}

/** The numbers of two lists, each in order; those that are in both once. */
function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  const all: number[] = [];
  for (let at = 0, next = 0; at < one.length || next < other.length; ) {
    const first = one[at] ?? Number.POSITIVE_INFINITY;
    const second = other[next] ?? Number.POSITIVE_INFINITY;
    all.push(Math.min(first, second));
    if (first <= second) at += 1;
    if (second <= first) next += 1;
  }
  return all;
}
