/** Measures this project against the floor and against what one would use instead; see scripts/bench/README.md. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cores } from './bench/cases/cores.ts';
import { duplicates } from './bench/cases/duplicates.ts';
import { html } from './bench/cases/html.ts';
import { incremental } from './bench/cases/incremental.ts';
import { list } from './bench/cases/list.ts';
import { pdf } from './bench/cases/pdf.ts';
import { scale } from './bench/cases/scale.ts';
import { start } from './bench/cases/start.ts';
import { text } from './bench/cases/text.ts';
import { root } from './bench/compiled.ts';
import type { Plan } from './bench/plan.ts';
import { printed } from './bench/printed.ts';
import { loadNow, machineWith, type Report } from './bench/report.ts';
import type { Result } from './bench/row.ts';
import { writeReport } from './bench/write-report.ts';

const cases = {
  text,
  list,
  html,
  pdf,
  incremental,
  scale,
  cores,
  start,
  duplicates,
} as const satisfies Record<string, (plan: Plan) => Promise<Result>>;

const HELP = `Usage: pnpm bench [options]

  --only <a,b>    only these: ${Object.keys(cases).join(', ')}
  --rounds <n>    rounds of a comparison (5); builds of whole corpora take at most 3
  --folder <dir>  measure on the documents of this folder, not on made ones
  --small         few and small documents: to see that it works, not to measure
  --json          everything that was measured, on stdout
  --write         write the table to README.md and docs/scale.md, and docs/bench.svg
`;

const options = {
  only: { type: 'string', default: Object.keys(cases).join(',') },
  rounds: { type: 'string', default: '5' },
  folder: { type: 'string' },
  small: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

try {
  const { values } = parseArgs({ options });
  if (values.help) process.stdout.write(HELP);
  else await run(values);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function run({
  only,
  rounds,
  folder,
  small,
  json,
  write,
}: ReturnType<typeof parseArgs<{ options: typeof options }>>['values']): Promise<void> {
  const names = only.split(',').map((name) => {
    if (!Object.hasOwn(cases, name))
      throw new Error(`--only ${name}: there is no such case. There are: ${Object.keys(cases).join(', ')}.`);
    return name as keyof typeof cases;
  });
  if (!/^[1-9]\d{0,3}$/.test(rounds))
    throw new Error(`--rounds ${rounds}: give a whole number of rounds, 1 or more.`);
  const work = path.join(root, 'node_modules', '.cache', 'qingyuan-bench-work', String(process.pid));
  mkdirSync(work, { recursive: true });
  const plan: Plan = {
    rounds: Number(rounds),
    ...(folder !== undefined && { folder: path.resolve(folder) }),
    small,
    work,
    say: (line) => void process.stderr.write(`${line}\n`),
  };
  const load = loadNow();
  const results: Result[] = [];
  try {
    for (const name of names) results.push(await cases[name](plan));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const report: Report = {
    machine: machineWith(load),
    rounds: plan.rounds,
    ...(folder !== undefined && { folder }),
    rows: results.flatMap(({ rows }) => rows),
    speeds: results.flatMap(({ speeds }) => speeds),
    notes: results.flatMap(({ notes }) => notes),
  };
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : printed(report)}\n`);
  if (write) writeReport(report);
}
