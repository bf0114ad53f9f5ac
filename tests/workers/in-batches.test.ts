import { describe, expect, it } from 'vitest';
import { inBatches } from '../../src/workers/in-batches.ts';

describe('things in batches', () => {
  it('gives each its own result, whatever batch it is in and whenever that is done', async () => {
    const sizes: number[] = [];
    const double = inBatches<number, number>(3, 1, async (things) => {
      sizes.push(things.length);
      if (things.includes(0)) await new Promise(setImmediate);
      return things.map((thing) => (thing % 2 === 0 ? thing * 2 : Promise.resolve(thing * 2)));
    });
    expect(await Promise.all([0, 1, 2, 3, 4, 5, 6].map(double))).toEqual([0, 2, 4, 6, 8, 10, 12]);
    expect(sizes).toEqual([3, 3, 1]);
    expect(await double(7)).toBe(14);
  });

  it('rejects the things of a batch whose work fails, and no others', async () => {
    const check = inBatches<string, string>(2, 2, async (things) => {
      if (things.includes('bad')) throw new Error('torn');
      return things;
    });
    const results = await Promise.allSettled(['a', 'bad', 'b', 'c'].map(check));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  });
});
