import type { ActTable } from './acts.ts';
import type { Signatures } from './signatures.ts';

/**
 * A piece table: how a clean text was made from a raw one, in order, as `rows` rows of three numbers.
 *
 * Row i stands in the cells from 3 i on and says: the next `RAW` characters of the raw text became the next `TEXT` of
 * the clean text, signed by `BY`. A row signed 0 is verbatim, as long in both, and may be cut anywhere; every other row
 * is one act and is never cut. All lengths are UTF-16. There may be more cells than the rows take. They are one plain
 * row of numbers: to make room for columns of their own kind takes longer than to write a short table.
 */
export interface PieceTable {
  readonly rows: number;
  readonly cells: readonly number[];
}

/** The places of its numbers in a row of a piece table, and how many it has. */
export const [RAW, TEXT, BY, WIDTH] = [0, 1, 2, 3];

/** The table of a text that nothing has happened to. */
export function verbatim(length: number): PieceTable {
  const table = new PieceTableBuilder(1);
  table.push(length, length, 0);
  return table;
}

/** Room is made for so many cells at first: beyond it the row grows, for one made much longer at once is no row to the engine. */
const MOST = 0x100000;

/** Collects the rows of a piece table: neighbours that are verbatim become one, empty rows vanish. */
export class PieceTableBuilder implements PieceTable {
  rows = 0;
  readonly cells: number[];

  /** `expected` is how many rows there is room for at first. */
  constructor(expected: number) {
    this.cells = new Array<number>(Math.min(WIDTH * expected, MOST));
  }

  push(raw: number, text: number, by: number): void {
    if (raw === 0 && text === 0) return;
    const at = WIDTH * this.rows;
    if (by === 0 && at > 0 && this.cells[at - WIDTH + BY] === 0) {
      this.cells[at - WIDTH + RAW] = (this.cells[at - WIDTH + RAW] as number) + raw;
      this.cells[at - WIDTH + TEXT] = (this.cells[at - WIDTH + TEXT] as number) + text;
      return;
    }
    this.cells[at + RAW] = raw;
    this.cells[at + TEXT] = text;
    this.cells[at + BY] = by;
    this.rows += 1;
  }

  /** All rows of another table from one on; the first may become one with the last here. */
  pushRest({ rows, cells }: PieceTable, from: number): void {
    if (from >= rows) return;
    const at = WIDTH * from;
    this.push(cells[at + RAW] as number, cells[at + TEXT] as number, cells[at + BY] as number);
    const moved = WIDTH * (this.rows - from - 1);
    for (let cell = at + WIDTH; cell < WIDTH * rows; cell += 1)
      this.cells[cell + moved] = cells[cell] as number;
    this.rows += rows - from - 1;
  }
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
  const { rows, cells } = table;
  // An act is a row and parts at most one other; what it overlaps becomes one with it.
  const result = new PieceTableBuilder(rows + 2 * acts.rows);
  let row = 0;
  // What the row says, and how much of its text is left; only verbatim rows are ever cut.
  let raw = cells[RAW] ?? 0;
  let rest = cells[TEXT] ?? 0;
  let by = cells[BY] ?? 0;
  let at = 0; // where the rest of the row begins in the text the acts speak of

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
        result.push(by === 0 ? rest : raw, rest, by);
        at += rest;
        row += 1;
        raw = cells[WIDTH * row + RAW] ?? 0;
        rest = cells[WIDTH * row + TEXT] ?? 0;
        by = cells[WIDTH * row + BY] ?? 0;
      }
      const before = start - at;
      if (before > 0 && row < rows && by === 0) {
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
      if (by === 0 && at + rest > to) {
        taken += to - at;
        rest -= to - at;
        at = to;
        break;
      }
      taken += by === 0 ? rest : raw;
      signed = signatures.union(signed, by);
      at += rest;
      if (at > to) to = at;
      row += 1;
      raw = cells[WIDTH * row + RAW] ?? 0;
      rest = cells[WIDTH * row + TEXT] ?? 0;
      by = cells[WIDTH * row + BY] ?? 0;
    }
  }
  if (isOpen) result.push(taken, to - from + grown, signed);
  if (row < rows) {
    result.push(by === 0 ? rest : raw, rest, by);
    result.pushRest(table, row + 1);
  }
  return result;
}

/**
 * Whether an act of several rules takes what an act of the table inserted.
 *
 * What becomes of that depends on the turns: an insertion that one rule deletes is forgotten before the next comes.
 */
export function takesInsertion({ rows, cells }: PieceTable, acts: ActTable, signatures: Signatures): boolean {
  let at = 0;
  let act = 0;
  for (let row = 0; row < rows && act < acts.rows; row += 1) {
    const end = at + (cells[WIDTH * row + TEXT] as number);
    if (cells[WIDTH * row + RAW] === 0) {
      while (act < acts.rows && (acts.to[act] as number) <= at) act += 1;
      for (let own = act; own < acts.rows && (acts.from[own] as number) < end; own += 1)
        if (signatures.members(acts.by[own] as number).length > 1) return true;
    }
    at = end;
  }
  return false;
}
