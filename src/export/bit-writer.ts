/** Takes bits, the lowest first, and gives the bytes that they fill. */
export interface BitWriter {
  /** writes the lowest `count` bits of a value, at most 16 */
  readonly put: (value: number, count: number) => void;
  /** the same, from the highest of them to the lowest */
  readonly putReversed: (value: number, count: number) => void;
  /** the bytes; what is left of the last one is zero */
  readonly end: () => Uint8Array;
}

/** A bit writer that has room for so many bytes, and takes more when it needs it. */
export function bitWriter(room: number): BitWriter {
  let bytes = new Uint8Array(room);
  let length = 0;
  let held = 0;
  let bits = 0;
  const put = (value: number, count: number): void => {
    held |= value << bits;
    for (bits += count; bits >= 8; bits -= 8) {
      if (length === bytes.length) {
        const more = new Uint8Array(bytes.length * 2 + 16);
        more.set(bytes);
        bytes = more;
      }
      bytes[length++] = held & 0xff;
      held >>>= 8;
    }
  };
  return {
    put,
    putReversed(value, count) {
      let reversed = 0;
      for (let bit = 0; bit < count; bit += 1) reversed |= ((value >>> bit) & 1) << (count - 1 - bit);
      put(reversed, count);
    },
    end() {
      if (bits > 0) put(0, 8 - bits);
      return bytes.subarray(0, length);
    },
  };
}
