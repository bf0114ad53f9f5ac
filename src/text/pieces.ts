import type { ActTable } from './acts.ts';
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
 */
export function overlay(table: PieceTable, acts: ActTable, signatures: Signatures): PieceTable {
  const { rows, raw, text, by } = table;
  // An act is a row and parts at most one other; what it overlaps becomes one with it.
  const result = new PieceTableBuilder(rows + 2 * acts.rows);
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

  for (let act = 0; act < acts.rows; act += 1) {
    const start = acts.from[act] as number;
    const end = acts.to[act] as number;
    const length = acts.length[act] as number;
    const own = acts.by[act] as number;
    if (isOpen && start >= to) {
      result.push(taken, to - from + grown, signed);
      isOpen = false;
    }
    if (!isOpen) {
      while (row < rows && at + rest <= start) {
        result.push(by[row] === 0 ? rest : (raw[row] as number), rest, by[row] as number);
        at += rest;
        row += 1;
        rest = text[row] ?? 0;
      }
      const before = start - at;
      if (before > 0 && row < rows && by[row] === 0) {
        result.push(before, before, 0);
        rest -= before;
        at = start;
      }
      if (start === end && at === start) {
        result.push(0, length, own);
        continue;
      }
      isOpen = true;
      from = at;
      to = at;
      taken = 0;
      grown = 0;
      signed = 0;
    }
    if (end > to) to = end;
    grown += length - (end - start);
    signed = signatures.union(signed, own);
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

/**
 * Whether an act of several rules takes what an act of the table inserted.
 *
 * What becomes of that depends on the turns: an insertion that one rule deletes is forgotten before the next comes.
 */
export function takesInsertion(
  { rows, raw, text }: PieceTable,
  acts: ActTable,
  signatures: Signatures,
): boolean {
  let at = 0;
  let act = 0;
  for (let row = 0; row < rows && act < acts.rows; row += 1) {
    const end = at + (text[row] as number);
    if (raw[row] === 0) {
      while (act < acts.rows && (acts.to[act] as number) <= at) act += 1;
      for (let own = act; own < acts.rows && (acts.from[own] as number) < end; own += 1)
        if (signatures.members(acts.by[own] as number).length > 1) return true;
    }
    at = end;
  }
  return false;
}
