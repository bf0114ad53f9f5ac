import type { Edition, Standing } from './edition.ts';

/** A report that has less than this of the Han of the longest is not as whole; a few more or fewer say nothing. */
const AS_WHOLE = 0.98;

/**
 * Which of several editions of one report is to be read, where only one is: its place among them.
 *
 * In this order: a complete one before one that is cut off; one with about all of the Han that any has (98 %); one
 * whose words were not recognised in pictures; one with fewer warnings; one at an address below gov.cn, then at any
 * address; one in which fewer characters were changed; the lowest id; the lowest path.
 */
export function canonicalOf(editions: readonly Edition[]): number {
  const complete = editions.some(({ standing }) => standing.complete);
  const among = editions.filter(({ standing }) => standing.complete || !complete);
  const longest = Math.max(...among.map(({ standing }) => standing.han));
  const whole = among.filter(({ standing }) => standing.han >= AS_WHOLE * longest);
  const [first] = whole.sort((one, other) => {
    const [ranks, others] = [ranksOf(one.standing), ranksOf(other.standing)];
    const at = ranks.findIndex((rank, index) => rank !== others[index]);
    if (at >= 0) return (ranks[at] as number) - (others[at] as number);
    return byCodeUnit(one.id, other.id) || byCodeUnit(one.report, other.report);
  });
  return editions.indexOf(first as Edition);
}

/** Lower is better, the first of them first. */
function ranksOf({ recognised, warnings, address, changed }: Standing): readonly number[] {
  return [Number(recognised), warnings, -address, changed];
}

function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
