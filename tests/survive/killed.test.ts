import { expect, it, vi } from 'vitest';
import { killAtRandom } from '../../scripts/survive/kills.ts';
import { folderOf } from '../corpus/folders.ts';

vi.setConfig({ testTimeout: 240_000 });

// Two hundred for each number of jobs: `pnpm survive`.
it('a run that is killed at a random moment leaves nothing that the next does not put right', async () => {
  const killed = await killAtRandom({ folder: folderOf(), documents: 40, kills: 6, jobs: 2, seed: 7 });
  expect(killed).toMatchObject({ killed: 6, wrong: [] });
});
