import { candidatesOf, type Pair } from './candidates.ts';
import type { Editions } from './editions.ts';

/** So many reports of the same region and year are compared with each other; of more each with the one that follows it. */
const FEW = 6;

/**
 * The pairs of reports that are worth a comparison, in order: those whose fingerprints have something in common that
 * few others have; those that say that they are of the same region and year.
 *
 * Of reports whose fingerprints are the same the first stands for all, so that a report that lies in a hundred places
 * is no stock phrase.
 */
export function pairsToCompare(editions: Editions): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (one: number, other: number): void => {
    const pair: Pair = one < other ? [one, other] : [other, one];
    pairs.set(pair.join(' '), pair);
  };
  const later = new Set<number>();
  for (const [one, ...others] of gathered(editions.count, editions.printKey))
    for (const other of others) {
      add(one as number, other);
      later.add(other);
    }
  const first: number[] = [];
  for (let report = 0; report < editions.count; report += 1) if (!later.has(report)) first.push(report);
  const fingerprint = (number: number): Uint32Array => editions.fingerprint(first[number] as number);
  for (const [one, other] of candidatesOf({ count: first.length, fingerprint }))
    add(first[one] as number, first[other] as number);
  for (const same of gathered(editions.count, editions.placeKey))
    for (const [at, one] of same.entries())
      for (const other of same.slice(at + 1, same.length > FEW ? at + 2 : undefined)) add(one, other);
  return [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The reports that have a key with others, in order, those of each key together. */
function gathered(
  count: number,
  keyOf: (report: number) => string | undefined,
): readonly (readonly number[])[] {
  const firstOf = new Map<string, number>();
  const all = new Map<number, number[]>();
  for (let report = 0; report < count; report += 1) {
    const key = keyOf(report);
    if (key === undefined) continue;
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, report);
    else {
      const same = all.get(first);
      if (same === undefined) all.set(first, [first, report]);
      else same.push(report);
    }
  }
  return [...all.values()];
}
