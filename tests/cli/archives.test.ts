import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it, vi } from 'vitest';
import { packedEach, recordOf, responseOf } from '../archives/made-warc.ts';
import { zipOf } from '../archives/made-zip.ts';
import { folderOf, jsonAt, put } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

const lines = (year: number): readonly string[] => [
  `乾安县${year}年政府工作报告`,
  '各位代表：',
  '受县人民政府委托，我向大会作工作报告，请各位审议，并请列席的同志提出意见。',
  '一、过去一年的工作',
  `过去一年，修路${year - 1900}公里，种树3万株，学校有了新的屋顶，账目一笔一笔都清楚。`,
  '二、今年的打算',
  '今年，要把水引到山上，把灯点到村口，把话说到明处，把账记到本上。',
  '谢谢大家！',
];
const page = (year: number): string =>
  `<html><head><title>${lines(year)[0]}</title></head><body><div id="zoom">${lines(year)
    .map((line) => `<p>${line}</p>`)
    .join('\n')}</div></body></html>`;

const url = 'https://www.example.gov.cn/art/2019.html';
const crawl = [
  recordOf({ 'WARC-Type': 'warcinfo' }, Buffer.from('software: x\r\n')),
  responseOf({ url, body: iconv.encode(page(2019), 'gb18030'), type: 'text/html; charset=GBK' }),
  responseOf({
    url: url.replace('2019', '2020'),
    body: page(2020),
    warcHeaders: { 'WARC-Truncated': 'length' },
  }),
];
const member = 'crawl.warc.gz/000002-www.example.gov.cn-2019.html';

interface Metadata {
  readonly completeness: unknown;
  readonly source: { readonly files: readonly unknown[] };
}

it('archives go through the whole: built, listed, proved, traced, and proved not to hold when they change', async () => {
  const here = folderOf();
  const zip = zipOf([{ name: '报告.txt', flags: 0x800, body: `${lines(2021).join('\n')}\n` }]);
  put(join(here, 'raw'), { 'crawl.warc.gz': packedEach(crawl), 'a.zip': zip });
  const built = await pipeline(['all', '--quiet'], here);
  expect(built).toEqual({
    status: 0,
    out: '',
    err: 'warning: crawl.warc.gz: 1 of 3 records are no documents and are passed over: 1 warcinfo\n',
  });
  const { source } = jsonAt<Metadata>(here, 'clean/general/220723-2019-乾安县政府工作报告.json');
  expect(source.files).toMatchObject([
    {
      path: member,
      charset: 'gb18030',
      url,
      retrievedAt: '2025-06-11T08:30:00Z',
      retrievedAtBasis: 'observed',
    },
  ]);
  const cut = jsonAt<Metadata>(here, 'clean/general/220723-2020-乾安县政府工作报告.json');
  expect(cut.completeness).toMatchObject({
    complete: false,
    notes: ['the crawler cut the page off (WARC-Truncated: length).'],
  });
  const listed = await pipeline(['list', '--quiet'], here);
  for (const path of ['a.zip/报告.txt', member]) expect(listed.out).toContain(`general: ${path}\n`);
  expect(await pipeline(['verify'], here)).toMatchObject({ status: 0, err: '' });
  const traced = await pipeline(['trace', '220723-2019-乾安县政府工作报告.txt', '--find', '3万株'], here);
  expect(traced.out).toContain(`raw/${member}:`);

  // A page more: noted. A byte other: named. Cut off: named, and the reports of what is lost stay.
  const fourth = responseOf({ url: url.replace('2019', '2022'), body: page(2022) });
  put(join(here, 'raw'), { 'crawl.warc.gz': packedEach([...crawl, fourth]) });
  const more = await pipeline(['verify'], here);
  expect(more).toMatchObject({
    status: 0,
    err: 'note: raw/crawl.warc.gz/000004-www.example.gov.cn-2022.html is new: no build has seen it\n',
  });
  const other = responseOf({ url, body: iconv.encode(page(2019).replace('3万', '4万'), 'gb18030') });
  put(join(here, 'raw'), { 'crawl.warc.gz': packedEach([crawl[0] as Buffer, other, crawl[2] as Buffer]) });
  const changed = await pipeline(['verify', '--quiet'], here);
  expect(changed.status).toBe(1);
  expect(changed.err).toContain(`raw/${member}`);
  const bytes = packedEach(crawl);
  put(join(here, 'raw'), { 'crawl.warc.gz': bytes.subarray(0, bytes.length - 20) });
  const lost = await pipeline(['verify', '--quiet'], here);
  expect(lost.status).toBe(1);
  expect(lost.err).toMatch(/raw\/crawl\.warc\.gz\/000003-.*: it cannot be read \(it is cut off/);
  const rebuilt = await pipeline(['all', '--quiet'], here);
  expect(rebuilt.status).toBe(1);
  expect(rebuilt.err).toMatch(/^failed: crawl\.warc\.gz: it is cut off/m);
  const text = readFileSync(join(here, 'clean/general/220723-2020-乾安县政府工作报告.txt'), 'utf8');
  expect(text).toContain('修路120公里');
  writeFileSync(join(here, 'raw/crawl.warc.gz'), bytes);
  expect(await pipeline(['all', '--quiet'], here)).toMatchObject({ status: 0 });
  expect(await pipeline(['verify', '--quiet'], here)).toMatchObject({ status: 0 });
});
