import type { SameAs } from '../documents/sidecar.ts';
import { canonicalOf } from './canonical.ts';
import type { Comparison } from './comparison.ts';
import type { Editions } from './editions.ts';
import { type Relation, relationOf } from './judge.ts';
import type { Compare, NearDuplicates } from './near-duplicates.ts';

/** In a group of more than these each is told of the canonical one alone, and that one of all. */
const TOLD_OF_ALL = 16;

/** Two of a group that have less than this in common are in it because both stand in a third: they are parts of that. */
const LITTLE = 0.5;

/** What each report that is not the only one is told of the others, in order of their paths; by the report's number. */
export async function sameAsOf(
  editions: Pick<Editions, 'whole'>,
  { groups, pairs }: NearDuplicates,
  compare: Compare,
): Promise<ReadonlyMap<number, readonly SameAs[]>> {
  const compared = new Map(pairs.map((pair) => [`${pair.one} ${pair.other}`, pair.comparison]));
  const told = new Map<number, SameAs[]>();
  for (const group of groups) {
    const canonical = group[canonicalOf(group.map(editions.whole))] as number;
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) {
        if (group.length > TOLD_OF_ALL && one !== canonical && other !== canonical) continue;
        const comparison = compared.get(`${one} ${other}`) ?? (await compare(one, other));
        tell(one, other, comparison, canonical);
      }
  }
  return told;

  function tell(one: number, other: number, comparison: Comparison, canonical: number): void {
    const measured = relationOf(comparison);
    const isLittle = measured === 'overlaps' && Math.max(...comparison.shares) < LITTLE;
    const relation = isLittle ? 'other-part' : measured;
    const [ofOne, ofOther] = comparison.shares;
    add(one, other, relation, { here: ofOne, there: ofOther }, canonical);
    add(other, one, MIRRORED[relation], { here: ofOther, there: ofOne }, canonical);
  }

  function add(
    report: number,
    other: number,
    relation: SameAs['relation'],
    share: SameAs['share'],
    canonical: number,
  ): void {
    const { report: path, id } = editions.whole(other);
    const all = told.get(report) ?? [];
    told.set(report, all);
    all.push({
      report: `${path}.txt`,
      id,
      relation,
      share,
      ...(other === canonical && { canonical: true as const }),
    });
  }
}

const MIRRORED = {
  identical: 'identical',
  near: 'near',
  contains: 'contained',
  contained: 'contains',
  overlaps: 'overlaps',
  'other-part': 'other-part',
} as const satisfies Record<Relation | 'other-part', Relation | 'other-part'>;
