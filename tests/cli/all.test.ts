import { mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Summary } from '../../src/corpus/state.ts';
import type { Manifest } from '../../src/documents/manifest.ts';
import { bytesBelow, folderOf, jsonAt, pathsBelow, put, stampsBelow } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** An invented report, long enough to be one. */
function report(place: string, year: number): string {
  return [
    '政府工作报告',
    `——${year}年1月18日在${place}第十八届人民代表大会第一次会议上`,
    `${place}代理县长 何砚`,
    '各位代表：',
    '受县人民政府委托，我向大会作工作报告，请各位审议。',
    '一、过去一年的工作',
    `过去一年，修路 ${year - 1900} 公里，种树 3 万株，学校有了新的屋顶，账目一笔一笔都清楚。`,
    '二、今年的打算',
    '今年，要把水引到山上，把灯点到村口，把话说到明处。',
    '谢谢大家！',
    '',
  ].join('\n');
}

const raw = {
  'report-dump/qianan-2019.txt': report('乾安县', 2019),
  'report-dump/qianan-2021.txt': report('乾安县', 2021),
  'report-dump/qianan-2021-again.txt': report('乾安县', 2021),
  'general/jinxiang.txt': report('金乡县', 2020),
  'loose.txt': report('冠县', 2018),
  'report-dump/manifest.json': JSON.stringify({ 'qianan-2019.txt': { url: 'https://example.org/1' } }),
};

describe('a rebuild', () => {
  it('says what it did to a person, and to a program as JSON alone', async () => {
    const here = folderOf();
    put(join(here, 'raw'), raw);
    const first = await pipeline(['all'], here);
    // On a machine that is busy there are lines before the last.
    expect(first).toMatchObject({
      status: 0,
      err: expect.stringMatching(/^(?:\d of 5 documents\n)*5 of 5 documents\n$/),
    });
    expect(first.out).toMatch(/^source +documents +reports/);
    expect(first.out).toMatch(/^all +5 +5 /m);
    const before = stampsBelow(join(here, 'clean'));
    const second = await pipeline(['all', '--json', '--quiet'], here);
    expect(second).toMatchObject({ status: 0, err: '' });
    const summary: Summary = JSON.parse(second.out);
    expect(summary).toMatchObject({ written: [], unchanged: 17, removed: [], failed: [] });
    expect(stampsBelow(join(here, 'clean'))).toEqual(before);
    expect(await pipeline(['all', '--quiet'], here)).toEqual({ status: 0, out: '', err: '' });
  });

  it('gives the same bytes in another place, order, language and zone, with other jobs, and in pieces', async () => {
    const [one, other] = [folderOf(), folderOf()];
    put(join(one, 'raw'), raw);
    put(join(other, 'scans'), Object.fromEntries(Object.entries(raw).reverse()));
    utimesSync(join(other, 'scans/loose.txt'), 0, 0);
    const env = { LC_ALL: 'C', LANG: 'C', TZ: 'Asia/Shanghai' };
    await pipeline(['all', '--jobs', '1'], one);
    expect(
      (
        await pipeline(
          ['all', '--raw', join(other, 'scans'), '--clean', join(other, 'out'), '--jobs', '4'],
          undefined,
          env,
        )
      ).status,
    ).toBe(0);
    const bytes = bytesBelow(join(one, 'clean'));
    expect(bytesBelow(join(other, 'out'))).toEqual(bytes);
    rmSync(join(other, 'out'), { recursive: true });
    for (const source of ['report-dump', 'general'])
      expect((await pipeline([source, '--raw', 'scans', '--clean', 'out'], other)).status).toBe(0);
    expect(bytesBelow(join(other, 'out'))).toEqual(bytes);
    expect(
      Object.keys(bytes).some((path) => path.startsWith('report-dump/') && path.endsWith('-2.txt')),
    ).toBe(true);
  });

  it('of one source leaves the others as they are, also where their documents are gone', async () => {
    const here = folderOf();
    put(join(here, 'raw'), raw);
    await pipeline(['all'], here);
    const before = bytesBelow(join(here, 'clean'));
    rmSync(join(here, 'raw/general'), { recursive: true });
    rmSync(join(here, 'raw/report-dump/qianan-2019.txt'));
    const said = await pipeline(['all', '--source', 'report-dump', '--json'], here);
    const summary: Summary = JSON.parse(said.out);
    expect(summary.sources.map(({ source }) => source)).toEqual(['report-dump']);
    expect(summary.removed).toHaveLength(3);
    const after = bytesBelow(join(here, 'clean'));
    const ofGeneral = Object.keys(before).filter((path) => path.startsWith('general/'));
    expect(ofGeneral.length).toBeGreaterThan(0);
    for (const path of ofGeneral) expect(after[path]).toBe(before[path]);
    const { documents } = jsonAt<Manifest>(join(here, 'clean'), 'manifest.json');
    expect(documents.map(({ path }) => path)).toContain('general/jinxiang.txt');
  });
});

describe('what cannot be read', () => {
  const bad: { readonly [path: string]: readonly [content: string | Buffer, error: RegExp] } = {
    'bytes.txt': [
      Buffer.from([0x80, 0xff, 0xfe, 0x00, 0x01, 0x9f, 0xff, 0xff, 0x80]),
      /encoding|charset|binary|bytes/i,
    ],
    'empty.txt': ['', /the file is empty/],
    'letter.txt': ['一', /no report in it: .* only 1 character/],
    'latin.txt': [
      'No word of this is Chinese, long as it is and longer yet.',
      /no report in it: .* no Chinese character/,
    ],
    'scan.pdf': ['%PDF-1.7', /PDF/],
    'strange.dat': ['x', /\.dat/],
  };

  it('is named on stderr, a line each, with status 1, and all others are done', async () => {
    const here = folderOf();
    put(join(here, 'raw'), { 'good.txt': report('冠县', 2018), 'line.txt': '修路种树，'.repeat(130_000) });
    for (const [path, [content]] of Object.entries(bad)) put(join(here, 'raw'), { [path]: content });
    mkdirSync(join(here, 'raw/x.txt'));
    symlinkSync('nowhere', join(here, 'raw/dangling.txt'));
    const said = await pipeline(['all', '--quiet'], here);
    const lines = said.err.trimEnd().split('\n');
    const failed = [...Object.keys(bad), 'x.txt', 'dangling.txt'].sort();
    expect(lines.map((line) => /^failed: ([^:]+): ./.exec(line)?.[1])).toEqual(failed);
    for (const [path, [, error]] of Object.entries(bad))
      expect(lines.find((line) => line.startsWith(`failed: ${path}: `))).toMatch(error);
    expect(said.status).toBe(1);
    expect(said.err).not.toContain(here);
    const { documents } = jsonAt<Manifest>(join(here, 'clean'), 'manifest.json');
    expect(documents.filter(({ error }) => error !== undefined).map(({ path }) => path)).toEqual(failed);
    expect(documents.filter(({ reports }) => reports.length > 0).map(({ path }) => path)).toEqual([
      'good.txt',
      'line.txt',
    ]);
    expect(bytesBelow(join(here, 'clean'))['manifest.json']).toBeDefined();
  });

  it('keeps its last good reports', async () => {
    const here = folderOf();
    put(join(here, 'raw'), raw);
    await pipeline(['all'], here);
    const { 'manifest.json': _manifest, ...before } = bytesBelow(join(here, 'clean'));
    put(join(here, 'raw'), { 'report-dump/qianan-2021.txt': '', 'loose.txt': Buffer.from([0x80, 0xff]) });
    expect((await pipeline(['all'], here)).status).toBe(1);
    const { 'manifest.json': _after, ...after } = bytesBelow(join(here, 'clean'));
    expect(after).toEqual(before);
  });
});

it('the committed sample corpus is what the raw folder makes', async () => {
  const root = join(import.meta.dirname, '../..');
  const out = join(folderOf(), 'clean');
  const said = await pipeline(['all', '--clean', out], root);
  expect(said).toMatchObject({ status: 0 });
  expect(readdirSync(join(root, 'clean')).length).toBeGreaterThan(0);
  expect(bytesBelow(out)).toEqual(bytesBelow(join(root, 'clean')));
});

it('the list shows sources, documents and reports', async () => {
  const here = folderOf();
  put(join(here, 'raw'), raw);
  await pipeline(['all'], here);
  const [plain, json] = await Promise.all([pipeline(['list'], here), pipeline(['list', '--json'], here)]);
  expect(plain.status).toBe(0);
  expect(plain.out).toMatch(/^general +1 +1 +0$/m);
  const { sources } = JSON.parse(json.out);
  const listed = sources.flatMap((each: { documents: { path: string }[] }) =>
    each.documents.map(({ path }) => path),
  );
  expect(listed.sort()).toEqual(
    pathsBelow(join(here, 'raw')).filter((path) => !path.endsWith('manifest.json')),
  );
});
