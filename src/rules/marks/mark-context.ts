import { Side, sideOf, TRANSPARENT_CODE } from './mark-side.ts';

const OPEN = 0x28;
const CLOSE = 0x29;
const WIDE_OPEN = 0xff08;
const WIDE_CLOSE = 0xff09;
/** There is always room for so many marks. */
const LONG = 4096;

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
  /** UTF-16 offset in the row */
  at = new Int32Array(LONG);
  /** UTF-16 code */
  code = new Uint16Array(LONG);
  /** what it sees on its left, a `Side`; after `look` */
  left = new Uint8Array(LONG);
  /** what it sees on its right; after `look` */
  right = new Uint8Array(LONG);
  /** 1 for a bracket that belongs to Chinese text */
  chinese = new Uint8Array(LONG);

  /** where the run of marks begins that it is in */
  #run = new Int32Array(LONG);
  /** the classes at the two ends of that run */
  #before = new Uint8Array(LONG);
  #after = new Uint8Array(LONG);
  /** how many Han the line has before it */
  #han = new Int32Array(LONG);
  /** the number of the other bracket of a pair; -1 for none */
  #partner = new Int32Array(LONG);

  /**
   * Finds the marks of a line, a stretch of a row of units, and tells which brackets are Chinese.
   *
   * Of a line without half-width brackets it may be any stretch that begins and ends with a character that is no mark.
   */
  read(units: Uint16Array, from: number, to: number): void {
    this.#find(units, from, to);
    this.#pair(units, to);
  }

  #find(units: Uint16Array, from: number, to: number): void {
    this.#reserve(units, from, to);
    const after = this.#after;
    let marks = 0;
    let last: Side = Side.edge;
    let runStart = 0;
    let han = 0;
    let run = from;
    const open: number[] = [];
    for (let at = from; at < to; at++) {
      const code = units[at] as number;
      const side = sideOf[code] as Side | typeof TRANSPARENT_CODE;
      if (side !== TRANSPARENT_CODE) {
        while (runStart < marks) after[runStart++] = side;
        if (side === Side.han) {
          // Most of a line: no more is asked of it than where it ends.
          const first = at;
          while (at + 1 < to && sideOf[units[at + 1] as number] === Side.han) at++;
          han += at + 1 - first;
        }
        run = at;
        last = side;
        continue;
      }
      if (code === 0x20) continue;
      this.at[marks] = at;
      this.code[marks] = code;
      this.#run[marks] = run;
      this.#before[marks] = last;
      this.#han[marks] = han;
      this.#partner[marks] = -1;
      if (isOpen(code)) open.push(marks);
      else if (isClose(code)) {
        const partner = open.pop();
        if (partner !== undefined) {
          this.#partner[marks] = partner;
          this.#partner[partner] = marks;
        }
      }
      marks++;
    }
    after.fill(Side.edge, runStart, marks);
    this.length = marks;
  }

  #pair(units: Uint16Array, to: number): void {
    const { code, chinese, length } = this;
    for (let mark = 0; mark < length; mark++) {
      const unit = code[mark] as number;
      chinese[mark] = (isOpen(unit) || isClose(unit)) && this.#isChineseBracket(mark, units, to) ? 1 : 0;
    }
  }

  /** Tells what each mark sees on its two sides. */
  look(): void {
    this.#lookFrom(0, 1, this.left, this.#before);
    this.#lookFrom(this.length - 1, -1, this.right, this.#after);
  }

  /** A pair is Chinese when Han is in it, before it, or behind it and no Latin before it. */
  #isChineseBracket(mark: number, units: Uint16Array, to: number): boolean {
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
    if (isFileEnding(units, closeAt + 1, to) || isAreaCode(units, openAt, closeAt, to)) return false;
    const before = this.#before[open];
    if ((this.#han[close] as number) > (this.#han[open] as number) || before === Side.han) return true;
    if (before === Side.latin) return false;
    return this.#after[close] === Side.han || (before === Side.unit && this.#after[close] === Side.edge);
  }

  /** What each mark sees when it looks against `step`: the end of its run, or a quotation or bracket met before. */
  #lookFrom(first: number, step: 1 | -1, sides: Uint8Array, ends: Uint8Array): void {
    const { code, chinese, length } = this;
    const runs = this.#run;
    let run = -1;
    let seen = Side.edge as Side;
    for (let mark = first; mark >= 0 && mark < length; mark += step) {
      if (runs[mark] !== run) {
        run = runs[mark] as number;
        seen = ends[mark] as Side;
      }
      sides[mark] = seen;
      seen = sideAfter(code[mark] as number, chinese[mark] === 1, seen, step);
    }
  }

  /** Makes room for the marks of a line: those of a long one are counted first, for few of its characters are marks. */
  #reserve(units: Uint16Array, from: number, to: number): void {
    let wanted = to - from;
    if (wanted > LONG) {
      wanted = 0;
      for (let at = from; at < to; at++) if (sideOf[units[at] as number] === TRANSPARENT_CODE) wanted++;
    }
    if (wanted <= this.at.length) return;
    this.at = new Int32Array(wanted);
    this.code = new Uint16Array(wanted);
    this.left = new Uint8Array(wanted);
    this.right = new Uint8Array(wanted);
    this.chinese = new Uint8Array(wanted);
    this.#run = new Int32Array(wanted);
    this.#before = new Uint8Array(wanted);
    this.#after = new Uint8Array(wanted);
    this.#han = new Int32Array(wanted);
    this.#partner = new Int32Array(wanted);
  }
}

const [opensBracket, closesBracket, opensQuote, closesQuote] = [1, 2, 3, 4];

/** By UTF-16 code: what a mark opens or closes. */
const TURN = new Uint8Array(0x10000);
TURN[OPEN] = opensBracket;
TURN[WIDE_OPEN] = opensBracket;
TURN[CLOSE] = closesBracket;
TURN[WIDE_CLOSE] = closesBracket;
for (const quote of '“‘') TURN[quote.charCodeAt(0)] = opensQuote;
for (const quote of '”’') TURN[quote.charCodeAt(0)] = closesQuote;

/** `附件(1).pdf`: a point and a letter or a figure. */
function isFileEnding(units: Uint16Array, at: number, to: number): boolean {
  if (at + 1 >= to || units[at] !== 0x2e) return false;
  const unit = units[at + 1] as number;
  return isFigure(unit) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** `(0531)8888`, `(010) 6666`: three figures or four between brackets, and one behind them. */
function isAreaCode(units: Uint16Array, open: number, close: number, to: number): boolean {
  const figures = close - open - 1;
  if (figures < 3 || figures > 4) return false;
  for (let at = open + 1; at < close; at++) if (!isFigure(units[at] as number)) return false;
  const behind = units[close + 1] === 0x20 ? close + 2 : close + 1;
  return behind < to && isFigure(units[behind] as number);
}

function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** How a mark looks to the next one: one that faces it is Chinese text, one that encloses it is an edge. */
function sideAfter(code: number, chinese: boolean, seen: Side, step: 1 | -1): Side {
  const turn = TURN[code] as number;
  if (turn === 0) return seen;
  const opens = turn === opensBracket || turn === opensQuote;
  if (opens === (step === 1)) return Side.edge;
  if (turn === opensBracket || turn === closesBracket) return chinese ? Side.han : Side.latin;
  return Side.han;
}
