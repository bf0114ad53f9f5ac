import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesOf, type Pair } from '../../src/near-duplicates/candidates.ts';
import { comparableOf } from '../../src/near-duplicates/comparable.ts';
import { fingerprintOf } from '../../src/near-duplicates/fingerprint.ts';
import { words } from './made-editions.ts';

const printOf = (text: string) => fingerprintOf(comparableOf(text).units);

function among(prints: readonly Uint32Array[]): readonly Pair[] {
  return candidatesOf({ count: prints.length, fingerprint: (report) => prints[report] as Uint32Array });
}

test('law: a fingerprint is in order, without repetition, and not long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 600 }), (seed, count) => {
      const print = printOf(words(seed, count));
      expect(print.length).toBeLessThanOrEqual(220);
      expect([...print]).toEqual([...new Set(print)].sort((one, other) => one - other));
    }),
    { numRuns: 40 },
  );
});

test('law: what is in a part is in the whole, below the bound of the whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (seed) => {
      const part = words(seed, 60);
      const whole = printOf(`${words(seed + 1, 200)}${part}${words(seed + 2, 200)}`);
      const highest = whole.at(-1) as number;
      const own = new Set(whole);
      const both = [...printOf(part)].filter((hash) => hash <= highest);
      // Of all these seeds the fewest are two.
      expect(both.length).toBeGreaterThan(1);
      expect(both.every((hash) => own.has(hash))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('of a text shorter than a shingle the whole is one hash; of none there is none', () => {
  expect(printOf('修路通水')).toHaveLength(1);
  expect(printOf('修路通水')).toEqual(printOf('修路，通水'));
  expect(printOf('……')).toHaveLength(0);
});

test('a phrase that all reports have makes no pair, whatever else they are', () => {
  const stock = words(0, 30);
  const prints = Array.from({ length: 60 }, (_, index) => printOf(`${stock}${words(1000 + index, 30)}`));
  const twice = [...prints, printOf(words(1007, 30)), printOf(`${stock}${words(1009, 15)}`)];
  const pairs = among(twice);
  expect(pairs).toContainEqual([7, 60]);
  expect(pairs).toContainEqual([9, 61]);
  // Of 1,891 pairs: some have a few figures in common by chance, and a comparison tells them apart.
  expect(pairs.length).toBeLessThan(8);
});

test('pairs are found whatever the order of the reports', () => {
  const texts = [words(1), words(2), words(3), words(2).slice(200), words(4), words(1)];
  expect(among(texts.map(printOf))).toEqual([
    [0, 5],
    [1, 3],
  ]);
  expect(among(texts.reverse().map(printOf))).toEqual([
    [0, 5],
    [2, 4],
  ]);
});
