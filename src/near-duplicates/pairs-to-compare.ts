import { candidatesOf, type Pair } from './candidates.ts';
import type { Edition } from './edition.ts';

/** So many reports of the same region and year are compared with each other; of more each with the one that follows it. */
const FEW = 6;

/**
 * The pairs of reports that are worth a comparison, in order: those whose fingerprints have something in common that
 * few others have; those that say that they are of the same region and year.
 *
 * Of reports whose fingerprints are the same the first stands for all, so that a report that lies in a hundred places
 * is no stock phrase.
 */
export function pairsToCompare(editions: readonly Edition[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (one: number, other: number): void => {
    const pair: Pair = one < other ? [one, other] : [other, one];
    pairs.set(pair.join(' '), pair);
  };
  const first: number[] = [];
  for (const same of gathered(editions, printKey).values()) {
    first.push(same[0] as number);
    for (const other of same.slice(1)) add(same[0] as number, other);
  }
  first.sort((one, other) => one - other);
  const prints = first.map((report) => (editions[report] as Edition).fingerprint);
  for (const [one, other] of candidatesOf(prints)) add(first[one] as number, first[other] as number);
  for (const same of gathered(editions, ({ facts }) => factsKey(facts)).values())
    for (const [at, one] of same.entries())
      for (const other of same.slice(at + 1, same.length > FEW ? at + 2 : undefined)) add(one, other);
  return [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function gathered(
  editions: readonly Edition[],
  keyOf: (edition: Edition) => string | undefined,
): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  for (const [report, edition] of editions.entries()) {
    const key = keyOf(edition);
    if (key === undefined) continue;
    const same = all.get(key);
    if (same === undefined) all.set(key, [report]);
    else same.push(report);
  }
  return all;
}

/** Reports that say other things of themselves are none that stand for each other. */
function printKey({ fingerprint, facts }: Edition): string {
  const { buffer, byteOffset, byteLength } = fingerprint;
  return `${Buffer.from(buffer, byteOffset, byteLength).toString('base64')} ${JSON.stringify(facts)}`;
}

function factsKey({ region, year }: Edition['facts']): string | undefined {
  if (region === undefined || year === undefined) return undefined;
  return [...(region.path ?? [region.name]), year].join(' ');
}
