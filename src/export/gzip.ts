import { crc32 } from 'node:zlib';
import { type BitWriter, bitWriter } from './bit-writer.ts';

/** A gzip file begins so: deflate, no flags, no time, no system. */
const HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** How far back, and how long, what is repeated may be (RFC 1951). */
const WINDOW = 32_768;
const LONGEST = 258;
const SHORTEST = 4;
const PLACES = 1 << 15;

/**
 * Packs bytes as one member of a gzip file, the same on every machine; members one after another are a gzip file too.
 *
 * The zlib of Node packs otherwise on another processor or in another version. This looks for what is repeated in one
 * place only and has the fixed codes of RFC 1951: about half the size, in time linear in it.
 */
export function gzip(bytes: Uint8Array): Uint8Array {
  const bits = bitWriter(bytes.length + 64);
  bits.put(0b011, 3); // the last block of the member, with fixed codes
  const places = new Int32Array(PLACES).fill(-1);
  let at = 0;
  while (at < bytes.length) {
    const before = at + SHORTEST <= bytes.length ? seen(bytes, at, places) : -1;
    const length = before < 0 || at - before > WINDOW ? 0 : lengthOf(bytes, before, at);
    if (length < SHORTEST) {
      putCode(bits, bytes[at] as number);
      at += 1;
      continue;
    }
    putMatch(bits, length, at - before);
    for (const end = at + length; at + 1 < end; ) {
      at += 1;
      if (at + SHORTEST <= bytes.length) seen(bytes, at, places);
    }
    at += 1;
  }
  putCode(bits, 256);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(bytes), 0);
  tail.writeUInt32LE(bytes.length % 2 ** 32, 4);
  return Buffer.concat([HEAD, bits.end(), tail]);
}

/** Where the next four bytes may have stood before, or -1; from now on they stand here. */
function seen(bytes: Uint8Array, at: number, places: Int32Array): number {
  const four =
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24);
  const place = Math.imul(four, 0x9e3779b1) >>> 17;
  const before = places[place] as number;
  places[place] = at;
  return before;
}

function lengthOf(bytes: Uint8Array, before: number, at: number): number {
  const most = Math.min(LONGEST, bytes.length - at);
  let length = 0;
  while (length < most && bytes[before + length] === bytes[at + length]) length += 1;
  return length;
}

/** A byte, the end (256), or a length (257 and on), by the fixed codes; a code is written from its highest bit. */
function putCode(bits: BitWriter, code: number): void {
  if (code < 144) bits.putReversed(0x30 + code, 8);
  else if (code < 256) bits.putReversed(0x190 + code - 144, 9);
  else if (code < 280) bits.putReversed(code - 256, 7);
  else bits.putReversed(0xc0 + code - 280, 8);
}

function putMatch(bits: BitWriter, length: number, distance: number): void {
  const [code, extra, rest] = length === LONGEST ? [28, 0, 0] : stepped(length - 3, 2);
  putCode(bits, 257 + code);
  bits.put(rest, extra);
  const [far, farExtra, farRest] = stepped(distance - 1, 1);
  bits.putReversed(far, 5);
  bits.put(farRest, farExtra);
}

/** The code of a number in steps that double every `2 ** fine` codes, how many more bits it has, and those. */
function stepped(value: number, fine: number): readonly [code: number, extra: number, rest: number] {
  const steps = 1 << fine;
  if (value < steps * 2) return [value, 0, 0];
  const extra = 31 - Math.clz32(value) - fine;
  return [extra * steps + (value >>> extra), extra, value & ((1 << extra) - 1)];
}
