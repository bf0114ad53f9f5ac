import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { bytesBelow, folderOf, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';
import { pipeline, tsx } from './run.ts';

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, '../..');

it.each([
  { jobs: '2', others: 40 },
  { jobs: '1', others: 0 },
])(
  'a document that never ends or eats all memory fails alone, with $jobs jobs beside $others others',
  async ({ jobs, others }) => {
    const here = folderOf();
    for (const name of ['src', 'pipelines', 'package.json'])
      cpSync(join(root, name), join(here, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(here, 'node_modules'));
    put(join(here, 'pipelines'), {
      'county-site.ts': `import { defineAdapter } from '../src/index.ts';
      const act = (text: string): never[] => {
        if (text.includes('转圈')) for (;;);
        if (text.includes('吞吃')) for (const all: number[][] = []; ; ) all.push(new Array(1e6).fill(1));
        return [];
      };
      export default defineAdapter({ version: 1, noise: [{ name: 'bad', changes: act }] });`,
    });
    const documents = Array.from({ length: others }, (_, index) => [
      `general/${index}.txt`,
      reportText(index, ''),
    ]);
    put(join(here, 'raw'), {
      ...Object.fromEntries(documents),
      'county-site/eats.txt': reportText(1, '吞吃'),
      'county-site/good.txt': reportText(1, ''),
      'county-site/spins.txt': reportText(1, '转圈'),
    });
    const words = ['all', '--quiet', '--time-limit', '12', '--memory-limit', '200', '--jobs', jobs];
    const program = ['--import', tsx, join(here, 'src/cli/main.ts')];
    const said = await pipeline(words, here, {}, program);
    expect(said).toMatchObject({ status: 1, out: '' });
    expect(said.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^failed: county-site\/eats\.txt: it took more than 200 MiB of memory and was broken off in strip\/bad\./,
      ),
      expect.stringMatching(
        /^failed: county-site\/spins\.txt: it took more than 12 s and was broken off in strip\/bad\./,
      ),
    ]);
    expect(Object.keys(bytesBelow(join(here, 'clean'))).filter((path) => path.endsWith('.txt'))).toHaveLength(
      others + 1,
    );
  },
);
