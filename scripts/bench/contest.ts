import type { ContestantName } from './contestant-names.ts';
import { type Opponent, openOpponent } from './opponent.ts';
import type { Plan } from './plan.ts';
import type { Sample } from './sample.ts';

/** What each contestant spent in each round, microseconds of CPU by group. */
export interface Contest {
  readonly spent: ReadonlyMap<ContestantName, readonly { readonly [group: string]: number }[]>;
  /** who could not read what, a sentence each */
  readonly failures: readonly string[];
}

/** Who takes part, and what he reads. */
export interface Entrant {
  readonly name: ContestantName;
  readonly samples: readonly Sample[];
}

/** A pass is repeated until it takes about so long, microseconds: what is shorter is not measured well. */
const LEAST = 150_000;
/** Everybody is warmed up for so long, microseconds of CPU, and at least so often. */
const WARM = { spent: 3_000_000, passes: 2 };

/** Lets contestants read their documents in turn, so many rounds, beginning with another one each time. */
export async function contestOf(
  entrants: readonly Entrant[],
  { rounds, small }: Pick<Plan, 'rounds' | 'small'>,
  say: (line: string) => void,
): Promise<Contest> {
  const warmed: { name: ContestantName; opponent: Opponent; times: number }[] = [];
  const failures: string[] = [];
  const spent = new Map<ContestantName, { [group: string]: number }[]>();
  try {
    for (const { name, samples } of entrants) {
      say(`${name}: warming up`);
      const opponent = await openOpponent(name);
      warmed.push({ name, opponent, times: 1 });
      await opponent.ask({ samples });
      let total = 0;
      let failed = 0;
      for (let pass = 0; pass < WARM.passes || (!small && total < WARM.spent); pass += 1) {
        const answer = await opponent.ask({ times: 1 });
        if (answer.characters === 0) throw new Error(`${name}: nothing came of any document`);
        failed = answer.failed;
        const took = sum(answer.spent);
        total += Math.max(took, 10_000);
        (warmed.at(-1) as { times: number }).times = Math.max(1, Math.ceil(LEAST / took));
      }
      if (failed > 0) failures.push(`${name} could not read ${failed} of ${samples.length} documents`);
      spent.set(name, []);
    }
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      const first = round % warmed.length;
      for (const { name, opponent, times } of [...warmed.slice(first), ...warmed.slice(0, first)])
        spent.get(name)?.push((await opponent.ask({ times })).spent);
    }
  } finally {
    for (const { opponent } of warmed) opponent.close();
  }
  return { spent, failures };
}

/** The microseconds of some groups; of all, without them. */
export function sum(
  spent: { readonly [group: string]: number },
  groups: readonly string[] = Object.keys(spent),
): number {
  return groups.reduce((all, group) => all + (spent[group] ?? 0), 0);
}
