import { LONG, signersOf } from './trace.ts';
import type { Traced } from './traced.ts';

const [comma, lineFeed, open, close, zero] = [0x2c, 0x0a, 0x5b, 0x5d, 0x30];

/**
 * The trace of a text as `printTrace` prints it, in bytes, with more fields before its own.
 *
 * A text has a span every twenty characters: each is written where it stands, and nothing else is made of it.
 */
export function printedTrace(traced: Traced, fields: { readonly [name: string]: string }): Uint8Array {
  const { rules, numbers, pieces } = signersOf(traced);
  const head = JSON.stringify({ ...fields, raw: traced.raw.length, clean: traced.text.length, rules });
  const before = `${head.slice(0, -1)},"spans":[\n`;
  // Room for all of it at once: how many spans of each kind there are is known, and what no number in them is beyond.
  const digits = String(Math.max(traced.raw.length, traced.text.length, rules.length)).length + 1;
  let most = 3 * before.length + behind.length;
  for (let signature = 0; signature < numbers.length; signature += 1)
    most += (pieces[signature] as number) * (((numbers[signature]?.length ?? 0) + 2) * digits + 4);
  const bytes = most <= room.length ? room : Buffer.allocUnsafe(most);
  if (bytes.length <= KEPT) room = bytes;
  let at = bytes.write(before);
  // What ends each span stands between two of them: the last has none.
  let end = at;
  traced.eachPiece((raw, clean, signature) => {
    if (signature === 0) {
      end = writeNumber(bytes, at, raw);
      bytes[end] = comma;
      at = end + 1;
      if (raw < LONG) return;
      bytes[at] = lineFeed;
      at += 1;
      return;
    }
    bytes[at] = open;
    at = writeNumber(bytes, at + 1, raw);
    bytes[at] = comma;
    at = writeNumber(bytes, at + 1, clean);
    for (const rule of numbers[signature] as readonly number[]) {
      bytes[at] = comma;
      at = writeNumber(bytes, at + 1, rule);
    }
    bytes[at] = close;
    end = at + 1;
    bytes[end] = comma;
    at = end + 1;
  });
  end += bytes.write(behind, end);
  return Buffer.from(bytes.subarray(0, end));
}

const behind = '\n]}\n';

/** What the trace before was written in, up to so many bytes: to make room takes longer than to write a short one. */
const KEPT = 0x40000;
let room: Buffer = Buffer.alloc(0);

/** Writes a whole number that is not negative in decimal digits; gives where they end. */
function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  if (value < 10) {
    bytes[at] = zero + value;
    return at + 1;
  }
  let end = at + 2;
  for (let power = 100; value >= power; power *= 10) end += 1;
  let rest = value;
  for (let digit = end - 1; digit >= at; digit -= 1) {
    const tenth = (rest / 10) | 0;
    bytes[digit] = zero + rest - 10 * tenth;
    rest = tenth;
  }
  return end;
}
