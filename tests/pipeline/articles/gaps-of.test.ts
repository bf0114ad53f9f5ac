import { describe, expect, it } from 'vitest';
import type { Known } from '../../../src/documents/raw-document.ts';
import { gapsOf } from '../../../src/pipeline/articles/gaps-of.ts';
import { readerFor } from '../../../src/readers/reader.ts';
import { htmlPage, prose } from './raw-pages.ts';

type Page = readonly [path: string, text: string, known?: Known];

async function gaps(...files: readonly Page[]): Promise<readonly string[]> {
  const sources = files.map(([path, text, known = {}]) => ({ path, bytes: Buffer.from(text), known }));
  const [first] = sources as [(typeof sources)[number]];
  return gapsOf(await readerFor(first.path, first.bytes.subarray(0, 1024)).read(sources));
}

const links = (...numbers: number[]) => numbers.map((n) => `<a href="4387_${n}.html">${n}</a>`).join(' ');
const dump = (number: number, pager: string, address: string) =>
  `${prose(number)}\n${pager}\n\n本文地址:${address}\n`;

describe('what is missing of a paged article', () => {
  it.each<[string, readonly Page[], string[]]>([
    [
      'between the numbers',
      [
        ['a_1.txt', prose(1)],
        ['a_3.txt', prose(3)],
      ],
      ['part 2 is missing'],
    ],
    [
      'by the pager’s count',
      [
        ['4387.html', htmlPage('通知', prose(1), `${links(2, 3)} 下一页 共3页`)],
        ['4387_2.html', htmlPage('通知', prose(2))],
      ],
      ['part 3 of 3 is missing'],
    ],
    [
      'by the pager’s links, when it is alone',
      [['4387.html', htmlPage('通知', prose(1), links(2, 3))]],
      ['part 2 is missing', 'part 3 is missing'],
    ],
    [
      'before the part that is there',
      [
        [
          '4387_2.html',
          htmlPage(
            '通知',
            prose(2),
            '<a href="4387_1.html">上一页</a> <a href="4387_3.html">下一页</a> 共3页',
          ),
        ],
      ],
      ['part 1 of 3 is missing', 'part 3 of 3 is missing'],
    ],
    [
      'as TRS counts',
      [
        [
          't1_22.html',
          htmlPage('通知', prose(2), '<script>createPageHTML(3, 1, "t1_22", "html")</script>'),
          { url: 'https://example.org/t1_22_1.html' },
        ],
      ],
      ['part 1 of 3 is missing', 'part 3 of 3 is missing'],
    ],
    [
      'of a lone dump that does not say which it is',
      [['1806.txt', dump(1, '页面 1 2 3 共3页 上一页 下一页', '/hb/1806.html')]],
      ['it is one of 3 parts, and the other 2 are missing'],
    ],
    [
      'of one that does',
      [['x.txt', dump(2, '上一页\n第2页/共2页\n下一页', '/hb/1806.html')]],
      ['part 1 of 2 is missing'],
    ],
    [
      'of two',
      [['x.txt', dump(2, '上一页 1 2 下一页', '/hb/1806.html')]],
      ['it is one of 2 parts, and the other is missing'],
    ],
    [
      'of a dump with the number in its address',
      [['x.txt', dump(2, '上一页 1 2 3 下一页', '/hb/1806_2.html')]],
      ['part 1 of 3 is missing', 'part 3 of 3 is missing'],
    ],
  ])('%s', async (_, files, wanted) => {
    expect(await gaps(...files)).toEqual(wanted);
  });
});

describe('nothing is missing', () => {
  it.each<[string, readonly Page[]]>([
    ['of a page without a pager', [['4387.html', htmlPage('通知', prose(1), links())]]],
    [
      'of an article that is all there',
      [
        ['4387.html', htmlPage('通知', prose(1), links(2))],
        ['4387_2.html', htmlPage('通知', prose(2), links(2))],
      ],
    ],
    ['where the pager counts one', [['x.txt', dump(1, '上一页 1 下一页 共1页', '/hb/1806.html')]]],
    [
      'where the numbers are those of a printed text',
      [['x.txt', `${prose(1)}第 3 页 共 12 页\n${prose(2)}\n本文地址:/a.html`]],
    ],
    [
      'where the links lead to other articles',
      [['4387.html', htmlPage('通知', prose(1), '<a href="4388_2.html">下一篇</a> 下一页 共9页')]],
    ],
    [
      'of a page of a list',
      [['index.html', htmlPage('通知', prose(1), '<a href="index_2.html">下一页</a> 共9页')]],
    ],
    [
      'of a dump whose address nobody knows: it may be a page of a list',
      [['x.txt', `${prose(1)}\n上一页 1 2 3 下一页\n`]],
    ],
    [
      'where a sentence speaks of pages',
      [['x.txt', dump(1, '这份账共3页，翻到下一页就是修路的钱。', '/a.html').replace('共3页', '有三页')]],
    ],
  ])('%s', async (_, files) => {
    expect(await gaps(...files)).toEqual([]);
  });
});
