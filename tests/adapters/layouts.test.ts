import { describe, expect, it } from 'vitest';
import { defineAdapter } from '../../src/adapters/define-adapter.ts';
import type { Known } from '../../src/documents/raw-document.ts';
import type { Report } from '../../src/documents/report.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readerFor } from '../../src/readers/reader.ts';

const prose =
  '去年，县里修通了最后九条出山的公路，客车每天往返两趟；学校换了新的屋顶，食堂的账目每周贴在墙上，账目一笔一笔都清楚，来查的人可以坐下来看一天。';

/** The old pages of an invented site, laid out with tables; the new ones; and a third kind. */
const old = (words = prose): string =>
  `<html><body><table><tr><td class="nav">首页</td></tr><tr><td id="zoom"><p>打印本文</p><p>${words}</p></td></tr></table></body></html>`;
const now = (words = prose, head = ''): string =>
  `<html><head>${head}</head><body><div class="head">岚屏县</div><div class="article-box"><div class="txt"><p>${words}</p><p class="share">分享</p></div></div></body></html>`;
const third = `<html><body><main class="page"><section class="inner"><p>${prose}</p></section></main></body></html>`;

const adapter = {
  ...defineAdapter({
    version: 1,
    hidden: ['.nav'],
    noise: [{ name: 'print-words', lines: '打印本文' }],
    layouts: [
      {
        name: 'boxes',
        from: '2020-06-01',
        looksLike: { has: '.article-box' },
        body: '.txt',
        hidden: ['.share'],
      },
      { name: 'tables', until: '2020-05-31', body: '#zoom' },
    ],
  }),
  file: 'pipelines/lanping.ts',
};

/** The reports of a document of some files. */
async function read(
  files: Readonly<Record<string, string>>,
  known: Known = {},
  by = adapter,
): Promise<readonly Report[]> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text), known }));
  const [first] = sources as [(typeof sources)[number]];
  return cleaned(await readerFor(first.path, first.bytes.subarray(0, 1024)).read(sources), by);
}

const text = async (...given: Parameters<typeof read>): Promise<string | undefined> =>
  (await read(...given))[0]?.text.text;
const layouts = async (...given: Parameters<typeof read>): Promise<readonly (string | undefined)[]> =>
  (await read(...given))[0]?.document.files.map(({ layout }) => layout) ?? [];

describe('two layouts of one site', () => {
  it('are each read by their own, with what holds for both', async () => {
    expect(await text({ 'a.html': old() })).toBe(`${prose}\n`);
    expect(await layouts({ 'a.html': old() })).toEqual(['tables']);
    expect(await text({ 'a.html': now() })).toBe(`${prose}\n`);
    expect(await layouts({ 'a.html': now() })).toEqual(['boxes']);
  });

  it('may stand in the parts of one article', async () => {
    const again = prose.replace('去年', '今年');
    const parts = { 'a.html': old(), 'a_2.html': now(again) };
    expect(await text(parts)).toBe(`${prose}\n${again}\n`);
    expect(await layouts(parts)).toEqual(['tables', 'boxes']);
  });

  it('a third is refused, with what each lacks, what stands there instead and what to do', async () => {
    await expect(read({ 'a.html': third })).rejects.toThrow(
      'a.html: none of the layouts that pipelines/lanping.ts knows fits it. ' +
        'boxes: .article-box is not there; tables: its body #zoom is not there. ' +
        'The most text stands in .inner (64 Han characters). Correct the layout that it should have, or add one for it.',
    );
  });

  it('one that is there but has no words is none', async () => {
    await expect(read({ 'a.html': now('').replace('分享', '') })).rejects.toThrow(
      /boxes: its body \.txt is empty/,
    );
  });
});

describe('the days of a layout', () => {
  const published = (day: string): string => now(prose, `<meta name="PubDate" content="${day}">`);
  const both = (day: string): string => published(day).replace('class="txt"', 'class="txt" id="zoom"');

  it.each<[string, string, Known, string | RegExp]>([
    ['known of neither', now(), {}, 'boxes'],
    ['published in its time', published('2020-06-01 08:30'), {}, 'boxes'],
    ['published before it, as a page is that was moved', published('2011-1-2'), {}, 'boxes'],
    ['published too late for the other', both('2020-06-01'), {}, 'boxes'],
    ['fetched before it', both('2019-01-02'), { retrievedAt: '2020-05-31T23:00:00Z' }, 'tables'],
    ['fetched on its first day', both('2019-01-02'), { retrievedAt: '2020-06-01' }, 'boxes'],
    [
      'fetched no one knows when',
      both('2019-01-02'),
      { retrievedAt: '2020-05-31', retrievedAtBasis: 'unknown' },
      'boxes',
    ],
    [
      'of a layout that was given up',
      old().replace('<html>', '<html><meta name="PubDate" content="2021年3月4日">'),
      {},
      /tables: it was in use until 2020-05-31, and the page was published on 2021-03-04\. The most text stands in #zoom/,
    ],
    [
      'of one that did not exist',
      now(),
      { retrievedAt: '2018-03-04' },
      /boxes: it is in use from 2020-06-01, and the page was fetched on 2018-03-04/,
    ],
  ])('%s', async (_, page, known, wanted) => {
    if (typeof wanted === 'string') expect(await layouts({ 'a.html': page }, known)).toEqual([wanted]);
    else await expect(read({ 'a.html': page }, known)).rejects.toThrow(wanted);
  });
});

describe('a document that is no page', () => {
  it('is read by what holds for all layouts where each tells of elements', async () => {
    const paged = {
      ...adapter,
      ...defineAdapter({
        version: 1,
        noise: [{ name: 'print-words', lines: '打印本文' }],
        layouts: [{ name: 'boxes', looksLike: { has: '.a' } }],
      }),
    };
    expect(await text({ 'a.txt': `打印本文\n${prose}\n` }, {}, paged)).toBe(`${prose}\n`);
    expect(await layouts({ 'a.txt': `${prose}\n` }, {}, paged)).toEqual([undefined]);
  });

  it('has a layout by its words and its host', async () => {
    const said = {
      ...adapter,
      ...defineAdapter({
        version: 1,
        layouts: [
          { name: 'first', looksLike: { text: /^稿源/m }, noise: [{ name: 'origin', lines: /^稿源/ }] },
          { name: 'second', looksLike: { host: 'lanping.example' } },
        ],
      }),
    };
    expect(await layouts({ 'a.txt': `稿源 某报\n${prose}\n` }, {}, said)).toEqual(['first']);
    expect(await layouts({ 'a.txt': `${prose}\n` }, { url: 'https://www.lanping.example/1' }, said)).toEqual([
      'second',
    ]);
    await expect(read({ 'a.txt': prose }, { url: 'https://notlanping.example/1' }, said)).rejects.toThrow(
      /first: \/\^稿源\/m matches nothing; second: its host is notlanping\.example, not lanping\.example\. Correct/,
    );
    await expect(read({ 'a.txt': prose }, {}, said)).rejects.toThrow(/second: its address is not known/);
  });
});

it('a page of a site with one layout is refused where its body is not there, though a script has a text', async () => {
  const one = { ...adapter, ...defineAdapter({ version: 1, body: '#zoom' }), layouts: undefined };
  const { layouts: _, ...plain } = one;
  const script = `<script>var article = {"content": "<p>${prose}</p><p>${prose}</p>"};</script>`;
  await expect(read({ 'a.html': third }, {}, plain as typeof adapter)).rejects.toThrow(
    'a.html: no element of the page is #zoom, where its site has the article. The most text stands in .inner (64 Han characters). Correct `body` in the adapter, or add a layout for such pages.',
  );
  await expect(read({ 'a.html': `<body>${script}</body>` }, {}, plain as typeof adapter)).rejects.toThrow(
    /#zoom/,
  );
});

describe('what recognises a document', () => {
  const recognised = async (
    signs: object,
    document: string,
    known: Known = {},
    path = 'a.html',
  ): Promise<boolean> => {
    const { recognises } = defineAdapter({ version: 1, recognises: signs });
    const source = { path, bytes: Buffer.from(document), known };
    return (
      (await recognises?.(await readerFor(path, source.bytes.subarray(0, 1024)).read([source]))) ?? false
    );
  };
  it('is not an element, where the document is no page', async () => {
    expect(await recognised({ has: 'p' }, `${prose}\n`, {}, 'a.txt')).toBe(false);
  });

  const page = now();
  const url = { url: 'https://www.lanping.example/a' };

  it.each<[boolean, string, object, Known]>([
    [true, 'its host', { host: 'www.lanping.example' }, url],
    [true, 'a host above it', { host: ['other.example', 'lanping.example'] }, url],
    [false, 'a host that ends alike', { host: 'ping.example' }, url],
    [false, 'a host, where no address is known', { host: 'lanping.example' }, {}],
    [false, 'a host, where the address is none', { host: 'lanping.example' }, { url: 'lanping' }],
    [true, 'an element', { has: '.txt' }, {}],
    [true, 'elements', { has: ['.txt', '.head'] }, {}],
    [false, 'elements of which one is missing', { has: ['.txt', '#zoom'] }, {}],
    [true, 'words of the source', { text: /class="head"/ }, {}],
    [true, 'words, often enough', { text: /<p/, count: 2 }, {}],
    [false, 'words, not often enough', { text: /<p/, count: 3 }, {}],
    [false, 'words behind where they are looked for', { text: /分享/, within: 40 }, {}],
    [true, 'a pattern that matches nothing at all', { text: /^|x/, count: 2 }, {}],
    [false, 'all but one', { has: '.txt', host: 'other.example' }, url],
  ])('%s: %s', async (wanted, _, signs, known) => {
    expect(await recognised(signs, page, known)).toBe(wanted);
  });
});
