import path from 'node:path';
import { shown } from '../compare.ts';
import { root } from '../compiled.ts';
import type { Plan } from '../plan.ts';
import type { Result } from '../row.ts';
import { nodeRun, type Usage } from '../run.ts';
import { spreadOf } from '../spread.ts';

/** How long `--help` takes against Node alone. */
export async function start(plan: Plan): Promise<Result> {
  const rounds: { help: Usage; node: Usage }[] = [];
  const help = (): Promise<Usage> => nodeRun([path.join(root, 'bin', 'pipeline.mjs'), '--help'], plan.work);
  await help(); // compiles, where it is the first
  for (let round = 0; round < plan.rounds * 2; round += 1)
    rounds.push({ help: await help(), node: await nodeRun(['-e', '0'], plan.work) });
  const milliseconds = (of: (round: (typeof rounds)[number]) => Usage): string =>
    shown(spreadOf(rounds.map((round) => of(round).cpu / 1000)).median);
  return {
    rows: [
      {
        of: 'start',
        what: 'the CPU time of node -e 0, for --help',
        spread: spreadOf(rounds.map(({ help, node }) => help.cpu / node.cpu)),
        unit: '×',
        better: 'lower',
        target: 3,
        detail: `${milliseconds(({ help }) => help)} ms against ${milliseconds(({ node }) => node)} ms`,
      },
    ],
    speeds: [],
    notes: [],
  };
}
