import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { pipeline } from '../cli/run.ts';
import { folderOf, pathsBelow, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';

vi.setConfig({ testTimeout: 240_000 });

it('a document that would write too much fails alone, and is tried again when it may', async () => {
  const here = folderOf();
  put(join(here, 'raw/general'), {
    'good.txt': reportText(0, ''),
    'long.txt': reportText(1, `\n${'这一年，修路种树，账目清楚。\n'.repeat(20_000)}`),
  });
  const texts = () => pathsBelow(join(here, 'clean')).filter((path) => path.endsWith('.txt'));
  const said = await pipeline(['all', '--quiet', '--output-limit', '1'], here);
  expect(said).toMatchObject({ status: 1, out: '' });
  expect(said.err).toBe(
    'failed: general/long.txt: the files of its report would have more than 1 MiB. Allow more with --output-limit, divide it, or leave it out of raw.\n',
  );
  expect(texts()).toHaveLength(1);
  expect(await pipeline(['all', '--quiet'], here)).toEqual({ status: 0, out: '', err: '' });
  expect(texts()).toHaveLength(2);
});

it('the limit is a whole number of MiB', async () => {
  const said = await pipeline(['all', '--output-limit', '0'], folderOf());
  expect(said).toMatchObject({ status: 2, err: expect.stringContaining('It must be a whole number of MiB') });
});
