import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';

/*
 * Fuzzes the readers and the stages: see scripts/fuzz/README.md.
 *
 *   pnpm fuzz --minutes 10 [--inputs N] [--seed S] [--only text,html] [--jobs N] [--out DIR]
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

say(`seed ${seed}; what is found goes to ${out}`);
const { counts, spent, findings } = await fuzz({
  until: Date.now() + minutes * 60_000,
  inputs: numberOf('inputs', values.inputs, Infinity),
  seed,
  ...(values.only !== undefined && { only: values.only.split(',') }),
  jobs: numberOf('jobs', values.jobs, 1),
  out,
  say,
});
let total = 0;
for (const [name, count] of counts) {
  total += count;
  process.stdout.write(
    `${name.padEnd(16)} ${String(count).padStart(9)} inputs ${((spent.get(name) ?? 0) / count).toFixed(2).padStart(9)} ms each\n`,
  );
}
process.stdout.write(`${'all'.padEnd(16)} ${String(total).padStart(9)} inputs, ${findings.size} findings\n`);
for (const [signature, times] of findings)
  process.stdout.write(`${String(times).padStart(9)} × ${signature}\n`);
process.exitCode = findings.size === 0 ? 0 : 1;

function numberOf(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!(number > 0)) {
    process.stderr.write(`error: --${name} must be a number above 0, not ${value}\n`);
    process.exit(2);
  }
  return number;
}
