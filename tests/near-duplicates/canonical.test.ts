import { expect, test } from 'vitest';
import { canonicalOf } from '../../src/near-duplicates/canonical.ts';
import { comparableOf } from '../../src/near-duplicates/comparable.ts';
import type { Standing } from '../../src/near-duplicates/edition.ts';
import { editionsOf } from '../../src/near-duplicates/editions.ts';
import { comparing } from '../../src/near-duplicates/near-duplicates.ts';
import { sameAsOf } from '../../src/near-duplicates/same-as.ts';
import { edition, foundAmong, words } from './made-editions.ts';

const plain: Standing = {
  complete: true,
  han: 5000,
  recognised: false,
  warnings: 0,
  address: 0,
  changed: 40,
};

// In each row the second is better by one step of the rule, and worse by all that follow.
test.each<[string, Partial<Standing>, Partial<Standing>]>([
  ['complete', { complete: false, han: 9000, address: 2 }, { recognised: true, warnings: 3 }],
  ['has more Han', { han: 4000, address: 2, changed: 0 }, { recognised: true, warnings: 3 }],
  [
    'is not recognised from pictures',
    { recognised: true, han: 5050, address: 2 },
    { warnings: 3, changed: 90 },
  ],
  ['has fewer warnings', { warnings: 1, address: 2, changed: 0 }, { changed: 90 }],
  ['has an official address', { address: 1, changed: 0 }, { address: 2, changed: 90 }],
  ['has an address', { changed: 0 }, { address: 1, changed: 90 }],
  ['was changed less', { changed: 41 }, {}],
])('the canonical one %s', (_, worse, better) => {
  const [one, other] = [
    edition('a', '', { standing: { ...plain, ...worse } }),
    edition('b', '', { standing: { ...plain, ...better } }),
  ];
  expect(canonicalOf([one, other])).toBe(1);
  expect(canonicalOf([other, one])).toBe(0);
});

test('of two that are alike in all it is the one with the lower id, then with the lower path', () => {
  const of = (report: string, id: string) => edition(report, '', { standing: plain, id });
  expect(canonicalOf([of('a', '2'), of('b', '1')])).toBe(1);
  expect(canonicalOf([of('b', '1'), of('a', '1')])).toBe(1);
});

test('each report is told of the others from its own side', async () => {
  const text = words(21, 40);
  const half = text.length / 2;
  const editions = [
    edition('first', text.slice(0, half)),
    edition('second', text.slice(half)),
    edition('whole', text),
  ].map((each, index) => ({ ...each, standing: { ...plain, complete: index === 2 } }));
  const compare = comparing(async (report) => comparableOf(editions[report]?.text as string));
  const told = await sameAsOf(editionsOf(editions), await foundAmong(editions), compare);
  expect(told.get(0)).toMatchObject([
    { report: 'second.txt', id: 'second', relation: 'other-part' },
    { report: 'whole.txt', id: 'whole', relation: 'contained', share: { here: 1 }, canonical: true },
  ]);
  expect(told.get(2)?.map(({ relation, canonical }) => [relation, canonical])).toEqual([
    ['contains', undefined],
    ['contains', undefined],
  ]);
});
