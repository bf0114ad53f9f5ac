import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPdf, readPdfAgain } from '../../src/readers/pdf.ts';
import { NoTextLayerError, ReadError } from '../../src/readers/read-error.ts';
import { Traced } from '../../src/text/traced.ts';
import { lines, type SmallPage, smallPdf } from './small-pdf.ts';

const path = 'a/报告.pdf';

async function read(bytes: Uint8Array) {
  const document = await readPdf([{ path, bytes }]);
  const text = Traced.from(document.text).apply((await document.markup?.edits({})) ?? []);
  return { document, text: text.text };
}

const page = (...texts: SmallPage['texts']): SmallPage => ({ texts });

/** A paragraph of 24 characters a line, the first line indented by two. */
const paragraph = [
  '全县新修水渠一百二十公里，改良土壤三万亩，全年粮食',
  '总产达到二十一万吨，比上年增加一万二千吨，农民人均收',
  '入增长百分之九。',
];
const first = { ...lines(paragraph.slice(0, 1), 64, 500)[0] };
const body = [first, ...lines(paragraph.slice(1), 40, 480)] as SmallPage['texts'];

test('the language is as it was when a document has been read', async () => {
  const own = () => [Array.prototype.push, JSON.parse, JSON.stringify];
  const before = own();
  await read(smallPdf([page(...body)]));
  expect(own()).toEqual(before);
});

test('text comes in the order in which it is read, not in that of the stream', async () => {
  const { document, text } = await read(smallPdf([page(...[...body].reverse())]));
  expect(document.text).toBe(`${paragraph.join('\n')}\f`);
  expect(text).toBe(`${paragraph.join('')}\n`);
  expect(document.files[0]).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
  expect(document.files[0]?.charset).toBeUndefined();
});

test('pages tile the text, an empty one included, and each ends with a form feed', async () => {
  const { document } = await read(smallPdf([page(...body), page(), page(...lines(['第三页'], 40, 500))]));
  expect(document.pages.map(({ from, to, number }) => [document.text.slice(from, to), number])).toEqual([
    [`${paragraph.join('\n')}\f`, 1],
    ['\f', 2],
    ['第三页\f', 3],
  ]);
  expect(document.gaps).toBeUndefined();
});

test('a paragraph goes on over a page, with header, page number and note between', async () => {
  const head = { text: '某县人民政府文件', x: 150, y: 570, size: 9 };
  const note = { text: '①粮食总产为统计局初步核算数。', x: 40, y: 60, size: 9 };
  const pages = [1, 2].map((number) => ({
    head,
    foot: { text: `— ${number} —`, x: 190, y: 30, size: 9 },
  }));
  const [one, two] = pages as [(typeof pages)[number], (typeof pages)[number]];
  const before = lines(['一、基本情况'], 64, 520)[0] as SmallPage['texts'][number];
  const { document, text } = await read(
    smallPdf([
      page(one.head, before, ...body.slice(0, 2), note, one.foot),
      page(
        two.head,
        ...lines(paragraph.slice(2), 40, 540),
        ...body.map((line) => ({ ...line, y: line.y - 40 })),
        two.foot,
      ),
    ]),
  );
  expect(text).toBe(
    `一、基本情况\n①粮食总产为统计局初步核算数。\n${paragraph.join('')}\n${paragraph.join('')}\n`,
  );
  expect(document.text).toContain('某县人民政府文件\n一、基本情况\n①');
  const rules = new Set((await document.markup?.edits({}))?.map(({ rule }) => rule));
  expect([...rules].sort()).toEqual(
    ['line-wrap', 'page-number', 'page-seam', 'running-header', 'page-break']
      .filter((rule) => rules.has(rule))
      .sort(),
  );
  expect(rules).toContain('page-seam');
});

test('columns are read one after the other, under a title across both', async () => {
  const left = [
    '左栏第一行共有十三个汉字呢',
    '左栏第二行共有十三个汉字呢',
    '左栏第三行共有十三个汉字呢',
    '左栏第四行共有十三个汉字呢',
  ];
  const right = left.map((line) => line.replace('左', '右'));
  const both = left.flatMap((line, index) => [
    { text: line, x: 30, y: 500 - index * 20 },
    { text: right[index] as string, x: 215, y: 500 - index * 20 },
  ]);
  const { document } = await read(
    smallPdf([page({ text: '一个跨过两栏的标题', x: 120, y: 540, size: 18 }, ...both)]),
  );
  expect(document.text.trimEnd().split('\n')).toEqual(['一个跨过两栏的标题', ...left, ...right]);
});

test('rows of a table are lines, their cells stand apart by tabs', async () => {
  const rows = [
    ['指标', '产值', '增幅'],
    ['农业', '120', '3.1'],
    ['工业', '680', '7.4'],
  ];
  const cells = rows.flatMap((row, index) =>
    row.map((text, column) => ({ text, x: 40 + column * 120, y: 500 - index * 20 })),
  );
  const { text } = await read(smallPdf([page(...cells)]));
  expect(text).toBe(`${rows.map((row) => row.join('\t')).join('\n')}\n`);
});

test('what is printed twice at its place is read once, and both stand in the raw text', async () => {
  const title = { text: '政府工作报告', x: 120, y: 540, size: 20 };
  const { document, text } = await read(smallPdf([page(title, { ...title, x: 121, y: 539 }, ...body)]));
  expect(document.text).toContain('政府工作报告政府工作报告\n');
  expect(text.split('\n')[0]).toBe('政府工作报告');
});

test('a figure set above the line is no figure of the number beside it', async () => {
  const { text } = await read(
    smallPdf([
      page(
        { text: '常住人口', x: 40, y: 500 },
        { text: '1', x: 88, y: 506, size: 6 },
        { text: '1761万人', x: 92, y: 500 },
      ),
    ]),
  );
  expect(text).toBe('常住人口¹1761万人\n');
});

test('a watermark across the page leaves, text on its side stays', async () => {
  const { text } = await read(
    smallPdf([
      page({ text: '内部资料', x: 100, y: 200, size: 40, turn: 45 }, ...body, {
        text: '侧边说明',
        x: 380,
        y: 100,
        turn: 90,
      }),
    ]),
  );
  expect(text).toBe(`${paragraph.join('')}\n侧边说明\n`);
});

test('a page that is turned reads as it is shown', async () => {
  const turned = body.map(({ text, x, y }) => ({ text, x: 600 - y, y: x, turn: 90 }));
  const { text, document } = await read(smallPdf([{ texts: turned, rotate: 90 }]));
  expect(text).toBe(`${paragraph.join('')}\n`);
  const [box] = document.boxes?.({ from: 0, to: 2 }) ?? [];
  expect(box?.width).toBeCloseTo(24, 0);
  expect(box?.height).toBeCloseTo(12, 0);
});

test('vertical writing is read down each column, from right to left', async () => {
  const columns = ['天下之本在国国之本在家家之本在身', '民为邦本本固邦宁'];
  const texts = columns.map((text, index) => ({ text, x: 300 - index * 24, y: 550, size: 14 }));
  const { document } = await read(smallPdf([page(...[...texts].reverse())], true));
  expect(document.text).toBe(`${columns.join('\n')}\f`);
});

test('each character has a box on its page, in points from the upper left corner', async () => {
  const { document } = await read(smallPdf([page(), page({ text: '河道', x: 40, y: 500 })]));
  const from = document.text.indexOf('道');
  expect(document.boxes?.({ from, to: from + 1 })).toEqual([
    { page: 2, left: 52, top: 89.44, width: 12, height: 12 },
  ]);
});

test('the same bytes give the same text again, by their record alone', async () => {
  const bytes = smallPdf([page(...body)]);
  const { document } = await read(bytes);
  const again = await readPdfAgain(bytes, { path, mediaType: 'application/pdf' });
  expect(again.text).toBe(document.text);
  expect(again.pages).toEqual(document.pages);
  expect(again.boxes?.({ from: 0, to: 9 })).toEqual(document.boxes?.({ from: 0, to: 9 }));
});

test('pages that are pictures among pages of text are said', async () => {
  const { document } = await read(smallPdf([page(...body), { texts: [], picture: true }, page()]));
  expect(document.gaps).toEqual([`${path}: page 2 has no text, only pictures (--ocr reads them)`]);
});

test('a PDF without any text is an error of its own', async () => {
  const scan = read(
    smallPdf([
      { texts: [], picture: true },
      { texts: [], picture: true },
    ]),
  );
  await expect(scan).rejects.toThrow(NoTextLayerError);
  await expect(scan).rejects.toThrow(`${path}: none of its 2 pages has text`);
});

test.each([
  ['is empty', new Uint8Array(), 'the file is empty (0 bytes). Fetch it again.'],
  ['breaks off', smallPdf([page(...body)]).subarray(0, 300), 'the PDF is damaged'],
  ['is no PDF inside', Buffer.from('%PDF-1.7\nnothing'), 'the PDF is damaged'],
  // A small PDF of our own, encrypted by `qpdf --encrypt secret owner 256 -- plain.pdf with-password.pdf`.
  ['asks for a password', fixture('with-password.pdf'), 'the PDF is encrypted and asks for a password'],
  [
    'has more pages than are read',
    smallPdf(Array.from({ length: 2001 }, () => page())),
    'the PDF has 2001 pages; at most 2000',
  ],
])('one that %s is refused with its path and the reason', async (_, bytes, message) => {
  const error = await readPdf([{ path, bytes }]).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReadError);
  expect((error as Error).message).toContain(`${path}: ${message}`);
});

test('one that is encrypted with an empty password opens', async () => {
  // The same, by `qpdf --encrypt '' owner 256 -- plain.pdf without-password.pdf`.
  expect((await read(fixture('without-password.pdf'))).text).toBe(`${paragraph.join('')}\n`);
});

test('fonts that do not say which characters they mean are told', async () => {
  const { document } = await read(smallPdf([page(...body, { text: '\ue001', x: 40, y: 300 })]));
  expect(document.text).toContain('\ue001');
  expect(document.warnings).toEqual([`${path}: 1 characters have no meaning that its fonts tell`]);
  const garbage = smallPdf([page(...lines(['\ue001\ue002\ue003\ue004字'], 40, 500))]);
  await expect(readPdf([{ path, bytes: garbage }])).rejects.toThrow(
    `${path}: 4 of its 5 characters have no meaning`,
  );
});

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`pdf/${name}`, import.meta.url)));
}
