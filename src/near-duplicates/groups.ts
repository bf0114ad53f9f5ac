import type { Editions } from './editions.ts';
import { agreementOf } from './facts.ts';
import type { Judged } from './judge.ts';

/** Of two pairs that cannot both be joined the one that has so much less in common is not. */
const CLEARLY_LESS = 0.97;

/** The pair of two reports, whichever of them is named first. */
type PairOf = (one: number, other: number) => Judged | undefined;

/**
 * Puts pairs that were joined together to groups, in which no two reports are known to be different ones.
 *
 * A fragment that does not say of which year it is may stand in the reports of two years: it is joined to the one that
 * has clearly more of it, or to none. So is a page that holds several reports.
 */
export function groupsOf(
  editions: Pick<Editions, 'whole'>,
  pairs: readonly Judged[],
): { readonly groups: readonly (readonly number[])[]; readonly apart: readonly Judged[] } {
  const byKey = new Map(pairs.map((pair) => [keyOf(pair.one, pair.other), pair]));
  const pairOf: PairOf = (one, other) => byKey.get(one < other ? keyOf(one, other) : keyOf(other, one));
  const differ = (one: number, other: number): boolean => {
    if (pairOf(one, other)?.judgement.joined === true) return false;
    const [{ facts }, { facts: others }] = [editions.whole(one), editions.whole(other)];
    return agreementOf(facts, others).different.length > 0;
  };
  const loose = ambiguousAmong(pairs, differ);
  const members = new Map<number, readonly number[]>();
  const groupOf = (report: number): readonly number[] => members.get(report) ?? [report];
  const joined = pairs.filter((pair) => pair.judgement.joined && !loose.has(pair));
  for (const pair of joined.sort(bySimilarity)) {
    const [ones, others] = [groupOf(pair.one), groupOf(pair.other)];
    if (ones === others) continue;
    if (ones.some((one) => others.some((other) => differ(one, other)))) loose.add(pair);
    else {
      const group = [...ones, ...others];
      for (const member of group) members.set(member, group);
    }
  }
  const groups = [...new Set(members.values())].map((group) => [...group].sort((a, b) => a - b));
  return {
    groups: groups.sort((a, b) => (a[0] as number) - (b[0] as number)),
    apart: pairs.map((pair) => (loose.has(pair) ? setApart(pair) : pair)),
  };
}

/** Pairs of a report with two others that are different ones: all but those that have clearly the most in common. */
function ambiguousAmong(
  pairs: readonly Judged[],
  differ: (one: number, other: number) => boolean,
): Set<Judged> {
  const ofReport = new Map<number, Judged[]>();
  for (const pair of pairs)
    if (pair.judgement.joined)
      for (const report of [pair.one, pair.other]) {
        const own = ofReport.get(report);
        if (own === undefined) ofReport.set(report, [pair]);
        else own.push(pair);
      }
  const loose = new Set<Judged>();
  for (const [report, own] of ofReport)
    for (const pair of own)
      for (const rival of own) {
        if (pair === rival || !differ(partnerOf(pair, report), partnerOf(rival, report))) continue;
        if (likeness(pair) * CLEARLY_LESS <= likeness(rival)) loose.add(pair);
      }
  return loose;
}

function partnerOf({ one, other }: Judged, report: number): number {
  return one === report ? other : one;
}

/** How much of the shorter one stands in the other, and how many of its figures: 0 to 1. */
function likeness({ comparison: { shares, figures } }: Judged): number {
  return (Math.max(...shares) * (1 + figures.same)) / (1 + figures.all);
}

/** The most alike first. */
function bySimilarity(one: Judged, other: Judged): number {
  return (
    likeness(other) - likeness(one) ||
    other.comparison.same - one.comparison.same ||
    one.one - other.one ||
    one.other - other.other
  );
}

function setApart(pair: Judged): Judged {
  const { relation } = pair.judgement;
  return {
    ...pair,
    judgement: { joined: false, relation, because: 'as much in common with another report' },
  };
}

function keyOf(one: number, other: number): string {
  return `${one} ${other}`;
}
