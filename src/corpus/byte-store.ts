/** Many small stretches of bytes, kept one behind the other outside of the heap. */
export interface ByteStore {
  /** keeps a copy, and gives its number: they count from 0 */
  readonly add: (bytes: Uint8Array) => number;
  /** the bytes of this number; they are not to be changed */
  readonly get: (number: number) => Buffer;
}

/** How many bytes are asked of the system at once. */
const BLOCK = 256 * 1024;

/** An empty store: it takes sixteen bytes for each stretch beside its own. */
export function byteStore(): ByteStore {
  const blocks: Buffer[] = [];
  /** of each stretch: its block, where it begins there, its length */
  const places: number[] = [];
  let used = BLOCK;
  return {
    add(bytes) {
      if (used + bytes.length > BLOCK) {
        blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, bytes.length)));
        used = 0;
      }
      (blocks.at(-1) as Buffer).set(bytes, used);
      places.push((blocks.length - 1) * BLOCK + used, bytes.length);
      used += bytes.length;
      return places.length / 2 - 1;
    },
    get(number) {
      const at = places[2 * number] as number;
      const from = at % BLOCK;
      const length = places[2 * number + 1] as number;
      return (blocks[(at - from) / BLOCK] as Buffer).subarray(from, from + length);
    },
  };
}
