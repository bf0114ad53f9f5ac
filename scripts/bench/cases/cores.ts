import path from 'node:path';
import { shown } from '../compare.ts';
import { corpusOf, countOf, longRounds } from '../corpus.ts';
import type { Plan } from '../plan.ts';
import type { Result } from '../row.ts';
import { build, forget, type Usage } from '../run.ts';
import { spreadOf } from '../spread.ts';

const DOCUMENTS = 1000;

/** Two workers against none: the one figure that is taken from the clock on the wall. */
export async function cores(plan: Plan): Promise<Result> {
  const raw = corpusOf(plan, countOf(plan, DOCUMENTS));
  const clean = path.join(plan.work, 'clean-cores');
  const rounds: { one: Usage; two: Usage }[] = [];
  const cold = async (jobs: number): Promise<Usage> => {
    forget(clean, plan.work);
    return build(raw, clean, jobs, plan.work);
  };
  for (let round = 0; round < longRounds(plan); round += 1) {
    plan.say(`cores: round ${round + 1} of ${longRounds(plan)}`);
    if (round % 2 === 0) rounds.push({ one: await cold(1), two: await cold(2) });
    else {
      const two = await cold(2);
      rounds.push({ one: await cold(1), two });
    }
  }
  forget(clean, plan.work);
  const cpu = spreadOf(rounds.map(({ one, two }) => two.cpu / one.cpu)).median;
  return {
    rows: [
      {
        of: 'cores',
        what: 'as fast with --jobs 2 as with 1, by the clock',
        spread: spreadOf(rounds.map(({ one, two }) => one.wall / two.wall)),
        unit: '×',
        better: 'higher',
        target: 1.7,
        detail: `CPU time with 2: ${shown(cpu)} times that with 1; memory ${megabytes(rounds.map(({ two }) => two.peak))} against ${megabytes(rounds.map(({ one }) => one.peak))} MB`,
      },
    ],
    speeds: [],
    notes: [
      'cores: two cores must be free for this figure; where others work on them it says nothing of the program',
    ],
  };
}

function megabytes(bytes: readonly number[]): string {
  return shown(spreadOf(bytes).median / 1e6);
}
