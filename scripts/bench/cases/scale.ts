import path from 'node:path';
import { shown, speedOf } from '../compare.ts';
import { contestOf, sum } from '../contest.ts';
import { corpusOf, countOf, longRounds } from '../corpus.ts';
import { madeText } from '../made-text.ts';
import type { Plan } from '../plan.ts';
import type { Result, Row } from '../row.ts';
import { build, forget, type Usage } from '../run.ts';
import { madeSamples } from '../samples.ts';
import { spreadOf } from '../spread.ts';

const SIZES = [
  { group: '10 KB', count: 100, bytes: 10_000 },
  { group: '100 KB', count: 10, bytes: 100_000 },
  { group: '1 MB', count: 2, bytes: 1_000_000 },
  { group: '10 MB', count: 1, bytes: 10_000_000 },
] as const;
const COUNTS = [100, 1000, 3000, 10_000] as const;

/** What a byte costs as documents grow, and what a document costs, and how much memory, as they become more. */
export async function scale(plan: Plan): Promise<Result> {
  if (plan.folder !== undefined)
    return { rows: [], speeds: [], notes: ['scale: measured on made documents only: a folder has one size'] };
  const [size, number] = [await bySize(plan), await byNumber(plan)];
  return { rows: [...size.rows, ...number.rows], speeds: size.speeds, notes: [] };
}

async function bySize(plan: Plan): Promise<Omit<Result, 'notes'>> {
  const samples = madeSamples(plan, 'size', '.txt', SIZES, madeText);
  const entrant = { name: 'qingyuan', samples } as const;
  const contest = await contestOf([entrant], plan, (line) => plan.say(`scale: ${line}`));
  const bytesOf = (group: string): number =>
    samples.filter((sample) => sample.group === group).reduce((all, { bytes }) => all + bytes, 0);
  const perByte = (group: string): readonly number[] =>
    (contest.spent.get('qingyuan') ?? []).map((round) => sum(round, [group]) / bytesOf(group));
  const against = (group: string) => {
    const least = perByte(SIZES[0].group);
    return spreadOf(perByte(group).map((each, round) => each / (least[round] as number)));
  };
  const last = SIZES[SIZES.length - 1] as (typeof SIZES)[number];
  return {
    rows: [
      {
        of: 'scale',
        what: `the cost per byte of 10 KB, in a text of ${last.group}`,
        spread: against(last.group),
        unit: '×',
        better: 'lower',
        target: 1.3,
        detail: SIZES.slice(1, -1)
          .map(({ group }) => `${group} ${shown(against(group).median)}`)
          .join(', '),
      },
    ],
    speeds: SIZES.map(({ group }) => ({
      ...speedOf('text', entrant, contest, group),
      of: `text of ${group}`,
    })),
  };
}

async function byNumber(plan: Plan): Promise<Omit<Result, 'notes' | 'speeds'>> {
  const clean = path.join(plan.work, 'clean-scale');
  const counts = COUNTS.map((count) => countOf(plan, count));
  const [least, middle, , most] = counts as [number, number, number, number];
  const rounds: Map<number, Usage>[] = [];
  for (let round = 0; round < longRounds(plan); round += 1) {
    const usages = new Map<number, Usage>();
    // The longest takes minutes: once is enough.
    for (const count of round === 0 ? [1, ...counts] : [1, ...counts.slice(0, -1)]) {
      plan.say(`scale: round ${round + 1} of ${longRounds(plan)}, ${count} documents`);
      const raw = corpusOf(plan, count);
      forget(clean, plan.work);
      usages.set(count, await build(raw, clean, 1, plan.work));
    }
    rounds.push(usages);
  }
  forget(clean, plan.work);
  const of = (usages: Map<number, Usage>, count: number): Usage => usages.get(count) as Usage;
  // The start of the process, with one document, is paid once.
  const each = (usages: Map<number, Usage>, count: number): number =>
    (of(usages, count).cpu - of(usages, 1).cpu) / (count - 1);
  const roundsWith = (count: number) => rounds.filter((usages) => usages.has(count));
  const milliseconds = (count: number): string =>
    shown(spreadOf(roundsWith(count).map((usages) => each(usages, count) / 1000)).median);
  const megabytes = (count: number): string =>
    shown(spreadOf(roundsWith(count).map((usages) => of(usages, count).peak / 1e6)).median);
  const row = (what: string, spread: readonly number[], detail: string): Row => ({
    of: 'scale',
    what,
    spread: spreadOf(spread),
    unit: '×',
    better: 'lower',
    target: FLAT,
    detail,
  });
  return {
    rows: [
      row(
        `the time per document of ${least}, among ${most}`,
        roundsWith(most).map((usages) => each(usages, most) / each(usages, least)),
        counts.map((count) => `${count}: ${milliseconds(count)} ms each`).join(', '),
      ),
      row(
        `the peak memory of ${middle} documents, with ${most}`,
        roundsWith(most).map((usages) => of(usages, most).peak / of(usages, middle).peak),
        counts.map((count) => `${count}: ${megabytes(count)} MB`).join(', '),
      ),
    ],
  };
}

/** What counts as flat. */
const FLAT = 1.1;
