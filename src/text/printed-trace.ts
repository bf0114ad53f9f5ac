import { BY, type PieceTable, RAW, TEXT, WIDTH } from './pieces.ts';
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
  // Field by field: JSON takes several times as long for an object of them.
  let before = '{';
  for (const name in fields) before += `${JSON.stringify(name)}:${JSON.stringify(fields[name])},`;
  before += `"raw":${traced.raw.length},"clean":${traced.text.length},"rules":${JSON.stringify(rules)},"spans":[\n`;
  // Room for all of it at once: how many spans of each kind there are is known, and what no number in them is beyond.
  const digits = String(Math.max(traced.raw.length, traced.text.length, rules.length)).length + 1;
  let most = 3 * before.length + behind.length;
  for (let signature = 0; signature < numbers.length; signature += 1)
    most += (pieces[signature] as number) * (((numbers[signature]?.length ?? 0) + 2) * digits + 4);
  const bytes = most <= room.length ? room : Buffer.allocUnsafe(most);
  if (bytes.length <= KEPT) room = bytes;
  let end = writeSpans(bytes, bytes.write(before), traced.table, numbers);
  end += bytes.write(behind, end);
  return Buffer.from(bytes.subarray(0, end));
}

/** Writes the spans of a table whose signatures are these numbers; gives where the last one ends. */
function writeSpans(
  bytes: Uint8Array,
  from: number,
  { rows, cells }: PieceTable,
  numbers: readonly (readonly number[])[],
): number {
  let at = from;
  // What ends each span stands between two of them: the last has none.
  let end = at;
  for (let row = 0; row < WIDTH * rows; row += WIDTH) {
    const kept = cells[row + RAW] as number;
    const by = cells[row + BY] as number;
    if (by === 0) {
      end = writeNumber(bytes, at, kept);
    } else {
      bytes[at] = open;
      at = writeNumber(bytes, at + 1, kept);
      bytes[at] = comma;
      at = writeNumber(bytes, at + 1, cells[row + TEXT] as number);
      const signed = numbers[by] as readonly number[];
      for (let rule = 0; rule < signed.length; rule += 1) {
        bytes[at] = comma;
        at = writeNumber(bytes, at + 1, signed[rule] as number);
      }
      bytes[at] = close;
      end = at + 1;
    }
    bytes[end] = comma;
    at = end + 1;
    if (by === 0 && kept >= LONG) {
      bytes[at] = lineFeed;
      at += 1;
    }
  }
  return end;
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
  if (value < 100) return writeTwoDigits(bytes, at, value);
  if (value < 1000) {
    const hundreds = (value / 100) | 0;
    bytes[at] = zero + hundreds;
    return writeTwoDigits(bytes, at + 1, value - 100 * hundreds);
  }
  const thousands = (value / 1000) | 0;
  const rest = value - 1000 * thousands;
  const hundreds = (rest / 100) | 0;
  const behind = writeNumber(bytes, at, thousands);
  bytes[behind] = zero + hundreds;
  return writeTwoDigits(bytes, behind + 1, rest - 100 * hundreds);
}

function writeTwoDigits(bytes: Uint8Array, at: number, value: number): number {
  const tens = (value / 10) | 0;
  bytes[at] = zero + tens;
  bytes[at + 1] = zero + value - 10 * tens;
  return at + 2;
}
