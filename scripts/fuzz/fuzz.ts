import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cpuUsage } from 'node:process';
import { BrokenOff, openPool } from '../../src/workers/pool.ts';
import { plan } from './plan.ts';
import { type Found, inputOf, type Round, type RoundResult, targetNamed } from './round.ts';

/** What is to be fuzzed, and how long. */
export interface Fuzzing {
  /** until then, in milliseconds since 1970 */
  readonly until: number;
  readonly inputs: number;
  readonly seed: number;
  /** names of targets; all, without it */
  readonly only?: readonly string[];
  /** where what is found is kept */
  readonly out: string;
  readonly jobs: number;
  /** ends it before its time: what was run by then is told */
  readonly stop?: AbortSignal;
  readonly say: (line: string) => void;
}

/** What was run and what was found. */
export interface Fuzzed {
  readonly counts: ReadonlyMap<string, number>;
  readonly spent: ReadonlyMap<string, number>;
  /** by signature: how often it was met */
  readonly findings: ReadonlyMap<string, number>;
}

/** Seconds for a round, and MiB for the thread it runs in: one that takes more has met an input that hangs. */
const ROUND = 150;
const MEMORY = 1500;

/** Fuzzes until the time is up, so many inputs were made, or it is stopped. */
export async function fuzz({ until, inputs, seed, only, out, jobs, stop, say }: Fuzzing): Promise<Fuzzed> {
  const counts = new Map<string, number>();
  const spent = new Map<string, number>();
  const findings = new Map<string, number>();
  const targets = only === undefined ? plan : only.map(targetNamed);
  const pool = openPool<Round, RoundResult>(new URL('./round.ts', import.meta.url), {
    workers: jobs,
    memoryLimit: MEMORY,
  });
  const order = inTurn(targets.map(({ share }) => share));
  const running = new Map<Round, NodeJS.CpuUsage>();
  let total = 0;
  let number = 0;
  const add = (name: string, result: Pick<RoundResult, 'inputs' | 'spent'>): void => {
    counts.set(name, (counts.get(name) ?? 0) + result.inputs);
    spent.set(name, (spent.get(name) ?? 0) + result.spent);
  };
  const work = async (): Promise<void> => {
    while (Date.now() < until && total < inputs && stop?.aborted !== true) {
      const { name, runs } = targets[order()] as (typeof targets)[number];
      number += 1;
      const task = {
        target: name,
        seed: (seed * 1_000_003 + number * 7919) | 0,
        runs: Math.min(runs, inputs - total),
        known: [...findings.keys()],
        begun: new SharedArrayBuffer(4),
      };
      total += task.runs;
      running.set(task, cpuUsage());
      const result = await pool
        .run(task, { timeLimit: ROUND, begun: new Int32Array(task.begun) })
        .catch((error: unknown) => brokenOff(task, error));
      running.delete(task);
      total += result.inputs - task.runs;
      add(name, result);
      for (const [signature, times] of Object.entries(result.again))
        findings.set(signature, (findings.get(signature) ?? 0) + times);
      if (result.found !== undefined && !findings.has(result.found.signature)) {
        findings.set(result.found.signature, 1);
        say(
          `found: ${result.found.signature} (${task.target}, seed ${task.seed}) → ${keep(out, findings.size, task, result.found)}`,
        );
        say(`  ${result.found.error.split('\n').slice(0, 4).join('\n  ')}`);
      }
      if (number % 100 === 1) say(`${total} inputs, ${findings.size} findings`);
    }
  };
  /** What held the thread or ate its memory is tried alone, and kept where it does so again. */
  const brokenOff = async (task: Round, error: unknown): Promise<RoundResult> => {
    if (!(error instanceof BrokenOff) || stop?.aborted === true) throw error;
    const at = Math.max(0, new Int32Array(task.begun as SharedArrayBuffer)[0] as number) - 1;
    const nothing = { inputs: at + 1, again: {}, spent: ROUND * 1000 };
    const { begun: _, ...alone } = task;
    try {
      const { found } = await pool.run({ ...alone, only: at });
      return found === undefined ? nothing : { ...nothing, found };
    } catch (again) {
      if (!(again instanceof BrokenOff)) throw again;
      const files = targetNamed(task.target)
        .show(inputOf(task, at))
        .map(({ path, bytes, ...note }) => ({ path, bytes, note: JSON.stringify(note) }));
      return {
        ...nothing,
        found: {
          signature: `${task.target}: broken off: ${again.because}`,
          error: `input ${at}: ${again.message}`,
          files,
        },
      };
    }
  };
  const stopped = new Promise<void>((resolve) => stop?.addEventListener('abort', () => resolve()));
  await Promise.race([Promise.all(Array.from({ length: jobs }, work)), stopped]);
  // The input that is at work does not count.
  for (const [{ target, begun }, since] of running) {
    const { user, system } = cpuUsage(since);
    const inputs = Math.max(0, Atomics.load(new Int32Array(begun as SharedArrayBuffer), 0) - 1);
    add(target, { inputs, spent: (user + system) / 1000 });
  }
  await pool.close();
  return { counts, spent, findings };
}

/** Writes a finding into a folder of its own; gives the folder. */
function keep(
  out: string,
  number: number,
  { target, seed }: Round,
  { signature, error, files }: Found,
): string {
  const folder = join(out, `${target}-${seed >>> 0}-${number}`);
  mkdirSync(folder, { recursive: true });
  const notes = files.map(({ path, note }, index) => `${index}: ${JSON.stringify(path)} ${note}`);
  writeFileSync(
    join(folder, 'finding.txt'),
    [signature, `target ${target}, seed ${seed}`, ...notes, error, ''].join('\n'),
  );
  for (const [index, { path, bytes }] of files.entries())
    writeFileSync(
      join(
        folder,
        `${index}-${basename(path)
          .replace(/[^\w.-]/g, '_')
          .slice(-40)}`,
      ),
      bytes,
    );
  return folder;
}

/** Numbers in turn, each as often as its share says: what has had the least for its share is next. */
function inTurn(shares: readonly number[]): () => number {
  const had = shares.map(() => 0);
  return () => {
    let least = 0;
    for (const index of shares.keys())
      if (
        ((had[index] as number) + 1) / (shares[index] as number) <
        ((had[least] as number) + 1) / (shares[least] as number)
      )
        least = index;
    had[least] = (had[least] as number) + 1;
    return least;
  };
}
