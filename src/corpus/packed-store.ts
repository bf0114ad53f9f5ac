import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ByteStore } from './byte-store.ts';

/** So many bytes are packed together: what has more is packed by itself. */
const BLOCK = 64 * 1024;

/** The least: to pack as zlib does otherwise takes nearly twice the time, and spares a twentieth more. */
const LEVEL = 1;

/** An empty store that packs what it holds: for what is asked for later, nearly in the order in which it came. What it gives stands until the next is added. */
export function packedStore(): ByteStore {
  const packed: Uint8Array[] = [];
  /** of each stretch: its block, where it begins there, its length */
  const places: number[] = [];
  const block = Buffer.allocUnsafeSlow(BLOCK);
  let used = 0;
  /** the block that was unpacked last */
  let opened = { number: -1, bytes: block };

  function seal(bytes: Uint8Array): void {
    packed.push(deflateRawSync(bytes, { level: LEVEL }));
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
      if (used > 0 && used + bytes.length > BLOCK) seal(block.subarray(0, used));
      places.push(packed.length, used, bytes.length);
      if (bytes.length > BLOCK) seal(bytes);
      else {
        block.set(bytes, used);
        used += bytes.length;
      }
      return places.length / 3 - 1;
    },
    get(number) {
      const [of, from, length] = places.slice(3 * number, 3 * number + 3) as [number, number, number];
      return open(of).subarray(from, from + length);
    },
  };
}
