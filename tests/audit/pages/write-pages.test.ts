import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAssets } from '../../../scripts/page-assets.ts';
import { reportsNamed } from '../../../src/audit/open-report.ts';
import { coverageOf } from '../../../src/audit/pages/coverage.ts';
import type { IndexEntry } from '../../../src/audit/pages/index-data.ts';
import { embedded, escaped } from '../../../src/audit/pages/markup.ts';
import { pipeline } from '../../cli/run.ts';
import { bytesBelow, folderOf, pathsBelow, put } from '../../corpus/folders.ts';
import { smallCorpus } from '../small-corpus.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
let home: string;
beforeAll(async () => {
  corpus = await smallCorpus();
  home = await mkdtemp(join(tmpdir(), 'pages-'));
});
afterAll(async () => {
  await corpus.remove();
  await rm(home, { recursive: true, force: true });
});

const run = (...words: string[]) =>
  pipeline(['audit', ...words, '--raw', corpus.raw, '--clean', corpus.clean]);

test('the scripts and styles are those of src/audit/pages/browser; `pnpm pages` bundles them anew', async () => {
  const url = new URL('../../../src/audit/pages/page-assets.ts', import.meta.url);
  expect(await readFile(url, 'utf8')).toBe(await pageAssets());
});

test('there is a page for each report and an index, the same in every run', async () => {
  const folder = join(home, 'pages');
  const names = await reportsNamed(corpus, []);
  const said = await run('--html', folder);
  expect(said).toEqual({ status: 0, err: '', out: `5 pages; open ${join(folder, 'index.html')}\n` });
  expect(pathsBelow(folder)).toEqual(
    ['audit-pages.json', 'index.html', ...names.map((name) => `${name}.html`)].sort(),
  );
  const first = bytesBelow(folder);
  expect((await run('--html', folder, '--json')).status).toBe(0);
  expect(bytesBelow(folder)).toEqual(first);
});

test('pages of reports that are not asked for any more are taken away, with their folders', async () => {
  const folder = join(home, 'fewer');
  await run('--html', folder);
  await run('--html', folder, '--source', 'none');
  expect(pathsBelow(folder)).toEqual(['audit-pages.json', 'index.html']);
});

test.each([
  ['a file of somebody', { 'notes.txt': 'mine' }],
  [
    'a file beside our pages',
    { 'audit-pages.json': '{"files":["index.html"]}', 'index.html': '', 'site/my.html': '' },
  ],
  ['a list that is none of ours', { 'audit-pages.json': 'no JSON', 'index.html': '' }],
])('%s in the folder is not touched, and nothing is written', async (_, files) => {
  const folder = folderOf(files);
  const before = bytesBelow(folder);
  const { status, out, err } = await run('--html', folder);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(
    /was not made by this command, so nothing is written\. Give an empty folder, or a new one\.\n$/,
  );
  expect(bytesBelow(folder)).toEqual(before);
});

test('what a run that was cut off left is written over', async () => {
  const folder = folderOf({
    'audit-pages.json': '{"files":["index.html","site/gone.html"]}',
    'site/gone.html': 'old',
  });
  put(folder, { '.qingyuan-1-1.tmp': 'half' });
  expect((await run('--html', folder)).status).toBe(0);
  expect(pathsBelow(folder).filter((path) => path.includes('gone') || path.includes('tmp'))).toEqual([]);
});

test('words that are wrong end with 2', async () => {
  expect((await run('--html', join(home, 'x'), '--rule', 'strip')).status).toBe(2);
  expect((await run('--html', join(home, 'x'), '没有这个')).status).toBe(2);
  expect((await run('--html', join(corpus.raw, 'pages'))).status).toBe(2);
  expect((await run('--html', corpus.clean)).status).toBe(2);
  expect((await run('--html', join(corpus.raw, 'site/two.txt'))).status).toBe(2);
});

test('a report that was changed by hand has no page; the index and the exit status say so', async () => {
  const path = join(corpus.clean, 'site/000000-2021-丙县政府工作报告.txt');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('现在', '目前'));
  const folder = join(home, 'broken');
  const { status, err } = await run('--html', folder);
  await writeFile(path, text);
  expect(status).toBe(1);
  expect(err).toContain('丙县');
  expect(pathsBelow(folder)).toHaveLength(5);
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  expect(index).toContain('not the bytes the trace was made for');
  expect(index.match(/class="state failed" title="丙县/g)).toHaveLength(1);
});

test('nothing in a document ends the element that it stands in', () => {
  const words = `</script><!--<script>"'&]]>\u2028\ud800`;
  expect(embedded([words])).not.toMatch(/</);
  expect(JSON.parse(embedded([words]))).toEqual([words]);
  expect(escaped(words)).not.toMatch(/[<>"']/);
});

test('coverage is region by year, the regions in order of their codes, with what is not known at the end', () => {
  const entry = (
    adcode: string | undefined,
    path: readonly string[],
    year: number | undefined,
    complete = true,
    failed = false,
  ) =>
    ({
      name: `site/${adcode}-${year}`,
      sidecar: {
        ...(path.length > 0 && {
          region: { name: path.at(-1), level: 'county', path, ...(adcode !== undefined && { adcode }) },
        }),
        ...(year !== undefined && { year }),
        completeness: { complete },
      },
      failed,
    }) as unknown as IndexEntry;
  const { years, groups } = coverageOf([
    entry(undefined, [], undefined),
    entry('370200', ['山东省', '青岛市'], 2021, false),
    entry('370112', ['山东省', '济南市', '历城区'], 2021),
    entry('130000', ['河北省'], 2020, true, true),
  ]);
  expect(years).toEqual(['2020', '2021', 'not known']);
  const told = groups.map(({ name, regions }) => [
    name,
    ...regions.map((region) => [
      region.name,
      ...region.cells.map(({ entries }) => entries.map(({ state }) => state).join()),
    ]),
  ]);
  expect(told).toEqual([
    ['河北省', ['河北省', 'failed', '', '']],
    ['山东省', ['济南市 历城区', '', 'complete', ''], ['青岛市', '', 'truncated', '']],
    ['not known', ['not known', '', '', 'complete']],
  ]);
});
