import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';

/*
 * Fuzzes the readers and the stages: see scripts/fuzz/README.md.
 *
 *   pnpm fuzz --minutes 10 [--inputs N] [--seed S] [--only text,html] [--jobs N] [--out DIR]
 *
 * SIGINT and SIGTERM end it before its time; what was run by then is told all the same.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    inputs: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    jobs: { type: 'string' },
    out: { type: 'string' },
  },
});
const minutes = numberOf('minutes', values.minutes, values.inputs === undefined ? 1 : 1e6);
const seed = numberOf('seed', values.seed, Date.now() % 1_000_000);
const out = values.out ?? join(import.meta.dirname, '../node_modules/.cache/fuzz');
const say = (line: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
};

const stop = new AbortController();
let status = 0;
for (const [signal, number] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => {
    status = number;
    stop.abort();
  });

say(`seed ${seed}; what is found goes to ${out}`);
const { counts, spent, findings } = await fuzz({
  until: Date.now() + minutes * 60_000,
  inputs: numberOf('inputs', values.inputs, Infinity),
  seed,
  ...(values.only !== undefined && { only: values.only.split(',') }),
  jobs: numberOf('jobs', values.jobs, 1),
  out,
  stop: stop.signal,
  say,
});
let total = 0;
for (const [name, count] of counts) {
  total += count;
  const each = count === 0 ? '' : ` ${((spent.get(name) ?? 0) / count).toFixed(2).padStart(9)} ms each`;
  process.stdout.write(`${name.padEnd(16)} ${String(count).padStart(9)} inputs${each}\n`);
}
for (const [signature, times] of findings)
  process.stdout.write(`${String(times).padStart(9)} × ${signature}\n`);
const ended = stop.signal.aborted ? ', stopped before its time' : '';
process.stdout.write(`${total} inputs in total, ${findings.size} findings (seed ${seed}${ended})\n`);
process.exitCode = status || (findings.size === 0 ? 0 : 1);

function numberOf(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!(number > 0)) {
    process.stderr.write(`error: --${name} must be a number above 0, not ${value}\n`);
    process.exit(2);
  }
  return number;
}
