import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { drawsFrom } from '../bench/draws.ts';
import { type Version, writeMade } from './made-raw.ts';
import { run, start } from './run.ts';
import { differences, leftovers, type Tree, treeOf } from './tree.ts';

/** How a corpus is to be killed. */
export interface Killing {
  /** an empty folder to work in */
  readonly folder: string;
  readonly documents: number;
  readonly kills: number;
  readonly jobs: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** What came of it. */
export interface Killed {
  /** runs that were killed before they ended by themselves */
  readonly killed: number;
  /** of those, runs that had begun to write and were not done */
  readonly amid: number;
  /** what was wrong after a recovery, a sentence each */
  readonly wrong: readonly string[];
}

/**
 * Kills rebuilds at random moments with SIGKILL, and lets a run that is left alone follow each.
 *
 * The corpus goes to and fro between two states of the raw folder; at times it begins with no clean folder, at times
 * every file is written again, at times the run that recovers is killed too.
 */
export async function killAtRandom({
  folder,
  documents,
  kills,
  jobs,
  seed,
  say = () => undefined,
}: Killing): Promise<Killed> {
  const draws = drawsFrom(seed);
  const clean = join(folder, 'clean');
  const words = (version: Version, into: string) => [
    ...['all', '--quiet', '--jobs', String(jobs)],
    ...['--raw', join(folder, `raw-${version}`), '--clean', into],
  ];
  const wanted = new Map<Version, Tree>();
  let long = 0;
  for (const version of ['a', 'b'] as const) {
    writeMade(join(folder, `raw-${version}`), documents, version);
    const began = performance.now();
    const { status, err } = await run(words(version, join(folder, `alone-${version}`)), { cwd: folder });
    if (status !== 0) throw new Error(`the run that was left alone failed: ${err}`);
    long = Math.max(long, performance.now() - began);
    wanted.set(version, treeOf(join(folder, `alone-${version}`)));
  }
  let [killed, amid] = [0, 0];
  const wrong: string[] = [];
  for (let kill = 0; kill < kills; ) {
    const version: Version = draws.pick(['a', 'b']);
    const as = wanted.get(version) as Tree;
    if (draws.number(0, 9) === 0) rmSync(clean, { recursive: true, force: true });
    for (let again = draws.number(0, 3) === 0 ? 2 : 1; again > 0 && kill < kills; again -= 1) {
      const before = treeOf(clean);
      const force = draws.number(0, 2) === 0 ? ['--force'] : [];
      const { child, ended } = start([...words(version, clean), ...force], { cwd: folder });
      await Promise.race([setTimeout(draws.number(0, Math.ceil(long))), ended]);
      child.kill('SIGKILL');
      if ((await ended).signal !== 'SIGKILL') continue;
      kill += 1;
      killed += 1;
      const now = treeOf(clean);
      if (
        leftovers(now).length > 0 ||
        (differences(before, now).length > 0 && differences(now, as).length > 0)
      )
        amid += 1;
    }
    const { status, err } = await run(words(version, clean), { cwd: folder });
    const after = treeOf(clean);
    const left = leftovers(after);
    const other = differences(after, as);
    if (status !== 0) wrong.push(`kill ${kill}: the next run ended with ${status}: ${err.trim()}`);
    if (left.length > 0) wrong.push(`kill ${kill}: left behind: ${left.join(', ')}`);
    if (other.length > 0) wrong.push(`kill ${kill}: ${other.length} files differ, ${other[0]} first`);
    if (kill % 10 === 0) say(`${kill} of ${kills} killed, ${amid} amid writing, ${wrong.length} wrong`);
  }
  return { killed, amid, wrong };
}
