import { Side, sideOf, TRANSPARENT_CODE } from './mark-side.ts';

const OPEN = 0x28;
const CLOSE = 0x29;
const WIDE_OPEN = 0xff08;
const WIDE_CLOSE = 0xff09;
const isOpen = (code: number) => code === OPEN || code === WIDE_OPEN;
const isClose = (code: number) => code === CLOSE || code === WIDE_CLOSE;

/**
 * The marks `,;:!?()` of a line that has Han, their full-width twins and the marks between, each with its context.
 *
 * The nearest character that is no mark and no space decides, so a run of marks is seen alike whichever of them are
 * full-width already. Linear in the line. It has a column for each thing known of a mark and is read again for each
 * line: a text has a mark every ten characters, and an object for each would cost more than the reading.
 */
export class MarksOfLine {
  /** how many marks the line has; the columns may be longer */
  length = 0;
  /** UTF-16 offset in the text */
  at = new Int32Array(256);
  /** UTF-16 code */
  code = new Uint16Array(256);
  /** what it sees on its left, a `Side`; after `look` */
  left = new Uint8Array(256);
  /** what it sees on its right; after `look` */
  right = new Uint8Array(256);
  /** 1 for a bracket that belongs to Chinese text; after `pair` */
  chinese = new Uint8Array(256);

  /** where the run of marks begins that it is in */
  #run = new Int32Array(256);
  /** the classes at the two ends of that run */
  #before = new Uint8Array(256);
  #after = new Uint8Array(256);
  /** how many Han the line has before it */
  #han = new Int32Array(256);
  /** the number of the other bracket of a pair; -1 for none */
  #partner = new Int32Array(256);

  /** Finds the marks of a line of a text. */
  read(text: string, from: number, to: number): void {
    const stack: number[] = [];
    let last: Side = Side.edge;
    let runStart = 0;
    let han = 0;
    let run = from;
    this.length = 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      const side = sideOf[code] as Side | typeof TRANSPARENT_CODE;
      if (side !== TRANSPARENT_CODE) {
        for (; runStart < this.length; runStart++) this.#after[runStart] = side;
        run = at;
        last = side;
        if (side === Side.han) han++;
        continue;
      }
      if (code === 0x20) continue;
      const mark = this.length++;
      if (mark === this.at.length) this.#grow();
      this.at[mark] = at;
      this.code[mark] = code;
      this.#run[mark] = run;
      this.#before[mark] = last;
      this.#after[mark] = Side.edge;
      this.#han[mark] = han;
      this.#partner[mark] = -1;
      if (isOpen(code)) stack.push(mark);
      if (isClose(code)) {
        const partner = stack.pop();
        if (partner !== undefined) {
          this.#partner[mark] = partner;
          this.#partner[partner] = mark;
        }
      }
    }
  }

  /** Tells which brackets are Chinese. */
  pair(text: string): void {
    for (let mark = 0; mark < this.length; mark++) {
      const code = this.code[mark] as number;
      const isBracket = isOpen(code) || isClose(code);
      this.chinese[mark] = isBracket && this.#isChineseBracket(mark, text) ? 1 : 0;
    }
  }

  /** Tells what each mark sees on its two sides. */
  look(): void {
    this.#lookFrom(0, 1, this.left, this.#before);
    this.#lookFrom(this.length - 1, -1, this.right, this.#after);
  }

  /** A pair is Chinese when Han is in it, before it, or behind it and no Latin before it. */
  #isChineseBracket(mark: number, text: string): boolean {
    const code = this.code[mark] as number;
    if (code === WIDE_OPEN || code === WIDE_CLOSE) return true;
    const partner = this.#partner[mark] as number;
    if (partner < 0) {
      const before = this.#before[mark];
      const after = this.#after[mark];
      if (isOpen(code)) return before === Side.han || (before !== Side.latin && after === Side.han);
      return before === Side.han || (before === Side.digit && after === Side.han);
    }
    const open = Math.min(mark, partner);
    const close = Math.max(mark, partner);
    if (this.code[open] === WIDE_OPEN || this.code[close] === WIDE_CLOSE) return true;
    const openAt = this.at[open] as number;
    const closeAt = this.at[close] as number;
    // `附件(1).pdf`, `(0531)8888`
    if (/^\.[0-9A-Za-z]/.test(text.slice(closeAt + 1, closeAt + 3))) return false;
    if (/^\([0-9]{3,4}\) ?[0-9]/.test(text.slice(openAt, openAt + 8))) return false;
    const before = this.#before[open];
    if ((this.#han[close] as number) > (this.#han[open] as number) || before === Side.han) return true;
    if (before === Side.latin) return false;
    return this.#after[close] === Side.han || (before === Side.unit && this.#after[close] === Side.edge);
  }

  /** What each mark sees when it looks against `step`: the end of its run, or a quotation or bracket met before. */
  #lookFrom(first: number, step: 1 | -1, sides: Uint8Array, ends: Uint8Array): void {
    let run = -1;
    let seen = Side.edge as Side;
    for (let mark = first; mark >= 0 && mark < this.length; mark += step) {
      if (this.#run[mark] !== run) {
        run = this.#run[mark] as number;
        seen = ends[mark] as Side;
      }
      sides[mark] = seen;
      seen = sideAfter(this.code[mark] as number, this.chinese[mark] === 1, seen, step);
    }
  }

  #grow(): void {
    const length = 2 * this.at.length;
    this.at = longer(this.at, new Int32Array(length));
    this.code = longer(this.code, new Uint16Array(length));
    this.left = longer(this.left, new Uint8Array(length));
    this.right = longer(this.right, new Uint8Array(length));
    this.chinese = longer(this.chinese, new Uint8Array(length));
    this.#run = longer(this.#run, new Int32Array(length));
    this.#before = longer(this.#before, new Uint8Array(length));
    this.#after = longer(this.#after, new Uint8Array(length));
    this.#han = longer(this.#han, new Int32Array(length));
    this.#partner = longer(this.#partner, new Int32Array(length));
  }
}

function longer<Column extends Int32Array | Uint16Array | Uint8Array>(column: Column, grown: Column): Column {
  grown.set(column);
  return grown;
}

/** How a mark looks to the next one: one that faces it is Chinese text, one that encloses it is an edge. */
function sideAfter(code: number, chinese: boolean, seen: Side, step: 1 | -1): Side {
  const opens = isOpen(code) || code === 0x201c || code === 0x2018;
  const closes = isClose(code) || code === 0x201d || code === 0x2019;
  if (!opens && !closes) return seen;
  if (opens === (step === 1)) return Side.edge;
  if (isOpen(code) || isClose(code)) return chinese ? Side.han : Side.latin;
  return Side.han;
}
