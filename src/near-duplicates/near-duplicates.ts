import type { Pair } from './candidates.ts';
import type { Comparable } from './comparable.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import type { Editions } from './editions.ts';
import { agreementOf } from './facts.ts';
import { groupsOf } from './groups.ts';
import { type Judged, judgementOf } from './judge.ts';
import { pairsToCompare } from './pairs-to-compare.ts';

/** Reports that are the same, and reports that have words in common and are not. */
export interface NearDuplicates {
  /** numbers of reports that are one, in order; each list has two at least */
  readonly groups: readonly (readonly number[])[];
  /** all pairs that were compared and have something in common, in order */
  readonly pairs: readonly Judged[];
}

/** Gives what two reports have in common; it depends on nothing but their texts. */
export type Compare = (one: number, other: number) => Promise<Comparison>;

/**
 * Finds the reports that are the same among editions of any number: by what their fingerprints share that few others
 * have, then by a comparison of the whole texts. What is found depends on the order of the editions in nothing but in
 * which of two is the first. `asked` are the pairs to compare, where these are known.
 */
export async function nearDuplicatesAmong(
  editions: Editions,
  compare: Compare,
  asked: readonly Pair[] = pairsToCompare(editions),
): Promise<NearDuplicates> {
  const pairs: Judged[] = [];
  for (const [one, other] of asked) pairs.push(await judged(one, other));
  const { groups, apart } = groupsOf(editions, pairs);
  return { groups, pairs: apart };

  async function judged(one: number, other: number): Promise<Judged> {
    const comparison = await compare(one, other);
    const agreement = agreementOf(editions.whole(one).facts, editions.whole(other).facts);
    return { one, other, comparison, judgement: judgementOf(comparison, agreement) };
  }
}

/** So many texts are kept: a report is compared with all its candidates one after the other. */
const KEPT = 32;

/** Compares reports whose texts are fetched when they are needed. */
export function comparing(textOf: (report: number) => Promise<Comparable>): Compare {
  const kept = new Map<number, Comparable>();
  const fetched = async (report: number): Promise<Comparable> => {
    const found = kept.get(report) ?? (await textOf(report));
    kept.delete(report);
    kept.set(report, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };
  return async (one, other) => comparisonOf(await fetched(one), await fetched(other));
}
