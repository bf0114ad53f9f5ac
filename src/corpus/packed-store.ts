import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { lastUpTo } from '../text/last-up-to.ts';

/** Many small stretches of bytes, kept packed outside of the heap. */
export interface PackedStore {
  /** keeps a copy, and gives its number: they count from 0 */
  readonly add: (bytes: Uint8Array) => number;
  /** the bytes of this number, which stand until the next is added */
  readonly get: (number: number) => Buffer;
}

/** So many bytes are packed together: what has more is packed by itself. */
const BLOCK = 64 * 1024;

/** The least: to pack as zlib does otherwise takes nearly twice the time, and spares a twentieth more. */
const LEVEL = 1;

/** In front of each stretch stands how many bytes it has, in so many. */
const HEAD = 4;

/** An empty store: for what is asked for later, nearly in the order in which it came. */
export function packedStore(): PackedStore {
  const packed: Uint8Array[] = [];
  /** of each block, and of the one that is being filled: the number of its first stretch */
  const firsts: number[] = [0];
  const block = Buffer.allocUnsafeSlow(BLOCK);
  let used = 0;
  let count = 0;
  /** the block that was unpacked last */
  let opened = { number: -1, bytes: block };

  function seal(bytes: Uint8Array): void {
    packed.push(deflateRawSync(bytes, { level: LEVEL }));
    firsts.push(count);
    used = 0;
  }

  function open(number: number): Buffer {
    // The one that is being filled.
    if (number === packed.length) return block;
    if (opened.number !== number) opened = { number, bytes: inflateRawSync(packed[number] as Uint8Array) };
    return opened.bytes;
  }

  return {
    add(bytes) {
      const length = HEAD + bytes.length;
      if (used > 0 && used + length > BLOCK) seal(block.subarray(0, used));
      const room = length > BLOCK ? Buffer.allocUnsafe(length) : block.subarray(used, used + length);
      room.writeUInt32LE(bytes.length);
      room.set(bytes, HEAD);
      count += 1;
      if (length > BLOCK) seal(room);
      else used += length;
      return count - 1;
    },
    get(number) {
      const of = lastUpTo(firsts, number);
      const bytes = open(of);
      let from = 0;
      for (let passed = firsts[of] as number; passed < number; passed += 1)
        from += HEAD + bytes.readUInt32LE(from);
      return bytes.subarray(from + HEAD, from + HEAD + bytes.readUInt32LE(from));
    },
  };
}
