/** Many small records of one length, kept one behind the other outside of the heap: they take no more than their bytes. */
export interface RecordStore {
  /** keeps a copy, and gives its number: they count from 0 */
  readonly add: (record: Uint8Array) => number;
  /** the record of this number; it is not to be changed */
  readonly get: (number: number) => Buffer;
}

/** How many records are made room for at once. */
const BLOCK = 2048;

/** An empty store for records of so many bytes. */
export function recordStore(length: number): RecordStore {
  const blocks: Buffer[] = [];
  let count = 0;

  function get(number: number): Buffer {
    const from = (number % BLOCK) * length;
    return (blocks[Math.floor(number / BLOCK)] as Buffer).subarray(from, from + length);
  }

  return {
    add(record) {
      if (count % BLOCK === 0) blocks.push(Buffer.allocUnsafeSlow(BLOCK * length));
      get(count).set(record);
      count += 1;
      return count - 1;
    },
    get,
  };
}
