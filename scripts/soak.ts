/**
 * Renews a made corpus in one process, round after round, with a random fault in each, and watches what the process holds.
 *
 *   pnpm soak [--minutes 30] [--documents 10000] [--seed 1]
 *
 * After each fault a run that is left alone must give the bytes of the first one. Ends with status 1 where it does not.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawsFrom } from './bench/draws.ts';
import { faults, type Ground } from './soak/faults.ts';
import { renewing } from './soak/renewing.ts';
import { writeMade } from './survive/made-raw.ts';
import { smallDisk } from './survive/small-disk.ts';
import { differences, leftovers, treeOf } from './survive/tree.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    documents: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const documents = Number(values.documents);
const draws = drawsFrom(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'qingyuan-soak-'));
const bytes = documents * 40_000 + (64 << 20);
const ground: Ground = {
  raw: join(folder, 'raw'),
  clean: join(folder, 'disk/clean'),
  aside: join(folder, 'aside'),
  disk: smallDisk(join(folder, 'disk'), bytes),
  bytes,
};
let wrong = 0;
try {
  if (ground.disk === undefined) console.log('no disk can be mounted here: it is never full nor read-only');
  writeMade(ground.raw, documents, 'a');
  for (const each of [ground.clean, ground.aside]) mkdirSync(each, { recursive: true });
  process.env.QINGYUAN_CACHE = join(folder, 'remembered');
  const renew = renewing(ground.raw, ground.clean);
  const began = performance.now();
  await renew();
  const wanted = treeOf(ground.clean);
  console.log('| round | fault | documents failed | after it | RSS, MiB | heap, MiB | handles | threads |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  console.log(`| 0 | none | 0 | ${wanted.size} files | ${held()} |`);
  for (let round = 1; performance.now() - began < Number(values.minutes) * 60_000; round += 1) {
    const fault = faults[round - 1] ?? draws.pick(faults);
    fault.happens(ground, draws);
    const { summary } = await renew();
    fault.ends(ground);
    const { summary: after } = await renew();
    const tree = treeOf(ground.clean);
    const other = differences(tree, wanted);
    const isSame = other.length === 0 && leftovers(tree).length === 0 && after.failed.length === 0;
    if (!isSame) wrong += 1;
    const outcome = isSame ? 'same bytes' : `${other.length} files differ, ${other[0]} first`;
    console.log(`| ${round} | ${fault.name} | ${summary.failed.length} | ${outcome} | ${held()} |`);
  }
} finally {
  ground.disk?.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(wrong === 0 ? 'nothing was lost' : `${wrong} rounds did not end as the first`);
process.exitCode = wrong === 0 ? 0 : 1;

/** What the process holds after its garbage was collected. */
function held(): string {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const count = (of: string) => readdirSync(`/proc/self/${of}`).length;
  return [rss, heapUsed]
    .map((each) => Math.round(each / (1 << 20)))
    .join(' | ')
    .concat(` | ${count('fd')} | ${count('task')}`);
}
