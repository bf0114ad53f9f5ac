import type { Signatures } from './signatures.ts';

/**
 * Acts on a text, in order and without overlap, as columns of `rows` numbers.
 *
 * Row i says: the characters `from[i]` to `to[i]` become `length[i]` characters, signed by `by[i]`. All lengths are
 * UTF-16. A column may be longer than the table.
 */
export interface ActTable {
  readonly rows: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly length: Int32Array;
  readonly by: Int32Array;
}

/** Acts as they are collected; the columns grow with them. */
export class Acts implements ActTable {
  rows = 0;
  from: Int32Array;
  to: Int32Array;
  length: Int32Array;
  by: Int32Array;

  /** `expected` is how many rows there is room for at first. */
  constructor(expected: number) {
    this.from = new Int32Array(expected);
    this.to = new Int32Array(expected);
    this.length = new Int32Array(expected);
    this.by = new Int32Array(expected);
  }

  push(from: number, to: number, length: number, by: number): void {
    const row = this.rows;
    if (row === this.by.length) this.#grow();
    this.from[row] = from;
    this.to[row] = to;
    this.length[row] = length;
    this.by[row] = by;
    this.rows = row + 1;
  }

  /** All rows of others, so many characters further on. */
  pushAll(others: ActTable, moved: number): void {
    const { rows, from, to, length, by } = others;
    for (let row = 0; row < rows; row += 1)
      this.push(
        (from[row] as number) + moved,
        (to[row] as number) + moved,
        length[row] as number,
        by[row] as number,
      );
  }

  #grow(): void {
    const length = 2 * this.by.length + 8;
    const longer = (column: Int32Array): Int32Array => {
      const grown = new Int32Array(length);
      grown.set(column);
      return grown;
    };
    this.from = longer(this.from);
    this.to = longer(this.to);
    this.length = longer(this.length);
    this.by = longer(this.by);
  }
}

/**
 * Makes one list of two: `second` are acts on the text that `first` made, the result on the text before both.
 *
 * Acts that overlap become one, signed by all their rules. Overlaid on any table at once they make what the two make
 * one after the other, as long as each act takes at least one character: what an insertion between two characters
 * becomes depends on what was deleted there before.
 */
export function inTurn(first: ActTable, second: ActTable, signatures: Signatures, result: Acts): void {
  result.rows = 0;
  const { rows, from: oldFrom, to: oldTo, length: oldLength, by: oldBy } = first;
  let old = 0;
  let grown = 0; // by how much the text has before the old act

  // The act that is being made, if one is: where it begins before both and between them, and ends between them.
  let isOpen = false;
  let from = 0;
  let begun = 0;
  let to = 0;
  let added = 0;
  let signed = 0;

  for (let act = 0; act < second.rows; act += 1) {
    const start = second.from[act] as number;
    const end = second.to[act] as number;
    if (isOpen && start >= to) {
      result.push(from, to - grown, to - begun + added, signed);
      isOpen = false;
    }
    if (!isOpen) {
      while (old < rows && (oldFrom[old] as number) + grown + (oldLength[old] as number) <= start) {
        const begin = oldFrom[old] as number;
        const until = oldTo[old] as number;
        const length = oldLength[old] as number;
        result.push(begin, until, length, oldBy[old] as number);
        grown += length - (until - begin);
        old += 1;
      }
      begun = old < rows ? Math.min(start, (oldFrom[old] as number) + grown) : start;
      isOpen = true;
      from = begun - grown;
      to = end;
      added = 0;
      signed = 0;
    }
    if (end > to) to = end;
    added += (second.length[act] as number) - (end - start);
    signed = signatures.union(signed, second.by[act] as number);
    while (old < rows && (oldFrom[old] as number) + grown < to) {
      const length = oldLength[old] as number;
      const until = (oldFrom[old] as number) + grown + length;
      if (until > to) to = until;
      signed = signatures.union(signed, oldBy[old] as number);
      grown += length - ((oldTo[old] as number) - (oldFrom[old] as number));
      old += 1;
    }
  }
  if (isOpen) result.push(from, to - grown, to - begun + added, signed);
  for (; old < rows; old += 1)
    result.push(oldFrom[old] as number, oldTo[old] as number, oldLength[old] as number, oldBy[old] as number);
}

/** Throws a RangeError where acts are out of order, lie outside a text or do not make one of the length after them. */
export function checkActs({ rows, from, to, length }: ActTable, before: number, after: number): void {
  let done = 0;
  let made = before;
  for (let row = 0; row < rows; row += 1) {
    if ((from[row] as number) < done || (to[row] as number) < (from[row] as number))
      throw new RangeError(`an act on ${from[row]}–${to[row]} overlaps the one before it`);
    done = to[row] as number;
    made += (length[row] as number) - (to[row] as number) + (from[row] as number);
  }
  if (done > before) throw new RangeError(`an act ends at ${done} of ${before} characters`);
  if (made !== after) throw new RangeError(`acts make a text of ${made} characters, and it has ${after}`);
}
