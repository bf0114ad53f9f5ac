import { type Contest, contestOf, type Entrant, sum } from './contest.ts';
import type { ContestantName } from './contestant-names.ts';
import { missing } from './opponent.ts';
import type { Plan } from './plan.ts';
import type { Result, Row, Speed } from './row.ts';
import type { Sample } from './sample.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What this project is compared with in a case. */
export interface Peer {
  readonly name: ContestantName;
  readonly target?: number;
  /** `higher`: how many times as fast as the peer; `lower`: how many times as expensive */
  readonly better: Row['better'];
  /** documents that it does not take part in, by group, and why */
  readonly without?: { readonly groups: readonly string[]; readonly because: string };
}

const OURS = 'qingyuan';

/** Compares this project with peers on the same documents, interleaved. */
export async function compared(
  of: string,
  samples: readonly Sample[],
  peers: readonly Peer[],
  plan: Plan,
): Promise<Result> {
  if (samples.length === 0)
    return { rows: [], speeds: [], notes: [`${of}: there is no such document in the folder`] };
  const notes: string[] = [];
  const there = peers.filter(({ name }) => {
    const why = missing(name);
    if (why !== undefined) notes.push(`${of}: left out: ${why}`);
    return why === undefined;
  });
  const entrants: Entrant[] = [{ name: OURS, samples }];
  for (const { name, without } of there) {
    const own = samples.filter(({ group }) => without?.groups.includes(group) !== true);
    entrants.push({ name, samples: own });
    if (own.length < samples.length)
      notes.push(`${of}: ${name} without ${without?.groups.join(', ')}: ${without?.because}`);
  }
  const contest = await contestOf(entrants, plan, (line) => plan.say(`${of}: ${line}`));
  return {
    rows: there.map((peer) => rowOf(of, contest, peer)),
    speeds: entrants.map((entrant) => speedOf(of, entrant, contest)),
    notes: [...notes, ...contest.failures.map((failure) => `${of}: ${failure}`)],
  };
}

/** How much of one contestant's time another one's is, round by round. */
function ratio(
  contest: Contest,
  over: ContestantName,
  under: ContestantName,
  groups: readonly string[],
): Spread {
  const below = contest.spent.get(under) ?? [];
  return spreadOf(
    (contest.spent.get(over) ?? []).map(
      (round, index) => sum(round, groups) / sum(below[index] ?? {}, groups),
    ),
  );
}

function rowOf(of: string, contest: Contest, { name, target, better }: Peer): Row {
  const [over, under]: readonly [ContestantName, ContestantName] =
    better === 'higher' ? [name, OURS] : [OURS, name];
  const groups = Object.keys(contest.spent.get(name)?.[0] ?? {});
  const byGroup = groups.map((group) => `${group} ${shown(ratio(contest, over, under, [group]).median)}`);
  return {
    of,
    what: better === 'higher' ? `as fast as ${name}` : `the cost of ${name}`,
    spread: ratio(contest, over, under, groups),
    unit: '×',
    better,
    ...(target !== undefined && { target }),
    detail: groups.length > 1 ? byGroup.join(', ') : '',
  };
}

/** What a contestant does in a second of CPU, and what a document of a group, or of all, costs it. */
export function speedOf(of: string, { name, samples }: Entrant, contest: Contest, group?: string): Speed {
  const own = samples.filter((sample) => group === undefined || sample.group === group);
  const bytes = own.reduce((all, sample) => all + sample.bytes, 0);
  const spent = (contest.spent.get(name) ?? []).map((round) =>
    sum(round, group === undefined ? undefined : [group]),
  );
  return {
    of,
    who: name,
    rate: spreadOf(spent.map((microseconds) => bytes / microseconds)),
    perDocument: spreadOf(spent.map((microseconds) => microseconds / 1000 / own.length)),
    bytes: Math.round(bytes / own.length),
  };
}

/** A number with as many digits as mean something: 0.034, 1.13, 24.6, 310. */
export function shown(value: number): string {
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value.toPrecision(value >= 1 ? 3 : 2);
}
