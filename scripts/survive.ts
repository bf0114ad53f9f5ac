/**
 * Kills rebuilds of a made corpus at random moments and compares what the next run leaves with an undisturbed one.
 *
 *   pnpm survive [--kills 200] [--documents 300] [--jobs 1,2] [--seed 1]
 *
 * Ends with status 1 where anything was lost, left behind or other than it should be.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAtRandom } from './survive/kills.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    documents: { type: 'string', default: '300' },
    jobs: { type: 'string', default: '1,2' },
    seed: { type: 'string', default: '1' },
  },
});
for (const jobs of values.jobs.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'qingyuan-survive-'));
  try {
    const { killed, amid, wrong } = await killAtRandom({
      folder,
      documents: Number(values.documents),
      kills: Number(values.kills),
      jobs,
      seed: Number(values.seed) + jobs,
      say: (line) => console.error(`--jobs ${jobs}: ${line}`),
    });
    for (const each of wrong) console.log(`--jobs ${jobs}: ${each}`);
    console.log(
      `--jobs ${jobs}: ${killed} runs killed, ${amid} of them amid writing; ${wrong.length} recoveries differ`,
    );
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
