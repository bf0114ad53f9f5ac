import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { furnitureRules } from '../../src/rules/furniture/furniture-rules.ts';
import { betweenLines, fromLineToEnd, linesMatching } from '../../src/rules/furniture/site-noise.ts';
import { lines } from '../../src/rules/lines.ts';
import type { Rule } from '../../src/rules/rule.ts';

function apply(rule: Rule, text: string): string {
  let clean = '';
  let at = 0;
  for (const change of rule.changes(text)) {
    if (change.from < at || change.to < change.from || change.to > text.length)
      throw new Error(`${rule.name} overlaps`);
    clean += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  return clean + text.slice(at);
}

const strip = (text: string) => furnitureRules.reduce((at, rule) => apply(rule, at), text);

const some = [
  '青禾县政府工作报告',
  '各位代表：',
  '全年完成投资二百亿元，新增规模以上工业企业十二户，城乡居民收入稳步增长，民生福祉不断增进，社会大局和谐稳定。',
  '全年完成投资二百亿元，新增规模以上工业企业十二户，新增',
  '一、2022年工作回顾',
  '青禾县人民政府',
  '2024年1月31日',
  '2025-07-08',
  '【青禾招商】2021年青禾县政府工作报告',
  '  • 2021年青禾县政府工作报告',
  '12',
  '— 12 —',
  '导航菜单',
  '打印 关闭',
  '】',
  '政务公开',
  '联系我们',
  '  • 招商政策',
  '400-000-0000',
  '投稿须知',
  '1.本网欢迎您投稿。',
  '2)其他违法的。',
  '相关链接',
  '共 5 页',
  '来源：青禾日报',
  '时间：2026-01-09',
  '本文地址:/1.html',
  '禾ICP备00000000号',
  '会议文件之三',
  '',
  '　',
];
const page = fc
  .array(fc.tuple(fc.constantFrom(...some), fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\f')), {
    maxLength: 24,
  })
  .map((rows) => rows.map((row) => row.join('')).join(''));

test('lines tile the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(page, fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\f', '\u2028', ' ') })),
      (text) => {
        let at = 0;
        for (const line of lines(text)) {
          expect(line.from).toBe(at);
          expect(text.slice(line.from, line.to)).not.toMatch(/[\n\r\f\u2028\u2029]/);
          expect(text.slice(line.to, line.next)).toMatch(
            line.next < text.length ? /^(?:\r\n|[\n\r\f\u2028])$/ : /^(?:\r\n|[\n\r\f\u2028])?$/,
          );
          at = line.next;
        }
        expect(at).toBe(text.length);
      },
    ),
  );
});

describe('laws', () => {
  test.each(furnitureRules)(
    '$name is idempotent and cuts whole lines, or the start or end of one',
    (rule) => {
      fc.assert(
        fc.property(page, (text) => {
          const clean = apply(rule, text);
          expect(apply(rule, clean)).toBe(clean);
          const whole = new Set([...lines(text)].flatMap((line) => [line.from, line.to, line.next]));
          for (const { from, to, insert } of rule.changes(text)) {
            expect(insert).toBe('');
            expect(whole.has(from) || whole.has(to) || rule.name === 'channel-tag').toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  test('a report’s own sentences all stay, in order', () => {
    fc.assert(
      fc.property(page, (text) => {
        const sentences = (from: string) =>
          from.match(/全年完成投资[^\n\r\f]*|各位代表：|一、2022年工作回顾|2024年1月31日/g);
        expect(sentences(strip(text))).toEqual(sentences(text));
      }),
    );
  });

  test('form feeds stay', () => {
    fc.assert(fc.property(page, (text) => strip(text).split('\f').length === text.split('\f').length));
  });

  const adversarial: readonly (readonly [string, string])[] = [
    ['one long line', '投稿须知版权所有'],
    ['blank lines between numbers', `12\n${'\n'.repeat(9)}`],
    ['dates', '2025-07-08\n\n'],
    ['headings of terms', '投稿须知\n1.您\n'],
    ['buttons', '打印\n　\n'],
    ['form feeds', '会议文件之三\f'],
    ['labels', `${'来源：'.repeat(40)}\n`],
    ['bullets', `${'• '.repeat(60)}\n`],
    ['blanks', '　 '],
  ];
  // All rules are done with this much in a second or two. One whose work grew with the square would take many minutes: it
  // cannot end within the time that a test has. So nothing here looks at a clock.
  test.each(adversarial)('linear in %s', { timeout: 20_000 }, (_, unit) => {
    const text = unit.repeat(1_300_000 / unit.length);
    expect(strip(text).length).toBeLessThanOrEqual(text.length);
  });
});

describe('a site’s own noise', () => {
  const text = '起\n\n广告甲\n正文一\n框始\n广告乙\n框终\n正文二\n框始\n末\n';
  test.each([
    [linesMatching('advert', /^广告/), '起\n\n正文一\n框始\n框终\n正文二\n框始\n末\n'],
    [linesMatching('advert', /^告/), text],
    [betweenLines('box', /^框始$/, /^框终$/), '起\n\n广告甲\n正文一\n正文二\n框始\n末\n'],
    [betweenLines('box', /^末$/, /^框终$/), text],
    [fromLineToEnd('foot', /^正文二$/), '起\n\n广告甲\n正文一\n框始\n广告乙\n框终\n'],
    [fromLineToEnd('foot', /^无$/), text],
  ])('%#', (rule, clean) => {
    expect(apply(rule, text)).toBe(clean);
    expect(apply(rule, clean)).toBe(clean);
  });
  test('a pattern that remembers is refused', () => {
    expect(() => linesMatching('x', /a/g)).toThrow(/rule x/);
    expect(() => fromLineToEnd('x', /a/y)).toThrow(/rule x/);
    expect(() => betweenLines('x', /a/, /b/g)).toThrow(/rule x/);
  });
});
