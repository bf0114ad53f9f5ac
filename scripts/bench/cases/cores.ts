import path from 'node:path';
import { shown } from '../compare.ts';
import { coresAllowed } from '../cores-allowed.ts';
import { corpusOf, countOf, longRounds } from '../corpus.ts';
import type { Plan } from '../plan.ts';
import type { Result, Row } from '../row.ts';
import { build, forget, type Usage } from '../run.ts';
import { spreadOf } from '../spread.ts';

const DOCUMENTS = 1000;

/** A cold build each: one worker on one core, one that may use them all, and two. */
interface Round {
  readonly bound?: Usage;
  readonly one: Usage;
  readonly two: Usage;
}

/** Two cores against one: the one figure that is taken from the clock on the wall. */
export async function cores(plan: Plan): Promise<Result> {
  const raw = corpusOf(plan, countOf(plan, DOCUMENTS));
  const clean = path.join(plan.work, 'clean-cores');
  const allowed = coresAllowed();
  const rounds: Round[] = [];
  const cold = async (jobs: number, core?: number): Promise<Usage> => {
    forget(clean, plan.work);
    return build(raw, clean, jobs, plan.work, core);
  };
  for (let round = 0; round < longRounds(plan); round += 1) {
    plan.say(`cores: round ${round + 1} of ${longRounds(plan)}`);
    // Another core each time, for others may be at work on one of them; and another order.
    const core = allowed[round % allowed.length];
    const first = round % 2 === 0 ? await cold(2) : undefined;
    const one = await cold(1);
    const bound = core === undefined ? undefined : await cold(1, core);
    rounds.push({ one, two: first ?? (await cold(2)), ...(bound !== undefined && { bound }) });
  }
  forget(clean, plan.work);
  const cpu = spreadOf(rounds.map(({ one, two }) => two.cpu / one.cpu)).median;
  return {
    rows: [
      ...boundRow(rounds),
      {
        of: 'cores',
        what: 'as fast with --jobs 2 as with 1, on two cores both',
        spread: spreadOf(rounds.map(({ one, two }) => one.wall / two.wall)),
        unit: '×',
        better: 'higher',
        detail: `with 1, V8 compiles and sweeps on the other core; CPU time with 2: ${shown(cpu)} times that with 1; memory ${megabytes(rounds.map(({ two }) => two.peak))} against ${megabytes(rounds.map(({ one }) => one.peak))} MB`,
      },
    ],
    speeds: [],
    notes: [
      'cores: two cores must be free for this figure; where others work on them it says nothing of the program',
      ...(allowed.length === 0
        ? ['cores: nothing was bound to one core: taskset is not there (Debian: apt-get install util-linux)']
        : []),
    ],
  };
}

function boundRow(rounds: readonly Round[]): Row[] {
  const ratios = rounds.flatMap(({ bound, two }) => (bound === undefined ? [] : [bound.wall / two.wall]));
  if (ratios.length === 0) return [];
  return [
    {
      of: 'cores',
      what: 'as fast on two cores with --jobs 2 as on one, by the clock',
      spread: spreadOf(ratios),
      unit: '×',
      better: 'higher',
      target: 1.7,
      detail: '',
    },
  ];
}

function megabytes(bytes: readonly number[]): string {
  return shown(spreadOf(bytes).median / 1e6);
}
