import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openKnownEditions } from '../../src/corpus/known-editions.ts';
import type { Edition } from '../../src/near-duplicates/edition.ts';
import { editionsOf, printKeyOf } from '../../src/near-duplicates/editions.ts';
import { pairsToCompare } from '../../src/near-duplicates/pairs-to-compare.ts';

const folder = mkdtempSync(join(tmpdir(), 'known-'));

const likes = fc.record({
  fingerprint: fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 })
    .map((hashes) => Uint32Array.from(hashes).sort()),
  facts: fc.record(
    {
      year: fc.constantFrom(2020, 2021),
      region: fc.record({
        name: fc.constantFrom('甲县', '乙县'),
        level: fc.constant('county' as const),
      }),
    },
    { requiredKeys: [] },
  ),
});

const own = fc.record({
  report: fc.string(),
  id: fc.string(),
  standing: fc.record({
    complete: fc.boolean(),
    han: fc.nat(),
    recognised: fc.boolean(),
    warnings: fc.nat(),
    address: fc.constantFrom(0 as const, 1 as const, 2 as const),
    changed: fc.nat(),
  }),
});

it('which pairs are worth a comparison depends on nothing but the print keys of reports, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(likes, own, own), { maxLength: 12 }), (all) => {
      const some = all.map(([like, one]): Edition => ({ ...one, ...like }));
      const others = all.map(([like, , other]): Edition => ({ ...other, ...structuredClone(like) }));
      expect(others.map(printKeyOf)).toEqual(some.map(printKeyOf));
      expect(pairsToCompare(editionsOf(others))).toEqual(pairsToCompare(editionsOf(some)));
    }),
  );
});

it('pairs are remembered for the reports among which they were found, and for no others', () => {
  const file = join(folder, 'one.editions');
  const first = openKnownEditions(file, 'code');
  expect(first.pairs('these')).toBeUndefined();
  first.keepPairs('these', [
    [0, 3],
    [1, 2],
  ]);
  expect(first.pairs('these')).toHaveLength(2);
  first.save();
  const second = openKnownEditions(file, 'code');
  expect(second.pairs('others')).toBeUndefined();
  expect(second.pairs('these')).toEqual([
    [0, 3],
    [1, 2],
  ]);
  second.save();
  expect(openKnownEditions(file, 'code').pairs('these')).toHaveLength(2);
  expect(openKnownEditions(file, 'other code').pairs('these')).toBeUndefined();
  // What was not asked for again is forgotten.
  openKnownEditions(file, 'code').save();
  expect(openKnownEditions(file, 'code').pairs('these')).toBeUndefined();
});

it('what came to harm is not known', () => {
  const file = join(folder, 'harmed.editions');
  const first = openKnownEditions(file, 'code');
  first.keepPairs('these', [[0, 1]]);
  first.save();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 4));
  expect(openKnownEditions(file, 'code').pairs('these')).toBeUndefined();
  writeFileSync(file, bytes.toString('latin1').replace('"found"', '"f\\und"'), 'latin1');
  expect(openKnownEditions(file, 'code').pairs('these')).toBeUndefined();
});
