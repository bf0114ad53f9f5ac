import type { Signatures } from './signatures.ts';

/**
 * A piece table: how a clean text was made from a raw one, in order, as three columns of `rows` numbers.
 *
 * Row i says: the next `raw[i]` characters of the raw text became the next `text[i]` of the clean text, signed by
 * `by[i]`. A row signed 0 is verbatim, `raw[i] === text[i]`, and may be cut anywhere; every other row is one act
 * and is never cut. All lengths are UTF-16. A column may be longer than the table.
 */
export interface PieceTable {
  readonly rows: number;
  readonly raw: Int32Array;
  readonly text: Int32Array;
  readonly by: Int32Array;
}

/** One act on a text: `to - from` characters from `from` on become `length` characters. */
export interface Act {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly by: number;
}

/** The table of a text that nothing has happened to. */
export function verbatim(length: number): PieceTable {
  const table = new PieceTableBuilder(1);
  table.push(length, length, 0);
  return table;
}

/** Collects the rows of a piece table: neighbours that are verbatim become one, empty rows vanish. */
export class PieceTableBuilder implements PieceTable {
  rows = 0;
  raw: Int32Array;
  text: Int32Array;
  by: Int32Array;

  /** `expected` is how many rows there is room for at first. */
  constructor(expected: number) {
    this.raw = new Int32Array(expected);
    this.text = new Int32Array(expected);
    this.by = new Int32Array(expected);
  }

  /** The same with no rows, and room for so many. */
  emptied(expected: number): PieceTableBuilder {
    if (this.by.length < expected) return new PieceTableBuilder(2 * expected);
    this.rows = 0;
    return this;
  }

  push(raw: number, text: number, by: number): void {
    if (raw === 0 && text === 0) return;
    const row = this.rows;
    if (by === 0 && row > 0 && this.by[row - 1] === 0) {
      this.raw[row - 1] = (this.raw[row - 1] as number) + raw;
      this.text[row - 1] = (this.text[row - 1] as number) + text;
      return;
    }
    if (row === this.by.length) this.#grow();
    this.raw[row] = raw;
    this.text[row] = text;
    this.by[row] = by;
    this.rows = row + 1;
  }

  /** All rows of another table from one on; the first may become one with the last here. */
  pushRest(table: PieceTable, from: number): void {
    if (from >= table.rows) return;
    this.push(table.raw[from] as number, table.text[from] as number, table.by[from] as number);
    const rest = table.rows - from - 1;
    while (this.rows + rest > this.by.length) this.#grow();
    this.raw.set(table.raw.subarray(from + 1, table.rows), this.rows);
    this.text.set(table.text.subarray(from + 1, table.rows), this.rows);
    this.by.set(table.by.subarray(from + 1, table.rows), this.rows);
    this.rows += rest;
  }

  #grow(): void {
    const length = 2 * this.by.length + 8;
    this.raw = longer(this.raw, length);
    this.text = longer(this.text, length);
    this.by = longer(this.by, length);
  }
}

function longer(column: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(length);
  grown.set(column);
  return grown;
}

/**
 * Makes the table of a text that acts were done to after the table's own.
 *
 * The acts are in order and do not overlap. The result is the finest table in which every act, old or new, is whole:
 * where acts of both kinds overlap they become one, signed by all their rules. What was deleted before stays in front
 * of what is inserted at the same place now.
 *
 * Acts may be overlaid on one another first and on the table then: the same characters are verbatim, each at the same
 * place, and what lies between is signed by the same rules. How that is parted into rows may differ where an insertion
 * meets a deletion, and a rule whose insertion was deleted again may be named one way only: a table does not remember
 * text that is in neither the raw nor the clean text, nor on which side of it something was inserted.
 *
 * `spare` is a table that nobody needs any more, whose room is taken.
 */
export function overlay(
  table: PieceTable,
  acts: readonly Act[],
  signatures: Signatures,
  spare?: PieceTableBuilder,
): PieceTableBuilder {
  const { rows, raw, text, by } = table;
  // An act is a row and parts at most one other; what it overlaps becomes one with it.
  const room = rows + 2 * acts.length;
  const result = spare?.emptied(room) ?? new PieceTableBuilder(room);
  let row = 0;
  let at = 0; // where the rest of the row begins in the text the acts speak of
  let rest = text[0] ?? 0; // how much of the row's text is left; only verbatim rows are ever cut

  // The act that is being made, if one is: where it is in that text, the raw text it takes, and by how much it grows.
  let isOpen = false;
  let from = 0;
  let to = 0;
  let taken = 0;
  let grown = 0;
  let signed = 0;

  for (const act of acts) {
    if (isOpen && act.from >= to) {
      result.push(taken, to - from + grown, signed);
      isOpen = false;
    }
    if (!isOpen) {
      while (row < rows && at + rest <= act.from) {
        result.push(by[row] === 0 ? rest : (raw[row] as number), rest, by[row] as number);
        at += rest;
        row += 1;
        rest = text[row] ?? 0;
      }
      const before = act.from - at;
      if (before > 0 && row < rows && by[row] === 0) {
        result.push(before, before, 0);
        rest -= before;
        at = act.from;
      }
      if (act.from === act.to && at === act.from) {
        result.push(0, act.length, act.by);
        continue;
      }
      isOpen = true;
      from = at;
      to = at;
      taken = 0;
      grown = 0;
      signed = 0;
    }
    if (act.to > to) to = act.to;
    grown += act.length - (act.to - act.from);
    signed = signatures.union(signed, act.by);
    while (row < rows && at < to) {
      if (by[row] === 0 && at + rest > to) {
        taken += to - at;
        rest -= to - at;
        at = to;
        break;
      }
      taken += by[row] === 0 ? rest : (raw[row] as number);
      signed = signatures.union(signed, by[row] as number);
      at += rest;
      if (at > to) to = at;
      row += 1;
      rest = text[row] ?? 0;
    }
  }
  if (isOpen) result.push(taken, to - from + grown, signed);
  if (row < rows) {
    result.push(by[row] === 0 ? rest : (raw[row] as number), rest, by[row] as number);
    result.pushRest(table, row + 1);
  }
  return result;
}

/** Overlays acts on the table that the ones before made: each is made where the one before the last stood. */
export function inTurn(signatures: Signatures): (table: PieceTable, acts: readonly Act[]) => PieceTable {
  let last: PieceTableBuilder | undefined;
  let spare: PieceTableBuilder | undefined;
  return (table, acts) => {
    const made = overlay(table, acts, signatures, spare);
    spare = last;
    last = made;
    return made;
  };
}
