import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { shown } from '../compare.ts';
import { corpusOf, countOf, longRounds } from '../corpus.ts';
import type { Plan } from '../plan.ts';
import type { Result, Row } from '../row.ts';
import { build, forget, type Usage } from '../run.ts';
import { spreadOf } from '../spread.ts';

const DOCUMENTS = 3000;

/** A build where nothing changed, and one where one raw file did, against a cold one. */
export async function incremental(plan: Plan): Promise<Result> {
  const raw = corpusOf(plan, countOf(plan, DOCUMENTS));
  const files = readdirSync(raw, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const clean = path.join(plan.work, 'clean-incremental');
  const rounds: { cold: Usage; nothing: Usage; one: Usage }[] = [];
  for (let round = 0; round < longRounds(plan); round += 1) {
    plan.say(`incremental: round ${round + 1} of ${longRounds(plan)}`);
    forget(clean, plan.work);
    const cold = await build(raw, clean, 1, plan.work);
    const nothing = await build(raw, clean, 1, plan.work);
    const changed = files[(round * 997) % files.length];
    if (changed !== undefined) appendFileSync(path.join(raw, changed), `\n　　这是第${round + 1}次改动。\n`);
    rounds.push({ cold, nothing, one: await build(raw, clean, 1, plan.work) });
  }
  forget(clean, plan.work);
  const row = (what: string, target: number, of: (round: (typeof rounds)[number]) => Usage): Row => ({
    of: 'incremental',
    what,
    spread: spreadOf(rounds.map((round) => (100 * of(round).cpu) / round.cold.cpu)),
    unit: '%',
    better: 'lower',
    target,
    detail: `${shown(spreadOf(rounds.map((round) => of(round).cpu / 1e6)).median)} s of CPU against ${shown(spreadOf(rounds.map(({ cold }) => cold.cpu / 1e6)).median)} s`,
  });
  return {
    rows: [
      row('of a cold build, where nothing changed', 2, ({ nothing }) => nothing),
      row('of a cold build, where one raw file changed', 3, ({ one }) => one),
    ],
    speeds: [],
    notes: [],
  };
}
