import type { ContestantName } from './contestant-names.ts';
import { type Opponent, openOpponent } from './opponent.ts';
import type { Plan } from './plan.ts';
import type { Times } from './protocol.ts';
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

/** The documents of a group are read again until they take about so long, microseconds: what the group before left to be swept up is little then. */
const LEAST = 600_000;
/** Everybody is warmed up on each group for so long, microseconds of CPU, and at least so often: code grows warm by calls, not by bytes. */
const WARM = { spent: 4_000_000, passes: 2 };

/** Lets contestants read their documents in turn, so many rounds, beginning with another one each time. */
export async function contestOf(
  entrants: readonly Entrant[],
  { rounds, small }: Pick<Plan, 'rounds' | 'small'>,
  say: (line: string) => void,
): Promise<Contest> {
  const warmed: { name: ContestantName; opponent: Opponent; times: Times }[] = [];
  const failures: string[] = [];
  const spent = new Map<ContestantName, { [group: string]: number }[]>();
  try {
    for (const { name, samples } of entrants) {
      say(`${name}: warming up`);
      const opponent = await openOpponent(name);
      await opponent.ask({ samples });
      const times: Record<string, number> = {};
      warmed.push({ name, opponent, times });
      let characters = 0;
      let failed = 0;
      for (const group of new Set(samples.map((sample) => sample.group))) {
        const warm = await warmUp(opponent, group, small);
        characters += warm.characters;
        failed += warm.failed;
        times[group] = warm.times;
      }
      if (characters === 0) throw new Error(`${name}: nothing came of any document`);
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

/** Reads the documents of a group until a contestant knows them; what came of them, and how often a round repeats them. */
async function warmUp(
  opponent: Opponent,
  group: string,
  small: boolean,
): Promise<{ times: number; characters: number; failed: number }> {
  let total = 0;
  let passes = 0;
  for (;;) {
    const answer = await opponent.ask({ times: { [group]: 1 } });
    const took = answer.spent[group] ?? 0;
    total += Math.max(took, 1_000);
    passes += 1;
    if (passes >= WARM.passes && (small || total >= WARM.spent))
      return {
        times: Math.max(1, Math.ceil(LEAST / took)),
        characters: answer.characters,
        failed: answer.failed,
      };
  }
}

/** The microseconds of some groups; of all, without them. */
export function sum(
  spent: { readonly [group: string]: number },
  groups: readonly string[] = Object.keys(spent),
): number {
  return groups.reduce((all, group) => all + (spent[group] ?? 0), 0);
}
