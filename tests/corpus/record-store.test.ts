import { expect, it } from 'vitest';
import { recordStore } from '../../src/corpus/record-store.ts';

it('gives each record as it was when it came, from as many blocks as they take', () => {
  const store = recordStore(3);
  const record = Buffer.alloc(3);
  for (let number = 0; number < 5000; number += 1) {
    record.writeUIntLE(number, 0, 3);
    expect(store.add(record)).toBe(number);
  }
  for (const number of [4999, 0, 2047, 2048, 4095, 4096, 1]) {
    const found = store.get(number);
    expect(found).toHaveLength(3);
    expect(found.readUIntLE(0, 3)).toBe(number);
  }
});
