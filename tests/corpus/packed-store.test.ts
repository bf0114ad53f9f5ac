import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packedStore } from '../../src/corpus/packed-store.ts';

/** Some of them fill a block, or have more than one holds. */
const stretch = fc
  .tuple(fc.string(), fc.oneof({ weight: 4, arbitrary: fc.nat(200) }, fc.nat(30_000)))
  .map(([words, times]) => Buffer.from(words.repeat(times)));

it('law: each stretch is what it was when it came, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 60 }), (all, asked) => {
      const store = packedStore();
      // One of them is asked for before the others are there.
      for (const [at, bytes] of all.entries()) {
        const own = Buffer.from(bytes);
        expect(store.add(own)).toBe(at);
        own.fill(0);
        const before = (asked[at % Math.max(1, asked.length)] ?? 0) % (at + 1);
        expect(store.get(before).equals(all[before] as Buffer)).toBe(true);
      }
      if (all.length === 0) return;
      for (const each of asked) {
        const number = each % all.length;
        expect(store.get(number).equals(all[number] as Buffer)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
