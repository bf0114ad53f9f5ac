import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { bytesBelow } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';
import { houseOf } from './house.ts';

vi.setConfig({ testTimeout: 120_000 });

it.each([
  { jobs: '2', others: 40 },
  { jobs: '1', others: 0 },
])(
  'a document that never ends or eats all memory fails alone, with $jobs jobs beside $others others',
  async ({ jobs, others }) => {
    const documents = Array.from({ length: others }, (_, index) => [
      `raw/general/${index}.txt`,
      reportText(index, ''),
    ]);
    const { folder, run } = houseOf({
      'pipelines/county-site.ts': `import { defineAdapter } from '../src/index.ts';
      const act = (text: string): never[] => {
        if (text.includes('转圈')) for (;;);
        if (text.includes('吞吃')) for (const all: number[][] = []; ; ) all.push(new Array(1e6).fill(1));
        return [];
      };
      export default defineAdapter({ version: 1, noise: [{ name: 'bad', changes: act }] });`,
      ...Object.fromEntries(documents),
      'raw/county-site/eats.txt': reportText(1, '吞吃'),
      'raw/county-site/good.txt': reportText(1, ''),
      'raw/county-site/spins.txt': reportText(1, '转圈'),
    });
    const words = ['all', '--quiet', '--time-limit', '12', '--memory-limit', '200', '--jobs', jobs];
    const said = await run(words);
    expect(said).toMatchObject({ status: 1, out: '' });
    expect(said.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^failed: county-site\/eats\.txt: it took more than 200 MiB of memory and was broken off in strip\/bad\./,
      ),
      expect.stringMatching(
        /^failed: county-site\/spins\.txt: it took more than 12 s and was broken off in strip\/bad\./,
      ),
    ]);
    expect(
      Object.keys(bytesBelow(join(folder, 'clean'))).filter((path) => path.endsWith('.txt')),
    ).toHaveLength(others + 1);
  },
);
