import fc from 'fast-check';
import { expect, test } from 'vitest';
import { furnitureRules } from '../../src/rules/furniture/furniture-rules.ts';
import { relatedBlock } from '../../src/rules/furniture/listing.ts';
import { surveyAfter, surveyOf } from '../../src/rules/furniture/survey.ts';
import { termsBlock } from '../../src/rules/furniture/terms.ts';
import type { Change } from '../../src/text/span.ts';

const sentence =
  '全年完成投资二百亿元，新增规模以上工业企业十二户，城乡居民收入稳步增长，民生福祉不断增进，社会大局和谐稳定';
const some = [
  '青禾县政府工作报告',
  `　　${sentence}。`,
  `${sentence}，本站转载。`,
  `${sentence}，新增`,
  '　一、2022年工作回顾',
  '2025-07-08 立即咨询',
  '【青禾招商】2021年青禾县政府工作报告',
  '  • 2021年青禾县政府工作报告',
  '12',
  '— 12 —',
  '导航菜单',
  '打印 关闭',
  '政务公开',
  '投稿须知',
  '1.本网欢迎您投稿。',
  '2)其他违法的。',
  '相关链接',
  '共 5 页',
  '发布时间：2025-07-08',
  '版权所有 青禾县人民政府',
  '',
  '　 ',
];
const ends = ['\n', '\n', '\n', '\n\n', '\f', '\u2028', ''];
const page = fc
  .array(fc.tuple(fc.constantFrom(...some), fc.constantFrom(...ends)), { maxLength: 24 })
  .map((rows) => rows.flat().join(''));

/** Stretches of a text, in order and apart: most begin or end where a line does. */
function stretches(text: string, draws: readonly number[]): readonly Change[] {
  const near = [...text.matchAll(/^|$|[\n\f\u2028]/g)].map(({ index }) => index);
  const places = draws.map((draw) =>
    draw % 3 === 0 ? draw % (text.length + 1) : (near[draw % near.length] ?? 0),
  );
  const found: Change[] = [];
  let done = 0;
  const ordered = places.sort((one, other) => one - other);
  for (let at = 0; at + 1 < ordered.length; at += 2) {
    const [from, to] = [ordered[at] as number, ordered[at + 1] as number];
    if (from >= done && to > from) found.push({ from, to, insert: '' });
    done = Math.max(done, to);
  }
  return found;
}

function made(text: string, changes: readonly Change[]): string {
  let whole = '';
  let at = 0;
  for (const { from, to, insert } of changes) {
    whole += text.slice(at, from) + insert;
    at = to;
  }
  return whole + text.slice(at);
}

/** All that a survey says, in plain values. */
function said(text: string): unknown {
  const { lines, pages, kinds, lists, numbers } = surveyOf(text);
  return {
    lines: lines.map(({ from, to, next, page, index, kind, verdict, leaves, depth, look }) => ({
      ...{ from, to, next, page, index, kind, verdict, leaves, depth },
      ...{ words: look.words, size: look.size, first: look.first, isAside: look.isAside },
    })),
    pages: [...pages],
    kinds: [...kinds],
    lists: lists.map(({ index }) => index),
    numbers: numbers.map(({ index }) => index),
  };
}

/** What is said of a text that nobody has seen made. */
function saidAnew(text: string): unknown {
  surveyOf('another');
  return said(text);
}

test('a survey that follows changes says what one of the changed text does', () => {
  fc.assert(
    fc.property(page, fc.array(fc.nat(100_000), { maxLength: 14 }), (text, draws) => {
      const changes = stretches(text, draws);
      const after = made(text, changes);
      surveyOf(text);
      surveyAfter(text, changes, after);
      expect(said(after)).toEqual(saidAnew(after));
    }),
    { numRuns: 3000 },
  );
});

test.each<readonly [string, string, readonly Change[]]>([
  ['a sign was put in', '青禾\n打印 关闭\n', [{ from: 0, to: 1, insert: '—' }]],
  ['nothing was taken out', '青禾\n打印 关闭\n', [{ from: 2, to: 2, insert: '' }]],
  ['a page ends elsewhere', '青禾\f打印 关闭\n', [{ from: 1, to: 3, insert: '' }]],
  ['the last page is gone', '青禾\f打印 关闭\n', [{ from: 3, to: 9, insert: '' }]],
  ['two signs become one line end', '青\r12\n12\n', [{ from: 2, to: 4, insert: '' }]],
  ['all is gone', '青禾\n12', [{ from: 0, to: 5, insert: '' }]],
])('and where %s', (_, text, changes) => {
  const after = made(text, changes);
  surveyOf(text);
  surveyAfter(text, changes, after);
  expect(said(after)).toEqual(saidAnew(after));
});

test('the heading of a block is furniture, and no page number', () => {
  const heading = fc
    .tuple(
      fc.constantFrom('', '•', '《', '【', '['),
      fc.constantFrom(
        ...'投稿提示 投稿须知 投稿协议 投稿规则 用户协议 网站用户协议 平台用户服务协议 用户须知 服务条款 服务协议 注册协议'.split(
          ' ',
        ),
        ...'相关链接 相关稿件 推荐阅读 热门推荐 为您推荐 猜你喜欢 延伸阅读 最新资讯 热点新闻 点击排行 更多> 更多» 更多 推荐 MORE MORE>>'.split(
          ' ',
        ),
      ),
      fc.constantFrom('', '》', '】', ']'),
      fc.constantFrom('', ':', '：'),
    )
    .map((parts) => parts.join(''));
  const around = fc.array(fc.constantFrom(...some, '您', '平台'), { maxLength: 4 });
  let blocks = 0;
  fc.assert(
    fc.property(around, heading, around, (before, line, after) => {
      const text = [...before, line, ...after].join('\n');
      const { lines } = surveyOf(text);
      const wordsAt = (index: number) => lines[index]?.look.words ?? '';
      const isFurniture = (index: number) => lines[index]?.look.furniture !== undefined;
      for (const blockIn of [termsBlock, relatedBlock]) {
        const block = blockIn(lines.length, wordsAt, isFurniture);
        if (block === undefined) continue;
        blocks += 1;
        const { furniture } = (lines[block.first] as (typeof lines)[number]).look;
        expect(furniture?.kind ?? 'none', wordsAt(block.first)).not.toMatch(/^(?:none|page-number)$/);
      }
    }),
    { numRuns: 3000 },
  );
  expect(blocks).toBeGreaterThan(50);
});

test('the rules propose the same where they follow each other as where each is asked alone', () => {
  fc.assert(
    fc.property(page, (text) => {
      let followed = text;
      for (const { name, changes } of furnitureRules) {
        const found = [...changes(followed)];
        const after = made(followed, found);
        surveyOf('another');
        expect([...changes(followed)], name).toEqual(found);
        surveyOf(followed);
        surveyAfter(followed, found, after);
        followed = after;
      }
    }),
    { numRuns: 300 },
  );
});
