/**
 * Builds a made corpus on one machine and by workers of a queue, kills some of them and restarts Redis, and says what came
 * of it. `pnpm survive:cluster [DOCUMENTS] [WORKERS] [KILLS] [folder|bucket]`; without kills Redis is left alone too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { survive } from './cluster/survive.ts';

const [documents = '2000', workers = '4', kills = '2', store = 'bucket'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'qingyuan-cluster-'));
try {
  const { ends, cpu, ...said } = await survive({
    folder,
    documents: Number(documents),
    workers: Number(workers),
    kills: Number(kills),
    restarts: Number(kills) > 0,
    bucket: store === 'bucket',
    lock: 10,
  });
  const told = {
    ...said,
    cpu: { ...cpu, ratio: cpu.queue / cpu.one },
    statuses: ends.map(({ status }) => status),
    seconds: ends.map((end) => end.cpu),
  };
  process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  for (const { status, err } of ends) if (status !== 0) process.stderr.write(err.slice(-2000));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
