import path from 'node:path';
import { comparableOf } from '../../../src/near-duplicates/comparable.ts';
import { comparisonOf } from '../../../src/near-duplicates/comparison.ts';
import type { Edition } from '../../../src/near-duplicates/edition.ts';
import { editionsOf } from '../../../src/near-duplicates/editions.ts';
import { fingerprintOf } from '../../../src/near-duplicates/fingerprint.ts';
import { nearDuplicatesAmong } from '../../../src/near-duplicates/near-duplicates.ts';
import { shown } from '../compare.ts';
import { countOf, longRounds } from '../corpus.ts';
import type { Plan } from '../plan.ts';
import { reportOf, type Wording } from '../planted.ts';
import { scoreOf, writePlanted } from '../planted-score.ts';
import type { Result, Row } from '../row.ts';
import { build, forget } from '../run.ts';
import { spreadOf } from '../spread.ts';

const COUNTS = [300, 3000, 30_000] as const;

/** How many of two hundred planted duplicates are found among 3,000 reports, and what a report costs as they become more. */
export async function duplicates(plan: Plan): Promise<Result> {
  if (plan.folder !== undefined)
    return {
      rows: [],
      speeds: [],
      notes: ['duplicates: measured on made documents only: in a folder nobody knows them'],
    };
  const rows: Row[] = [];
  for (const wording of ['pool', 'template', 'short'] as const) rows.push(...(await found(plan, wording)));
  return { rows: [...rows, ...(await byNumber(plan))], speeds: [], notes: [] };
}

/** Through the whole pipeline, from raw files to what the sidecars say. */
async function found(plan: Plan, wording: Wording): Promise<readonly Row[]> {
  const [raw, clean] = [path.join(plan.work, `raw-${wording}`), path.join(plan.work, 'clean-planted')];
  const [reports, planted] = [countOf(plan, 3000), plan.small ? 16 : 200];
  plan.say(`duplicates: ${planted} planted among ${reports} reports (${wording})`);
  const truth = writePlanted(raw, { reports, planted, wording });
  forget(clean, plan.work);
  await build(raw, clean, 1, plan.work);
  const { wanted, missed, wrong } = scoreOf(clean, truth);
  forget(clean, plan.work);
  const right = wanted - missed.length;
  const row = (what: string, share: number, detail: string): Row => ({
    of: 'duplicates',
    what,
    spread: spreadOf([100 * share]),
    unit: '%',
    better: 'higher',
    target: 99,
    detail,
  });
  return [
    row(
      `of the planted pairs, found (${wording})`,
      right / wanted,
      `${right} of ${wanted}, among ${reports} reports`,
    ),
    row(`of the pairs found, right (${wording})`, right / (right + wrong.length), `${wrong.length} wrong`),
  ];
}

/** Fingerprints, candidates and comparisons alone: nothing is read or written. */
async function byNumber(plan: Plan): Promise<readonly Row[]> {
  const counts = COUNTS.map((count) => countOf(plan, count));
  const [least, , most] = counts as [number, number, number];
  await spentOn(Math.min(least, 100));
  const rounds: Map<number, Spent>[] = [];
  for (let round = 0; round < longRounds(plan); round += 1) {
    const spent = new Map<number, Spent>();
    for (const count of counts) {
      plan.say(`duplicates: round ${round + 1} of ${longRounds(plan)}, ${count} reports`);
      spent.set(count, await spentOn(count));
    }
    rounds.push(spent);
  }
  const of = (what: keyof Spent, count: number): readonly number[] =>
    rounds.map((spent) => (spent.get(count) as Spent)[what] / count);
  const row = (what: keyof Spent, name: string, unit: string, by: number): Row => ({
    of: 'duplicates',
    what: `the ${name} per report of ${least}, among ${most}`,
    spread: spreadOf(of(what, most).map((each, round) => each / (of(what, least)[round] as number))),
    unit: '×',
    better: 'lower',
    target: 1.1,
    detail: counts
      .map((count) => `${count}: ${shown(spreadOf(of(what, count)).median / by)} ${unit}`)
      .join(', '),
  });
  return [row('cpu', 'CPU time', 'ms each', 1000), row('bytes', 'memory', 'KB each', 1000)];
}

/** What a number of reports took: microseconds of CPU, and bytes that are kept of them. */
interface Spent {
  readonly cpu: number;
  readonly bytes: number;
}

async function spentOn(count: number): Promise<Spent> {
  let cpu = 0;
  // Making the reports does not count.
  const timed = <Made>(make: () => Made): Made => {
    const before = process.cpuUsage();
    const made = make();
    const { user, system } = process.cpuUsage(before);
    cpu += user + system;
    return made;
  };
  // Every hundredth lies there twice, the second time half of it.
  const textOf = (report: number): string => {
    const isHalf = report % 100 === 1;
    const text = reportOf(isHalf ? report - 1 : report, 'pool').paragraphs.join('\n');
    return isHalf ? text.slice(0, text.length / 2) : text;
  };
  let bytes = 0;
  const editions: Edition[] = [];
  for (let report = 0; report < count; report += 1) {
    const text = textOf(report);
    const fingerprint = timed(() => fingerprintOf(comparableOf(text).units));
    bytes += fingerprint.byteLength;
    editions.push({ report: `${report}`, id: `${report}`, facts: {}, standing: STANDING, fingerprint });
  }
  const before = process.cpuUsage();
  let making = 0;
  const { groups } = await nearDuplicatesAmong(editionsOf(editions), async (one, other) => {
    const began = process.cpuUsage();
    const texts = [textOf(one), textOf(other)] as const;
    const { user, system } = process.cpuUsage(began);
    making += user + system;
    return comparisonOf(comparableOf(texts[0]), comparableOf(texts[1]));
  });
  const { user, system } = process.cpuUsage(before);
  if (groups.length !== Math.ceil((count - 1) / 100))
    throw new Error(`${groups.length} groups of ${count} reports`);
  return { cpu: cpu + user + system - making, bytes };
}

const STANDING = { complete: true, han: 0, recognised: false, warnings: 0, address: 0, changed: 0 } as const;
