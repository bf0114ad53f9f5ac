import type { Signatures } from './signatures.ts';

/**
 * A piece table: how a clean text was made from a raw one, in order, as three columns of equal length.
 *
 * Row i says: the next `raw[i]` characters of the raw text became the next `text[i]` of the clean text, signed by
 * `by[i]`. A row signed 0 is verbatim, `raw[i] === text[i]`, and may be cut anywhere; every other row is one act
 * and is never cut. All lengths are UTF-16.
 */
export interface PieceTable {
  readonly raw: readonly number[];
  readonly text: readonly number[];
  readonly by: readonly number[];
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
  return length === 0 ? { raw: [], text: [], by: [] } : { raw: [length], text: [length], by: [0] };
}

/** Collects the rows of a piece table: neighbours that are verbatim become one, empty rows vanish. */
export class PieceTableBuilder implements PieceTable {
  readonly raw: number[] = [];
  readonly text: number[] = [];
  readonly by: number[] = [];

  push(raw: number, text: number, by: number): void {
    if (raw === 0 && text === 0) return;
    const last = this.by.length - 1;
    if (by === 0 && last >= 0 && this.by[last] === 0) {
      this.raw[last] = (this.raw[last] as number) + raw;
      this.text[last] = (this.text[last] as number) + text;
      return;
    }
    this.raw.push(raw);
    this.text.push(text);
    this.by.push(by);
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
export function overlay(table: PieceTable, acts: Iterable<Act>, signatures: Signatures): PieceTable {
  const result = new PieceTableBuilder();
  const rows = table.by.length;
  let row = 0;
  let at = 0; // where the rest of the row begins in the text the acts speak of
  let rest = table.text[0] ?? 0; // how much of the row's text is left; only verbatim rows are ever cut

  const next = (): void => {
    at += rest;
    row += 1;
    rest = table.text[row] ?? 0;
  };
  const rawOf = (signature: number): number => (signature === 0 ? rest : (table.raw[row] as number));

  let open: { from: number; to: number; raw: number; grown: number; by: number } | undefined;
  const close = (): void => {
    if (open !== undefined) result.push(open.raw, open.to - open.from + open.grown, open.by);
    open = undefined;
  };

  for (const act of acts) {
    if (open !== undefined && act.from >= open.to) close();
    if (open === undefined) {
      while (row < rows && at + rest <= act.from) {
        const by = table.by[row] as number;
        result.push(rawOf(by), rest, by);
        next();
      }
      const by = table.by[row] ?? 0;
      if (by === 0 && act.from > at) {
        result.push(act.from - at, act.from - at, 0);
        rest -= act.from - at;
        at = act.from;
      }
      if (act.from === act.to && at === act.from) {
        result.push(0, act.length, act.by);
        continue;
      }
      open = { from: at, to: Math.max(at, act.to), raw: 0, grown: 0, by: 0 };
    }
    open.to = Math.max(open.to, act.to);
    open.grown += act.length - (act.to - act.from);
    open.by = signatures.union(open.by, act.by);
    while (row < rows && at < open.to) {
      const by = table.by[row] as number;
      if (by === 0) {
        const taken = Math.min(rest, open.to - at);
        open.raw += taken;
        if (taken < rest) {
          rest -= taken;
          at += taken;
          break;
        }
      } else {
        open.raw += table.raw[row] as number;
        open.by = signatures.union(open.by, by);
        open.to = Math.max(open.to, at + rest);
      }
      next();
    }
  }
  close();
  for (; row < rows; next()) {
    const by = table.by[row] as number;
    result.push(rawOf(by), rest, by);
  }
  return result;
}
