import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveTasks } from '../../src/verify/prove-tasks.ts';
import { verify } from '../../src/verify/verify.ts';
import { smallCorpus } from '../audit/small-corpus.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
beforeAll(async () => {
  corpus = await smallCorpus(310);
}, 120_000);
afterAll(() => corpus.remove());

const report = (number: number): string =>
  join(corpus.clean, 'site', `000000-2021-丙县政府工作报告-${number}`);

test('what is found does not depend on the number of threads, nor on which is done first', async () => {
  const whole = await verify(corpus, { jobs: 1 });
  expect(whole).toMatchObject({ reports: 314, documents: 313, unaccounted: 0, problems: [] });
  expect(await verify(corpus, { jobs: 3 })).toEqual(whole);

  const text = await readFile(`${report(7)}.txt`, 'utf8');
  await writeFile(`${report(7)}.txt`, text.replace('大会', '小会'));
  await rm(`${report(99)}.trace.json`);
  await writeFile(join(corpus.raw, 'site', 'copies', '50.txt'), '别的');
  const broken = await verify(corpus, { jobs: 1 });
  const named = new Set(broken.problems.map(({ folder, file }) => `${folder}/${file}`));
  expect([...named].sort()).toEqual([
    'clean/site/000000-2021-丙县政府工作报告-52.json',
    'clean/site/000000-2021-丙县政府工作报告-7.txt',
    'clean/site/000000-2021-丙县政府工作报告-99.trace.json',
    'raw/site/copies/50.txt',
  ]);
  expect(await verify(corpus, { jobs: 2 })).toEqual(broken);
}, 120_000);

test('an error in a thread is the error of the whole, and no thread is left', async () => {
  const task = { names: [], files: undefined };
  const wrong = { ...task, names: null as unknown as readonly string[] };
  const tasks = Array.from({ length: 400 }, (_, index) => (index === 150 ? wrong : task));
  await expect(proveTasks(corpus, tasks, 2)).rejects.toThrow('not iterable');
}, 120_000);

test('the compiled program starts its threads too', async () => {
  const fresh = await smallCorpus(310);
  const said = ['1', '2'].map((jobs) =>
    spawnSync(
      process.execPath,
      ['bin/pipeline.mjs', 'verify', '--jobs', jobs, '--raw', fresh.raw, '--clean', fresh.clean],
      { encoding: 'utf8' },
    ),
  );
  await fresh.remove();
  expect(said[0]).toMatchObject({ status: 0, stderr: '' });
  expect(said[0]?.stdout).toMatch(/^314 reports, 0 unaccounted of [\d,]+ raw characters\n/);
  expect(said[1]).toMatchObject({ status: 0, stderr: '', stdout: said[0]?.stdout });
}, 120_000);
