import type { Encoding } from './encoding.ts';
import { bytesReadAs, type Mistaken } from './misread-as.ts';

type Bytes = ArrayLike<number>;

/** The smallest stretch of a file that is whole in what was misread and in what it was misread as. */
interface Group {
  /** bytes of the file; negative where they are one malformed place */
  readonly size: number;
  /** the bytes that were misread */
  readonly inner: readonly number[];
}

/**
 * Text whose bytes were once read in a mistaken encoding and saved as UTF-8: `政府` as `鏀垮簻` or `æ”¿åºœ`.
 *
 * What counts as one character is the smallest stretch that is whole on both sides, for the borders of the mistaken
 * characters are not those of the right ones: `鏀垮簻` is nine bytes and two characters, of `鏀` alone there is none.
 */
export function misread(inner: Encoding, mistaken: Mistaken, utf8: Encoding): Encoding {
  // A mark that was put before the text when it was saved: U+FEFF in UTF-8, or in GB18030.
  const byteOrderMark = inner === utf8 ? [0xef, 0xbb, 0xbf] : [0x84, 0x31, 0x95, 0x33];
  return {
    // An ASCII character is itself in all of them.
    length: (bytes, at) => ((bytes[at] as number) < 0x80 ? 1 : groupAt(bytes, at).size),
    units(bytes, at, length) {
      if (length === 1) return 1;
      const misread = groupAt(bytes, at).inner;
      let units = 0;
      for (let from = 0; from < misread.length; ) {
        const length = inner.length(misread, from, 0);
        units += inner.units(misread, from, length, 0);
        from += length;
      }
      return units;
    },
    strict(bytes) {
      const whole: number[] = [];
      for (let at = 0; at < bytes.length; ) {
        const byte = bytes[at] as number;
        if (byte < 0x80) {
          whole.push(byte);
          at += 1;
          continue;
        }
        const { size, inner: misread } = groupAt(bytes, at);
        if (size < 0) return undefined;
        for (const byte of misread) whole.push(byte);
        at += size;
      }
      return inner.strict(Uint8Array.from(whole));
    },
  };

  function groupAt(bytes: Bytes, at: number): Group {
    const codes = bytesReadAs(mistaken);
    const found: number[] = [];
    let whole = 0; // how many of the misread bytes make characters
    let to = at;
    // Where a euro sign was taken for two bytes and that leads nowhere, it was the one byte that was wanted.
    let narrow: Group | undefined;
    do {
      const length = utf8.length(bytes, to, 0);
      // What fails behind the first character may be the beginning of a group of its own.
      const failed = narrow ?? { size: to > at ? at - to : -Math.abs(length), inner: found };
      const unit = unitAt(bytes, to, length);
      if (unit === 0xfeff && to === at) return { size: length, inner: byteOrderMark };
      to += length;
      const code = mistaken === 'gb18030' ? gbCode(unit, found.slice(whole), bytes, to) : codes[unit];
      if (code === undefined || (code === 0 && unit !== 0)) return failed;
      if (code === 0xa2e3) narrow = { size: to - at, inner: [...found, 0x80] };
      if (code > 0xff) found.push(code >> 8);
      found.push(code & 0xff);
      while (whole < found.length) {
        const step = inner.length(found, whole, 0);
        // A malformed place that reaches the end is perhaps only not whole yet.
        if (step < 0 && whole - step < found.length) return failed;
        if (step < 0) break;
        whole += step;
      }
      if (whole === found.length) return { size: to - at, inner: found };
    } while (to < bytes.length);
    return narrow ?? { size: at - to, inner: found };
  }

  /** The code that was read as `unit` where `begun` wants more bytes; 0 where there is none, or more than one. */
  function gbCode(unit: number, begun: readonly number[], bytes: Bytes, next: number): number | undefined {
    const codes = bytesReadAs('gb18030');
    if (unit === 0x3000 && begun.length === 1) {
      // A1A1 and A3A0 are both read as an ideographic space: 衡 or a rare form of 裙, but 棠 or 桡.
      return begun[0] === 0xe8 ? 0xa1a1 : 0;
    }
    if (unit !== 0x20ac) return codes[unit];
    // 80 and A2E3 are both read as the euro sign: the latter where one byte is wanted and more come behind it.
    if (inner.length([...begun, 0x80], 0, 0) !== begun.length + 1) return 0x80;
    const after = unitAt(bytes, next, utf8.length(bytes, next, 0));
    const code = after === unit ? 0x80 : (codes[after] ?? 0);
    const first = code > 0xff ? code >> 8 : code;
    return first >= 0x80 && first < 0xc0 ? 0xa2e3 : 0x80;
  }
}

/** The UTF-16 unit of the `length` bytes of UTF-8 at `at`; -1 where they are malformed or make two units. */
function unitAt(bytes: Bytes, at: number, length: number): number {
  const [a, b, c] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number];
  if (length === 1) return a;
  if (length === 2) return ((a & 0x1f) << 6) | (b & 0x3f);
  if (length === 3) return ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
  return -1;
}
