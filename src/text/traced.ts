import { Acts, checkActs } from './acts.ts';
import { checkOrder, inOrder, trimmed } from './edits.ts';
import { firstEdits } from './first-edits.ts';
import { lastUpTo } from './last-up-to.ts';
import {
  BY,
  overlay,
  type PieceTable,
  PieceTableBuilder,
  RAW,
  TEXT,
  takesInsertion,
  verbatim,
  WIDTH,
} from './pieces.ts';
import { Signatures } from './signatures.ts';
import type { Change, Edit, Span } from './span.ts';
import { partOf, signsAfter } from './text-signs.ts';

/** A stretch of a traced text and where it came from. */
export interface Piece {
  /** in the raw text; empty where a rule inserted */
  readonly raw: Span;
  /** in the clean text; empty where rules removed */
  readonly clean: Span;
  /** the rules that removed, changed or inserted it; none: verbatim */
  readonly by: readonly string[];
}

/**
 * A text that remembers what it was.
 *
 * Nobody edits the string: `apply` takes signed edits and gives a new traced text, whose pieces tile the raw text and
 * the clean text at once. What no rule names is verbatim. Offsets are UTF-16.
 */
export class Traced {
  readonly raw: string;
  readonly text: string;
  readonly #table: PieceTable;
  readonly #signatures: Signatures;
  #starts: { readonly raw: Int32Array; readonly text: Int32Array } | undefined;

  private constructor(raw: string, text: string, table: PieceTable, signatures: Signatures) {
    this.raw = raw;
    this.text = text;
    this.#table = table;
    this.#signatures = signatures;
  }

  /** A raw text that nothing has happened to yet. */
  static from(raw: string): Traced {
    return new Traced(raw, raw, verbatim(raw.length), new Signatures());
  }

  /**
   * A traced text put together again from its pieces and the rules they name, in the order they were first met.
   *
   * Throws a RangeError that names the place where the pieces do not fit the texts.
   */
  static restore(raw: string, text: string, rules: readonly string[], pieces: Iterable<Piece>): Traced {
    const signatures = new Signatures();
    for (const rule of rules) signatures.of(rule);
    const table = new PieceTableBuilder(0);
    let rawAt = 0;
    let textAt = 0;
    for (const piece of pieces) {
      const { raw: from, clean, by } = piece;
      if (from.from !== rawAt || clean.from !== textAt || from.to < rawAt || clean.to < textAt)
        throw new RangeError(`the pieces do not tile: one begins at raw ${from.from}, clean ${clean.from}`);
      if (by.length === 0 && raw.slice(from.from, from.to) !== text.slice(clean.from, clean.to))
        throw new RangeError(`the verbatim piece at raw ${from.from}, clean ${clean.from} differs`);
      const signature = by.reduce((signed, rule) => signatures.union(signed, signatures.of(rule)), 0);
      table.push(from.to - from.from, clean.to - clean.from, signature);
      rawAt = from.to;
      textAt = clean.to;
    }
    if (rawAt !== raw.length || textAt !== text.length)
      throw new RangeError(
        `the pieces end at raw ${rawAt} of ${raw.length}, clean ${textAt} of ${text.length}`,
      );
    return new Traced(raw, text, table, signatures);
  }

  /**
   * The text with edits made to it, all in terms of the text as it is now.
   *
   * Edits may come in any order. Throws an EditError that names the rule where two overlap (two insertions at one
   * place do), or where one lies outside the text. What an edit leaves as it was at its ends stays verbatim. Each is
   * signed by its rule, behind the name of the stage where one is given.
   */
  apply(edits: Iterable<Edit>, stage?: string): Traced {
    const ordered = inOrder(edits);
    checkOrder(ordered, this.text.length);
    const signatureOf = this.#signatures.ofRules(stage);
    return this.#changed(ordered, ({ rule }) => signatureOf(rule));
  }

  /** The same for changes that one rule asks for: `apply` of all of them signed by it. */
  applyAll(changes: Iterable<Change>, rule: string): Traced {
    const ordered = inOrder(changes);
    checkOrder(ordered, this.text.length, rule);
    let signature: number | undefined;
    return this.#changed(ordered, () => {
      signature ??= this.#signatures.of(rule);
      return signature;
    });
  }

  /**
   * The text with acts done to it that another list of signatures signs.
   *
   * `text` is what comes of them, for whoever did them has it already. Undefined where they cannot be done at once: see
   * `takesInsertion`; otherwise they are signed by this text's own signatures from then on. Throws a RangeError where they overlap, lie outside the text or do not make one as long.
   */
  applyActs(acts: Acts, text: string, signatures: Signatures): Traced | undefined {
    checkActs(acts, this.text.length, text.length);
    if (takesInsertion(this.#table, acts, signatures)) return undefined;
    this.#signatures.signAnew(acts, signatures);
    const table = overlay(this.#table, acts, this.#signatures);
    return new Traced(this.raw, text, table, this.#signatures);
  }

  #changed<Each extends Change>(ordered: readonly Each[], signatureOf: (each: Each) => number): Traced {
    const { text } = this;
    if (text === this.raw && this.#table.rows < 2 && !this.#table.cells[BY]) {
      const first = firstEdits(text, ordered, signatureOf);
      return first === undefined ? this : this.#made(ordered, first.text, first.table);
    }
    const parts: string[] = [];
    changing.rows = 0;
    let done = 0;
    for (const each of ordered) {
      const { from, to, insert } = trimmed(each, text);
      if (from === to && insert === '') continue;
      if (from > done) parts.push(text.slice(done, from));
      if (insert !== '') parts.push(insert);
      changing.push(from, to, insert.length, signatureOf(each));
      done = to;
    }
    if (changing.rows === 0) return this;
    parts.push(text.slice(done));
    return this.#made(ordered, parts.join(''), overlay(this.#table, changing, this.#signatures));
  }

  #made(changes: readonly Change[], text: string, table: PieceTable): Traced {
    signsAfter(this.text, changes, text);
    return new Traced(this.raw, text, table, this.#signatures);
  }

  /**
   * The part of the text that came from one stretch of the raw text; all else is removed under the rule's name.
   *
   * What happened outside the stretch is forgotten: for this part it is one removal before and one behind. Throws a
   * RangeError where an end of the stretch lies inside something a rule changed.
   */
  keepOnly(span: Span, rule: string): Traced {
    const signature = this.#signatures.of(rule);
    const table = new PieceTableBuilder(16);
    table.push(span.from, 0, signature);
    let from: number | undefined;
    let to = 0;
    const starts = this.#startsOfRows();
    const first = lastUpTo(starts.raw, span.from - 1);
    let rawAt = starts.raw[first] ?? 0;
    let textAt = starts.text[first] ?? 0;
    for (let row = first; row < this.#table.rows && rawAt <= span.to; row += 1) {
      const raw = this.#table.cells[WIDTH * row + RAW] as number;
      const text = this.#table.cells[WIDTH * row + TEXT] as number;
      const by = this.#table.cells[WIDTH * row + BY] as number;
      const begin = Math.max(rawAt, span.from);
      const end = Math.min(rawAt + raw, span.to);
      if (by !== 0 && begin < end && (begin > rawAt || end < rawAt + raw))
        throw new RangeError(`${rule}: the part ${span.from}–${span.to} cuts a change at raw ${rawAt}`);
      if (by === 0 ? begin < end : rawAt >= span.from && rawAt + raw <= span.to) {
        const kept = by === 0 ? end - begin : text;
        const start = by === 0 ? textAt + begin - rawAt : textAt;
        from ??= start;
        to = start + kept;
        table.push(by === 0 ? kept : raw, kept, by);
      }
      rawAt += raw;
      textAt += text;
    }
    table.push(this.raw.length - span.to, 0, signature);
    return new Traced(this.raw, partOf(this.text, from ?? 0, to), table, this.#signatures);
  }

  /** The pieces in order: they tile the raw text, and their clean spans the clean text. */
  *pieces(): Generator<Piece> {
    let rawAt = 0;
    let textAt = 0;
    for (let row = 0; row < this.#table.rows; row += 1) {
      yield this.#piece(row, rawAt, textAt);
      rawAt += this.#table.cells[WIDTH * row + RAW] as number;
      textAt += this.#table.cells[WIDTH * row + TEXT] as number;
    }
  }

  /** Shows each piece in order, as its lengths and the number of its signature (0: verbatim); nothing is made for each. */
  eachPiece(show: (raw: number, clean: number, signature: number) => void): void {
    const { rows, cells } = this.#table;
    for (let at = 0; at < WIDTH * rows; at += WIDTH)
      show(cells[at + RAW] as number, cells[at + TEXT] as number, cells[at + BY] as number);
  }

  /** The same as a table of them, for whoever goes over all of them: nobody writes to it. */
  get table(): PieceTable {
    return this.#table;
  }

  /** All signatures of its pieces are below this. */
  get signatures(): number {
    return this.#signatures.count;
  }

  /** The rules of a signature, as their places in `rules`, in order. */
  signers(signature: number): readonly number[] {
    return this.#signatures.members(signature);
  }

  /** The rules that were met on the way, in the order in which they were; a few may have left nothing behind. */
  get rules(): readonly string[] {
    return this.#signatures.rules;
  }

  /**
   * Where one character of the clean text came from: a piece of one character where it is verbatim, else the whole
   * change that made it. Throws a RangeError outside the text.
   */
  rawAt(offset: number): Piece {
    if (!(offset >= 0 && offset < this.text.length))
      throw new RangeError(`offset ${offset} is outside the text of ${this.text.length} characters`);
    const starts = this.#startsOfRows();
    const low = lastUpTo(starts.text, offset);
    const raw = starts.raw[low] as number;
    const text = starts.text[low] as number;
    if (this.#table.cells[WIDTH * low + BY] === 0) {
      const from = raw + offset - text;
      return { raw: { from, to: from + 1 }, clean: { from: offset, to: offset + 1 }, by: [] };
    }
    return this.#piece(low, raw, text);
  }

  /**
   * Where in the text begins what came from the raw text at an offset and behind it.
   *
   * What was inserted at the offset stands before. Inside a change it is the end of the change.
   */
  offsetOf(raw: number): number {
    if (raw >= this.raw.length) return this.text.length;
    const starts = this.#startsOfRows();
    const low = lastUpTo(starts.raw, raw);
    const inside = raw - (starts.raw[low] ?? 0);
    if (inside <= 0) return starts.text[low] ?? 0;
    if (this.#table.cells[WIDTH * low + BY] === 0) return (starts.text[low] as number) + inside;
    return (starts.text[low] as number) + (this.#table.cells[WIDTH * low + TEXT] as number);
  }

  /** The text with all that was done to another, whose raw text it is. Throws a RangeError where it is not. */
  composed(later: Traced): Traced {
    if (later.raw !== this.text) throw new RangeError('what was done was not done to this text');
    // In the order in which they were met there, which is the order in which a piece names them.
    for (const rule of later.rules) this.#signatures.of(rule);
    const acts = new Acts(64);
    for (const { raw, clean, by } of later.pieces()) {
      if (by.length === 0) continue;
      const signature = by.reduce(
        (signed, rule) => this.#signatures.union(signed, this.#signatures.of(rule)),
        0,
      );
      acts.push(raw.from, raw.to, clean.to - clean.from, signature);
    }
    return new Traced(this.raw, later.text, overlay(this.#table, acts, this.#signatures), this.#signatures);
  }

  #piece(row: number, raw: number, text: number): Piece {
    return {
      raw: { from: raw, to: raw + (this.#table.cells[WIDTH * row + RAW] as number) },
      clean: { from: text, to: text + (this.#table.cells[WIDTH * row + TEXT] as number) },
      by: this.#signatures.names(this.#table.cells[WIDTH * row + BY] as number),
    };
  }

  #startsOfRows(): { readonly raw: Int32Array; readonly text: Int32Array } {
    if (this.#starts !== undefined) return this.#starts;
    const { rows, cells } = this.#table;
    const starts = { raw: new Int32Array(rows), text: new Int32Array(rows) };
    for (let row = 1; row < rows; row += 1) {
      const before = WIDTH * (row - 1);
      starts.raw[row] = (starts.raw[row - 1] as number) + (cells[before + RAW] as number);
      starts.text[row] = (starts.text[row - 1] as number) + (cells[before + TEXT] as number);
    }
    this.#starts = starts;
    return starts;
  }
}

/** What a text is just being changed by: one after the other is collected in it. */
const changing = new Acts(64);
