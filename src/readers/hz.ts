import type { Encoding } from './encoding.ts';

const [tilde, open, close, lineFeed, carriageReturn] = [0x7e, 0x7b, 0x7d, 0x0a, 0x0d];

/** The mode between `~{` and `~}`, where two bytes are a character of GB 2312. */
const chinese = 1;

/**
 * HZ (RFC 1843): ASCII, with GB 2312 between `~{` and `~}`; `~~` is a tilde, a tilde at a line's end joins the next.
 *
 * A line's end closes what was left open, as the RFC asks of writers. `~{`, `~}` and a joined line's end are escapes:
 * stretches of their own, of no character. `decode` makes the text of GB 18030 bytes, of which GB 2312 is a part.
 */
export function hzEncoding(decode: (gb: Uint8Array) => string | undefined): Encoding {
  return {
    length,
    units,
    modeAfter,
    strict(bytes, mode = 0) {
      const gb = new Uint8Array(bytes.length);
      let end = 0;
      let now = mode;
      for (let at = 0; at < bytes.length; ) {
        const size = length(bytes, at, now);
        if (size < 0) return undefined;
        if (units(bytes, at, size) > 0) {
          const two = size === 2 && bytes[at] !== tilde;
          gb[end++] = (bytes[at] as number) | (two ? 0x80 : 0);
          if (two) gb[end++] = (bytes[at + 1] as number) | 0x80;
        }
        now = modeAfter(bytes, at, size, now);
        at += size;
      }
      return decode(gb.subarray(0, end));
    },
  };
}

function length(bytes: ArrayLike<number>, at: number, mode: number): number {
  const a = bytes[at] as number;
  const b = bytes[at + 1] ?? 0;
  if (mode === chinese) {
    if (a === lineFeed || a === carriageReturn) return 1;
    if (a === tilde) return b === close ? 2 : -1;
    return a >= 0x21 && a <= 0x77 && b >= 0x21 && b <= 0x7e ? 2 : -1;
  }
  if (a >= 0x80) return -1;
  if (a !== tilde) return 1;
  if (b === carriageReturn && bytes[at + 2] === lineFeed) return 3;
  return b === tilde || b === open || b === lineFeed ? 2 : -1;
}

function units(bytes: ArrayLike<number>, at: number, size: number): number {
  if (size === 1 || bytes[at] !== tilde) return 1;
  return bytes[at + 1] === tilde ? 1 : 0;
}

function modeAfter(bytes: ArrayLike<number>, at: number, size: number, mode: number): number {
  if (size !== 2) return 0;
  if (bytes[at] !== tilde) return mode;
  return bytes[at + 1] === open ? chinese : 0;
}
