import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Manifest } from '../../src/documents/manifest.ts';
import type { Sidecar } from '../../src/documents/sidecar.ts';
import { folderOf, jsonAt, pathsBelow, put } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const foot = (address: string) => `\n上一页 1 2 下一页\n本文地址:/bg/${address}\n`;
const first = `2020年金乡县政府工作报告
——2020年1月8日在金乡县第十八届人民代表大会第四次会议上
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、过去一年的工作
过去一年，县里修路120公里，种树3万株，学校有了新的屋顶，蒜农卖蒜不再
${foot('4387.html')}`;
const second = `2020年金乡县政府工作报告（2）
排队过夜，账目一笔一笔都清楚。
二、今年的打算
今年，要把水引到田头，把灯点到村口，把话说到明处。让我们一起努力奋斗！
${foot('4387_2.html')}`;
const report = '370828-2020-金乡县政府工作报告';

it('completes a report when the parts that were missing come, and says when they go', async () => {
  const here = folderOf();
  const clean = join(here, 'clean');
  const sidecar = () => jsonAt<Sidecar>(clean, `general/${report}.json`);
  const documents = () =>
    jsonAt<Manifest>(clean, 'manifest.json').documents.map(({ path, files, reports, error }) => ({
      path,
      files: files.map((file) => file.path),
      reports: reports.length,
      failed: error !== undefined,
    }));
  const all = async () => expect((await pipeline(['all', '--quiet'], here)).status).toBe(0);

  put(join(here, 'raw'), { 'general/b.txt': first });
  await all();
  expect(sidecar().completeness).toMatchObject({
    complete: false,
    notes: ['it is one of 2 parts, and the other is missing', 'it breaks off in a sentence'],
  });

  // Its name is before the first part's in order: the document keeps the path of the first.
  put(join(here, 'raw'), { 'general/a.txt': second });
  const parts = ['general/b.txt', 'general/a.txt'];
  await all();
  expect(documents()).toEqual([{ path: 'general/b.txt', files: parts, reports: 1, failed: false }]);
  expect(sidecar().completeness).toMatchObject({ complete: true, notes: [] });
  expect(sidecar().source.files.map(({ path }) => path)).toEqual(parts);
  expect(pathsBelow(join(clean, 'general'))).toEqual(
    ['.json', '.trace.json', '.txt'].map((end) => report + end),
  );
  const verified = await pipeline(['verify'], here);
  expect([verified.status, verified.err]).toEqual([0, '']);
  const traced = await pipeline(['trace', `clean/general/${report}.txt`, '--find', '排队过夜'], here);
  expect(traced.out).toContain('raw/general/a.txt:2:1');
  const listed = await pipeline(['list', '--json'], here);
  expect(JSON.parse(listed.out).sources).toContainEqual({
    source: 'general',
    documents: [{ path: 'general/b.txt', parts, reports: [`general/${report}.txt`] }],
  });

  rmSync(join(here, 'raw/general/b.txt'));
  await all();
  expect(documents()).toEqual([
    { path: 'general/a.txt', files: ['general/a.txt'], reports: 1, failed: false },
  ]);
  expect(jsonAt<Manifest>(clean, 'manifest.json').documents[0]?.reports).toEqual([`general/${report}.txt`]);
  expect(sidecar().completeness.notes).toContain('part 1 of 2 is missing');
});

it('makes a report of the parts that can be read, and names the one that cannot', async () => {
  const here = folderOf();
  const torn = Buffer.concat([Buffer.from(second), Buffer.alloc(40)]);
  put(join(here, 'raw'), { 'general/4387.txt': first, 'general/4387_2.txt': torn.toString('latin1') });
  const said = await pipeline(['all', '--quiet'], here);
  expect(said.status).toBe(1);
  expect(said.err).toMatch(/^failed: general\/4387_2\.txt: /);
  const { completeness } = jsonAt<Sidecar>(join(here, 'clean'), `general/${report}.json`);
  expect(completeness.notes).toContain('it is one of 2 parts, and the other is missing');
});
