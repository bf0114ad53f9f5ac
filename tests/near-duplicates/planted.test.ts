import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Wording } from '../../scripts/bench/planted.ts';
import { scoreOf, writePlanted } from '../../scripts/bench/planted-score.ts';
import { renew } from '../../src/cli/renew.ts';
import { verify } from '../../src/verify/verify.ts';

// The same with 3,000 reports and 200 planted ones is `pnpm bench --only duplicates`.
test.each<Wording>(['pool', 'template'])(
  'among 150 reports of one %s 24 that were planted are found, and no other',
  async (wording) => {
    const home = await mkdtemp(join(tmpdir(), 'planted-'));
    const folders = { raw: join(home, 'raw'), clean: join(home, 'clean') };
    const truth = writePlanted(folders.raw, { reports: 150, planted: 24, wording });
    await renew({ ...folders, source: [], jobs: 1, force: false, json: false, quiet: true });
    expect(scoreOf(folders.clean, truth)).toMatchObject({ wanted: 30, missed: [], wrong: [] });
    expect((await verify(folders)).problems).toEqual([]);
    await rm(home, { recursive: true });
  },
  120_000,
);
