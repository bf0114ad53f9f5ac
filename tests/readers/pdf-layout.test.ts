import { describe, expect, it, test } from 'vitest';
import { columnsOf } from '../../src/readers/pdf/columns.ts';
import { flowOf } from '../../src/readers/pdf/flow.ts';
import { frameOf } from '../../src/readers/pdf/frame.ts';
import { pageLayout } from '../../src/readers/pdf/page-layout.ts';
import type { Run } from '../../src/readers/pdf/run.ts';
import { textEdits, writtenText } from '../../src/readers/pdf/written-text.ts';
import { readPdf } from '../../src/readers/pdf.ts';
import { Traced } from '../../src/text/traced.ts';
import { lines, type SmallPage, smallPdf } from './small-pdf.ts';

async function read(...pages: readonly SmallPage['texts'][]) {
  const bytes = smallPdf(pages.map((texts) => ({ texts })));
  const document = await readPdf([{ path: '报告.pdf', bytes }]);
  const edits = (await document.markup?.edits({})) ?? [];
  return { text: Traced.from(document.text).apply(edits).text, edits };
}

const said = ['全县新修水渠一百二十公里，', '改良土壤三万亩。'];
const body = lines(said, 40, 500);

describe('text that is not painted', () => {
  const hidden = (texts: SmallPage['texts']) => texts.map((shown) => ({ ...shown, hidden: true }));

  it('is the text where nothing else is, as under a scan', async () => {
    expect((await read(hidden(body))).text).toBe(`${said.join('')}\n`);
  });

  it.each([
    ['as one run', (texts: SmallPage['texts']) => texts],
    ['character by character', (texts: SmallPage['texts']) => texts.flatMap(singly).reverse()],
    [
      'a little beside',
      (texts: SmallPage['texts']) => texts.map((own) => ({ ...own, x: own.x + 2, y: own.y - 2 })),
    ],
  ])('is read once with what is painted over it, %s', async (_, cut) => {
    const twice = await read([...body, ...hidden(cut(body))]);
    expect(twice.text).toBe(`${said.join('')}\n`);
    expect(twice.edits.map(({ rule }) => rule)).toContain('overprint');
    expect((await read([...hidden(body), ...cut(body)])).text).toBe(`${said.join('')}\n`);
  });

  it.each([
    [
      'the same beside itself',
      [
        { text: '11', x: 40, y: 500 },
        { text: '11', x: 52, y: 500 },
      ],
      '1111',
    ],
    [
      'other words at the place',
      [
        { text: '全县', x: 40, y: 500 },
        { text: '改良', x: 41, y: 500 },
      ],
      '全县改良',
    ],
    ['the same words on the next line', lines(['改良土壤', '改良土壤'], 40, 500, 40), '改良土壤\n改良土壤'],
  ])('but nothing is taken from %s', async (_, texts, expected) => {
    expect((await read(texts)).text).toBe(`${expected}\n`);
  });
});

function singly({ text, x, y }: SmallPage['texts'][number]): SmallPage['texts'] {
  return [...text].map((character, index) => ({ text: character, x: x + index * 12, y }));
}

describe('of an only page', () => {
  it.each([
    ['a number in dashes in the lower margin', '— 3 —', 190, 30],
    ['one that says that it is a page', '第3页', 190, 30],
    ['a number alone in the lower margin', '3', 198, 30],
  ])('%s leaves', async (_, text, x, y) => {
    const { text: clean, edits } = await read([...body, { text, x, y, size: 10 }]);
    expect(clean).toBe(`${said.join('')}\n`);
    expect(edits.map(({ rule }) => rule)).toContain('page-number');
  });

  it.each([
    ['a number in dashes in the midst of the page', '— 3 —', 40, 300],
    ['a year in the lower margin', '2023', 190, 30],
    ['words in the lower margin', '附件', 190, 30],
    ['words in the upper margin', '某县人民政府文件', 150, 580],
    ['a number alone in the upper margin', '3', 198, 580],
    ['a number far above the margin', '3', 198, 300],
  ])('%s stays', async (_, text, x, y) => {
    expect((await read([...body, { text, x, y, size: 10 }])).text.split('\n')).toContain(text);
  });

  it('a number beside another, or near to the line above it, stays', async () => {
    const cells = [40, 160, 280].map((x) => ({ text: String(x), x, y: 30 }));
    expect((await read([...body, ...cells])).text).toContain('280');
    expect((await read([...lines(['甲项', '乙项', '7'], 40, 70)])).text).toContain('7');
  });
});

describe('two columns', () => {
  const words = (first: string) =>
    [...'山水田林湖草沙海风云雨雪'].map((each) => `${first}说${each}的一行共有十三个字`);
  const printed = (one: string, other: string) => [
    ...lines(words(one), 40, 500).map((own) => ({ ...own, size: 12 })),
    ...lines(words(other), 215, 500).map((own) => ({ ...own, size: 12 })),
  ];
  const order = (...columns: readonly string[]) => columns.flatMap(words).join('');

  it('have a page number between them though it is in pieces', async () => {
    const foot = (count: number) => [
      { text: `— ${count}`, x: 174, y: 30, size: 12 },
      { text: '—', x: 201, y: 30, size: 11 },
    ];
    const pages = [
      [...printed('甲', '乙'), ...foot(1)],
      [...printed('丙', '丁'), ...foot(2)],
    ];
    expect((await read(...pages)).text.replaceAll('\n', '')).toBe(order('甲', '乙', '丙', '丁'));
  });

  it('have marks that hang out of the left one', async () => {
    const [line, ...others] = printed('甲', '乙') as [SmallPage['texts'][number], ...SmallPage['texts']];
    const { text } = await read([{ ...line, text: `${line.text}呢，` }, ...others]);
    expect(text.replaceAll('\n', '')).toBe(order('甲', '乙').replace(line.text, `${line.text}呢，`));
  });
});

test('a heading that leaves no room on its line is a line of its own over a first line', async () => {
  const paragraph = [
    '今年全县新修水渠一百二十公里，改良土壤三万亩',
    '粮食总产达到二十一万吨，比上年增加一万二千吨。',
  ];
  const at = (text: string, indent: number, row: number) => ({
    text,
    x: 40 + indent * 12,
    y: 540 - row * 20,
  });
  const heading = '一、夯实农业的基础推动乡村全面振兴的工作开展';
  const block = (row: number) => [at(paragraph[0] as string, 2, row), at(`又${paragraph[1]}`, 0, row + 1)];
  const { text } = await read([at(heading, 2, 0), ...block(1), ...block(3), ...block(5)]);
  expect(text.split('\n')[0]).toBe(heading);
});

test.each([
  [
    'letters between Han characters that a font without meaning gives',
    '县人民ç府Ā报告ÿ各位代û好现ß在报',
    true,
  ],
  ['pinyin in brackets', '进（jìn）县（xiàn）人民政府各位代表好现在', false],
  ['a letter or two', '县人民é政府报告各位代表好现在报告工作', false],
])('%s', async (_, text, refused) => {
  const reading = read(lines([text, text], 10, 500));
  if (refused) await expect(reading).rejects.toThrow('characters have no meaning');
  else expect((await reading).text).toContain('各位代');
});

describe('the work for a page', () => {
  const frame = frameOf(1, 0, false);
  /** Runs whose places are counted as they are looked at. */
  function counted(
    make: (index: number, count: number) => { text: string; from: number; base: number },
    count: number,
  ) {
    const reads = { count: 0 };
    const runs = Array.from({ length: count }, (_, index): Run => {
      const { text, from, base } = make(index, count);
      const run = { text, frame, size: 10, font: 'F', spaced: false };
      const looked = (value: number) => ({
        enumerable: true,
        get: () => {
          reads.count += 1;
          return value;
        },
      });
      return Object.defineProperties(run, {
        from: looked(from),
        to: looked(from + text.length * 10),
        base: looked(base),
      }) as unknown as Run;
    });
    return { runs, reads };
  }

  const shapes = {
    'lines of two columns': (index: number) => ({
      text: '一二三四五六七八九十',
      from: (index % 2) * 130,
      base: (index >> 1) * 14,
    }),
    'one row of cells': (index: number) => ({ text: '1', from: index * 40, base: 0 }),
    'rows of cells': (index: number) => ({
      text: '1',
      from: (index % 30) * 40,
      base: Math.floor(index / 30) * 14,
    }),
    'the same word at one place': () => ({ text: '一二', from: 0, base: 0 }),
    'other words at one place': (index: number) => ({
      text: String.fromCharCode(0x4e00 + (index % 9000)),
      from: 0,
      base: 0,
    }),
    'words that begin alike at one place': (index: number) => ({
      text: `一${String.fromCharCode(0x4e00 + (index % 9000))}`,
      from: 0,
      base: 0,
    }),
    'half of them beside a line across': (index: number, count: number) => ({
      text: index === count - 1 ? '一'.repeat(40) : '一',
      from: index === count - 1 ? 0 : (index * 3) % 400,
      base: index === count - 1 ? 1 : 0,
    }),
    'characters one below the other': (index: number) => ({ text: '一', from: 0, base: index * 14 }),
    dots: (index: number) => ({ text: '.', from: index * 10, base: 0 }),
  };

  const laidOut = (runs: readonly Run[]) => {
    const page = pageLayout(runs, { number: 1, width: 600, height: 800 }, new Map());
    const written = writtenText(flowOf([page]));
    return { written, edits: textEdits(written) };
  };

  it.each(Object.entries(shapes))('doubles with its runs: %s', (_, make) => {
    const work = (count: number) => {
      const { runs, reads } = counted(make, count);
      laidOut(runs);
      return reads.count;
    };
    expect(work(2000) / work(1000)).toBeLessThan(2.6);
  });

  it.each(['rows of cells', 'one row of cells', 'other words at one place'] as const)(
    'ends for 100,000 runs, each of which is in the text: %s',
    (shape) => {
      const runs = Array.from({ length: 100_000 }, (_, index): Run => {
        const { text, from, base } = shapes[shape](index);
        return { text, frame, size: 10, font: 'F', spaced: false, from, to: from + text.length * 10, base };
      });
      const length = runs.reduce((sum, { text }) => sum + text.length, 0);
      expect(laidOut(runs).written.text.replace(/\s/g, '').length).toBe(length);
    },
  );

  it('of looking for columns doubles too', () => {
    const work = (count: number) => {
      const { runs, reads } = counted(shapes['half of them beside a line across'], count);
      columnsOf(runs, []);
      return reads.count;
    };
    expect(work(2000) / work(1000)).toBeLessThan(2.6);
  });
});

test('text without a size, or far outside the page, is read to its end', async () => {
  const columns = [40, 220].flatMap((x) =>
    lines(
      Array.from({ length: 8 }, () => '全县新修水渠三公里改造'),
      x,
      500,
    ),
  );
  const odd = [0, 1e-9, -12, 1e9].flatMap((size) =>
    [0, 1e9, -1e9].map((at) => ({ text: '水渠', x: at, y: at, size })),
  );
  const document = await readPdf([
    { path: '报告.pdf', bytes: smallPdf([{ texts: [...columns, ...odd] }, { texts: odd }]) },
  ]);
  expect(document.text.match(/全县新修水渠三公里改造/g)).toHaveLength(16);
});
