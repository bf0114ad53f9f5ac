import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readerFor } from '../../src/readers/reader.ts';
import { beforeFirstLine } from '../../src/rules/furniture/site-noise.ts';
import { overlap } from '../../src/rules/parts/overlap.ts';
import { repeatedHead } from '../../src/rules/parts/repeated-head.ts';
import { htmlPage } from './articles/raw-pages.ts';

const kinds: readonly (readonly [kind: string, path: string, page: (body: string) => string])[] = [
  ['texts', 'a.txt', (body) => body.replaceAll('\n', '\n\n')],
  ['texts of wrapped pages', 'a.txt', (body) => `${body}\f`],
  ['pages', 'a.html', (body) => htmlPage('', body)],
];

/** The clean text of the one report that files make together. */
async function clean(
  path: string,
  texts: readonly string[],
  adapter: Adapter = { version: 1 },
): Promise<string> {
  const files = texts.map((text, index) => ({ path: `${index}${path}`, bytes: Buffer.from(text) }));
  const head = files[0]?.bytes.subarray(0, 1024) ?? Buffer.alloc(0);
  const reports = await cleaned(await readerFor(path, head).read(files), adapter);
  expect(reports).toHaveLength(1);
  return reports[0]?.text.text ?? '';
}

const paragraph = '去年，县里修通了最后九条出山的公路，客车每天往返两趟。';
const cut = '去年，县里修通了最后九条出山的公路，学校换了新的屋顶，';

describe.each(kinds)('the boundary between %s', (_, path, page) => {
  it.each<[string, string[], string[]]>([
    ['a sentence goes on', [cut, '食堂的账目每周贴在墙上。'], [`${cut}食堂的账目每周贴在墙上。`]],
    ['a sentence goes on over three', [cut, `食堂${cut}`, '灯也亮了。'], [`${cut}食堂${cut}灯也亮了。`]],
    [
      'a figure goes on',
      ['去年，县里修通了九条出山的公路，粮食总产量比上年又增长', '8.5%。'],
      ['去年，县里修通了九条出山的公路，粮食总产量比上年又增长8.5%。'],
    ],
    [
      'a sentence that ended, ends a paragraph',
      [paragraph, paragraph.replace('去', '前')],
      [paragraph, paragraph.replace('去', '前')],
    ],
    ['a heading is not what goes on', [cut, '二、今年的工作'], [cut, '二、今年的工作']],
    [
      'a heading does not go on',
      [`${paragraph}\n二、今年的工作`, '今年要做的事有三件。'],
      [paragraph, '二、今年的工作', '今年要做的事有三件。'],
    ],
    [
      'an address to the hall begins a paragraph',
      [cut, '各位代表！水要上山。'],
      [cut, '各位代表！水要上山。'],
    ],
    [
      'what is printed again is printed once',
      [`${paragraph}\n${cut}`, `${cut}食堂也有了账目。`],
      [paragraph, `${cut}食堂也有了账目。`],
    ],
  ])('%s', async (_name, parts, wanted) => {
    const rest = ['各位代表，路要通到每一个村子，水要上到每一座山头。', '谢谢大家！'];
    const last = parts.length - 1;
    const texts = parts.map((part, index) =>
      page(index === last ? `${part}\n${rest.join('\n')}\n` : `${part}\n`),
    );
    expect(await clean(path, texts)).toBe(`${[...wanted, ...rest].join('\n')}\n`);
  });
});

describe('a document of several files', () => {
  it('loses the furniture at the edges of each, by the rules of its source too', async () => {
    const noise = [beforeFirstLine('page-head', /^正文$/)];
    const texts = [1, 2].map(
      (part) =>
        `首页 公开\n某栏目的第一行\n正文\n第${part}件事是把路修到每一个村子去。\n上一页 1 2 下一页\n版权所有 岚屏县人民政府\n`,
    );
    expect(await clean('a.txt', texts, { version: 1, noise })).toBe(
      '正文\n第1件事是把路修到每一个村子去。\n第2件事是把路修到每一个村子去。\n',
    );
  });

  it('has lines of its own in each file, though one does not end with a line end', async () => {
    expect(await clean('a.txt', [`${paragraph}\r`, `\n${paragraph}`, `\ufeff二、今年`])).toBe(
      `${paragraph}\n二、今年\n`,
    );
  });
});

describe('the rules for parts', () => {
  const SIZE = 60_000;
  it.each([
    ['one character', '路'.repeat(SIZE)],
    ['a line', '路修通了。\n'.repeat(SIZE)],
    ['a line under another', `灯亮了。\n${'路修通了。\n'.repeat(SIZE)}`],
    ['blank lines', '\n'.repeat(SIZE)],
    ['titles', '岚屏县政府工作报告\n'.repeat(SIZE)],
  ])('end on a part that is all the same: %s', (_, text) => {
    const begins = [text.length, text.length * 2];
    for (const rule of [repeatedHead(begins), overlap(begins)])
      for (const { from, to } of rule.changes(text.repeat(3))) expect(to).toBeGreaterThan(from);
  });
});

it('files of which nothing is left do not stand in the way of each other', async () => {
  const empty = '\u200b\u200b';
  expect(await clean('a.txt', [paragraph, empty, empty, `${paragraph.replace('去', '前')}`])).toBe(
    `${paragraph}\n${paragraph.replace('去', '前')}\n`,
  );
});
