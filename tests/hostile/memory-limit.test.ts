import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { pipeline } from '../cli/run.ts';
import { folderOf, pathsBelow, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';
import { pdfBombs } from './pdf-bombs.ts';

vi.setConfig({ testTimeout: 240_000 });

it('the memory of a document is also what stands beside the heap, as the bytes of a stream', async () => {
  const here = folderOf();
  const zeros = pdfBombs.find(({ path }) => path === 'pdf/zeros.pdf')?.make() as Uint8Array;
  put(join(here, 'raw/general'), { 'good.txt': reportText(0, ''), 'zeros.pdf': zeros });
  const all = (mebibytes: string) =>
    pipeline(['all', '--quiet', '--jobs', '1', '--memory-limit', mebibytes, '--time-limit', '120'], here);
  const { status, err } = await all('80');
  expect(err).toBe(
    'failed: general/zeros.pdf: it took more than 80 MiB of memory and was broken off in reading. Give it more with --memory-limit, or leave it out of raw.\n',
  );
  expect(status).toBe(1);
  expect(pathsBelow(join(here, 'clean')).filter((path) => path.endsWith('.txt'))).toHaveLength(1);
  expect((await all('2000')).err).toContain('zeros.pdf: its one page has no text');
});
