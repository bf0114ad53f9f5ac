import { describe, expect, it } from 'vitest';
import { articlesOf } from '../../../src/pipeline/articles/articles.ts';
import type { UnreadFile } from '../../../src/pipeline/articles/located-files.ts';
import { fileOf, htmlPage, opening, prose } from './raw-pages.ts';

/** The documents that files become, their parts joined by `+`. */
async function documents(files: readonly UnreadFile[], names: readonly string[] = []): Promise<string[]> {
  return (await articlesOf(files, names)).map(({ parts }) => parts.join('+'));
}

const title = '岚屏县人民政府2020年工作报告';
const first = `${opening}${prose(1)}`;
const dump = (address: string, body: string) => `${title}\n${body}\n本文地址:${address}\n`;
const site = 'https://example.org/bg';
const links = '<a href="4387.html">1</a> <a href="4387_2.html">2</a> <a href="4387_3.html">下一页</a>';

describe('parts of an article become one document', () => {
  it.each<[string, UnreadFile[], string[]]>([
    [
      'dumps whose names say nothing, by the addresses in them, in the order of the numbers',
      [
        fileOf('c.txt', dump('/bg/4387.html', first)),
        fileOf('b.txt', dump('/bg/4387_3.html', prose(3))),
        fileOf('a.txt', dump('/bg/4387_2.html', prose(2))),
      ].toReversed(),
      ['c.txt+a.txt+b.txt'],
    ],
    [
      'by the addresses they were fetched from',
      [
        fileOf('x/1.html', htmlPage(title, first), { url: `${site}/4387.html` }),
        fileOf('y/2.html', htmlPage(`${title}（2）`, prose(2)), { url: `${site}/4387_2.html` }),
      ],
      ['x/1.html+y/2.html'],
    ],
    [
      'one with a page number in its query',
      [
        fileOf('a.html', htmlPage(title, first), { url: `${site}/show?id=7` }),
        fileOf('b.html', htmlPage(title, prose(2)), { url: `${site}/show?id=7&page=2` }),
        fileOf('c.html', htmlPage(title, prose(3)), { url: `${site}/show?id=8&page=2` }),
      ],
      ['a.html+b.html', 'c.html'],
    ],
    [
      'by names and a pager',
      [
        fileOf('4387.html', htmlPage('政府工作报告', first, links)),
        fileOf('4387_2.html', htmlPage('政府工作报告', prose(2), links)),
        fileOf('4387_3.html', htmlPage('政府工作报告', prose(3), links)),
      ],
      ['4387.html+4387_2.html+4387_3.html'],
    ],
    [
      'the way TRS numbers them: the second has a 1',
      [
        fileOf(
          't2020_4387.html',
          htmlPage('政府工作报告', first, '<script>createPageHTML(3,0,"t2020_4387","html")</script>'),
        ),
        fileOf('t2020_4387_1.html', htmlPage('政府工作报告', prose(2))),
        fileOf('t2020_4387_2.html', htmlPage('政府工作报告', prose(3))),
      ],
      ['t2020_4387.html+t2020_4387_1.html+t2020_4387_2.html'],
    ],
    [
      'by names and a title that no other document has',
      [fileOf('4387_1.txt', `${title}\n${first}`), fileOf('4387_2.txt', `${title}（2）\n${prose(2)}`)],
      ['4387_1.txt+4387_2.txt'],
    ],
    [
      'when each states the article’s address, and its file’s name has the number',
      [
        fileOf('1806.txt', dump('/hb/1806.html', first)),
        fileOf('1806_2.txt', dump('/hb/1806.html', prose(2))),
      ],
      ['1806.txt+1806_2.txt'],
    ],
    [
      'when each states the article’s address, and its pager says which part it is',
      [
        fileOf('a.txt', `${dump('/hb/1806.html', prose(2))}上一页 第2页/共2页 下一页\n`),
        fileOf('b.txt', `${dump('/hb/1806.html', first)}上一页 第1页/共2页 下一页\n`),
      ],
      ['b.txt+a.txt'],
    ],
    [
      'when only some are in the manifest',
      [
        fileOf('4387.html', htmlPage(title, first, links), { url: `${site}/4387.html` }),
        fileOf('4387_2.html', htmlPage(title, prose(2), links)),
      ],
      ['4387.html+4387_2.html'],
    ],
    [
      'the later ones, when the first is not there',
      [
        fileOf('4387_2.html', htmlPage(title, prose(2), links)),
        fileOf('4387_3.html', htmlPage(title, prose(3), links)),
      ],
      ['4387_2.html+4387_3.html'],
    ],
    [
      'a page that was saved twice is taken once, under its plainer name',
      [
        fileOf('4387 (1).txt', dump('/bg/4387.html', first)),
        fileOf('4387.txt', dump('/bg/4387.html', first)),
        fileOf('4387_2.txt', dump('/bg/4387_2.html', prose(2))),
      ],
      ['4387 (1).txt', '4387.txt+4387_2.txt'],
    ],
    [
      'in a folder of their own, where the first opens as a report does',
      ['index', 'index_2'].map((name, n) => {
        const pager = '<a href="index_2.html">下一页</a>';
        return fileOf(`a/${name}.html`, htmlPage(title, n === 0 ? first : prose(2), pager));
      }),
      ['a/index.html+a/index_2.html'],
    ],
    [
      'without one that cannot be decoded: it fails by itself',
      [
        fileOf('a.txt', dump('/bg/4387.html', first)),
        fileOf('b.txt', Buffer.concat([Buffer.from(dump('/bg/4387_2.html', prose(2))), Buffer.alloc(9)])),
        fileOf('c.txt', dump('/bg/4387_3.html', prose(3))),
      ],
      ['a.txt+c.txt', 'b.txt'],
    ],
  ])('%s', async (_, files, wanted) => {
    expect(await documents(files)).toEqual(wanted);
  });
});

describe('documents of their own stay so', () => {
  it.each<[string, UnreadFile[]]>([
    [
      'two reports called by numbers',
      [
        fileOf('report_1.txt', `政府工作报告\n${first}`),
        fileOf('report_2.txt', `政府工作报告\n${opening}${prose(2)}`),
      ],
    ],
    [
      'two years of one county under one title',
      [
        fileOf('lanping_1.txt', `岚屏县人民政府工作报告\n——2020年1月6日在县十届人大五次会议上\n${prose(1)}`),
        fileOf('lanping_2.txt', `岚屏县人民政府工作报告\n——2021年1月9日在县十届人大六次会议上\n${prose(2)}`),
      ],
    ],
    [
      'two years as names',
      [fileOf('2012.txt', `${title}\n${prose(1)}`), fileOf('2014.txt', `${title}\n${prose(2)}`)],
    ],
    [
      'articles of one day',
      [124, 123].map((id) =>
        fileOf(`t20240101_${id}.html`, htmlPage(title, prose(id)), { url: `${site}/t20240101_${id}.html` }),
      ),
    ],
    [
      'articles of one day with short numbers',
      [12, 13].map((id) =>
        fileOf(`t20240101_${id}.html`, htmlPage(`岚屏县第${id}号通知`, prose(id)), {
          url: `${site}/t20240101_${id}.html`,
        }),
      ),
    ],
    [
      'pages of a list',
      ['index', 'index_1', 'index_2'].map((name, n) =>
        fileOf(
          `${name}.html`,
          htmlPage('岚屏县历年政府工作报告', prose(n), '<script>createPageHTML(3,0,"index","html")</script>'),
          {
            url: `${site}/${name}.html`,
          },
        ),
      ),
    ],
    [
      'pages of links, whatever they are called',
      ['4387', '4387_2'].map((name, n) =>
        fileOf(`${name}.html`, htmlPage('历年政府工作报告汇编', `201${n}年报告\n201${n + 2}年报告`, links), {
          url: `${site}/${name}.html`,
        }),
      ),
    ],
    [
      'the same name in two folders, where no address says that they belong together',
      [fileOf('a/4387.txt', `${title}\n${first}`), fileOf('b/4387_2.txt', `${title}\n${prose(2)}`)],
    ],
    [
      'the same address in two folders, where the site is not said',
      [fileOf('a/1.txt', dump('/bg/4387.html', first)), fileOf('b/2.txt', dump('/bg/4387_2.html', prose(2)))],
    ],
    [
      'the same address on two sites',
      [
        fileOf('4387.html', htmlPage(title, first), { url: 'https://example.org/4387.html' }),
        fileOf('4387_2.html', htmlPage(title, prose(2)), { url: 'https://example.com/4387_2.html' }),
      ],
    ],
    [
      'a page and a text',
      [fileOf('4387.html', htmlPage(title, first, links)), fileOf('4387_2.txt', `${title}\n${prose(2)}`)],
    ],
    [
      'a page and its annex',
      [
        fileOf('4387.html', htmlPage(title, first), { url: `${site}/4387.html` }),
        fileOf('4387_1.html', htmlPage('岚屏县2020年重点项目计划', prose(2)), { url: `${site}/4387_1.html` }),
      ],
    ],
    [
      'one page, saved twice',
      [
        fileOf('a.txt', dump('/bg/4387_2.html', prose(2))),
        fileOf('b.txt', dump('/bg/4387_2.html', prose(2))),
      ],
    ],
    ['what is no text', [fileOf('4387.pdf', '%PDF-1.7'), fileOf('4387_2.pdf', '%PDF-1.7')]],
  ])('%s', async (_, files) => {
    expect(await documents(files)).toEqual(files.map(({ path }) => path));
  });

  it('in the folders of two sources', async () => {
    const files = [
      fileOf('one/a.html', htmlPage(title, first), { url: `${site}/4387.html` }),
      fileOf('two/b.html', htmlPage(title, prose(2)), { url: `${site}/4387_2.html` }),
    ];
    expect(await documents(files, ['one', 'two'])).toEqual(['one/a.html', 'two/b.html']);
    expect(await documents(files, ['three'])).toEqual(['one/a.html+two/b.html']);
  });

  it('and one that cannot be opened is still there to fail', async () => {
    const torn = { path: 'a_2.txt', read: () => Promise.reject(new Error('torn')) };
    const [document] = await articlesOf([torn], []);
    await expect(document?.read()).rejects.toThrow('torn');
  });
});

it('names the part that can no longer be opened when the article is read', async () => {
  const later = fileOf('b.txt', dump('/bg/4387_2.html', prose(2)));
  let gone = false;
  const torn: UnreadFile = {
    path: 'b.txt',
    read: () => (gone ? Promise.reject(new Error('gone')) : later.read()),
  };
  const [document] = await articlesOf([fileOf('a.txt', dump('/bg/4387.html', first)), torn], []);
  gone = true;
  await expect(document?.read()).rejects.toThrow('b.txt: gone');
});
