import { LONG, signersOf } from './trace.ts';
import type { Traced } from './traced.ts';

const [comma, lineFeed, open, close, zero] = [0x2c, 0x0a, 0x5b, 0x5d, 0x30];

/** No number of a span has more digits: a text has less than 2 ^ 31 characters. */
const DIGITS = 10;

/**
 * The trace of a text as `printTrace` prints it, in bytes, with more fields before its own.
 *
 * A text has a span every twenty characters: each is written where it stands, and nothing else is made of it.
 */
export function printedTrace(traced: Traced, fields: { readonly [name: string]: string }): Uint8Array {
  const { rules, numbers } = signersOf(traced);
  const head = JSON.stringify({ ...fields, raw: traced.raw.length, clean: traced.text.length, rules });
  const longest = numbers.reduce((most, own) => Math.max(most, own.length), 0);
  const bytes = new Digits(`${head.slice(0, -1)},"spans":[`, (longest + 2) * (DIGITS + 1) + 8);
  let between: readonly number[] = [lineFeed];
  traced.eachPiece((raw, clean, signature) => {
    bytes.reserve();
    for (const sign of between) bytes.byte(sign);
    if (signature === 0) {
      bytes.number(raw);
      between = raw < LONG ? afterShort : afterLong;
      return;
    }
    bytes.byte(open);
    bytes.number(raw);
    bytes.byte(comma);
    bytes.number(clean);
    for (const rule of numbers[signature] as readonly number[]) {
      bytes.byte(comma);
      bytes.number(rule);
    }
    bytes.byte(close);
    between = afterShort;
  });
  return bytes.ended(between[0] === lineFeed ? '\n\n]}\n' : '\n]}\n');
}

const afterShort = [comma];
const afterLong = [comma, lineFeed];

/** What the trace before was written in, up to so many bytes: to make room takes longer than to write a short one. */
const KEPT = 0x40000;
let room: Buffer = Buffer.alloc(0);

/** Bytes that grow as they are written: signs and numbers, and words before and behind them. */
class Digits {
  #bytes: Buffer;
  #at: number;
  readonly #most: number;

  /** `most` is how many bytes are written at once, between two calls of `reserve`. */
  constructor(before: string, most: number) {
    const wanted = 3 * before.length + most + 4096;
    this.#bytes = wanted <= room.length ? room : Buffer.allocUnsafe(wanted);
    this.#at = this.#bytes.write(before);
    this.#most = most;
  }

  /** Makes room for what is written before it is called again. */
  reserve(): void {
    if (this.#at + this.#most <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * this.#bytes.length);
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }

  byte(value: number): void {
    this.#bytes[this.#at] = value;
    this.#at += 1;
  }

  /** A whole number that is not negative, in decimal digits. */
  number(value: number): void {
    let digits = 1;
    for (let power = 10; value >= power; power *= 10) digits += 1;
    let rest = value;
    for (let at = this.#at + digits - 1; at >= this.#at; at -= 1) {
      const tenth = (rest / 10) | 0;
      this.#bytes[at] = zero + rest - 10 * tenth;
      rest = tenth;
    }
    this.#at += digits;
  }

  ended(behind: string): Uint8Array {
    this.reserve();
    this.#at += this.#bytes.write(behind, this.#at);
    if (this.#bytes.length <= KEPT) room = this.#bytes;
    return Buffer.from(this.#bytes.subarray(0, this.#at));
  }
}
