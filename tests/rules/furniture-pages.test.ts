import { describe, expect, test } from 'vitest';
import { furnitureRules } from '../../src/rules/furniture/furniture-rules.ts';
import { channelTag, listBullet, listDate, siteSuffix } from '../../src/rules/furniture/list-page.ts';
import { pageNumber, runningHeader } from '../../src/rules/furniture/pages.ts';
import type { Rule } from '../../src/rules/rule.ts';

function apply(rule: Rule, text: string): string {
  let clean = '';
  let at = 0;
  for (const change of rule.changes(text)) {
    clean += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  return clean + text.slice(at);
}

const strip = (text: string) => furnitureRules.reduce((at, rule) => apply(rule, at), text);

const half = '全年完成固定资产投资二百亿元，新增规模以上工业企业十二户，新增';
const rest = '制造业贷款二十四亿元，支持中小企业转型升级，发展后劲持续增强。';
const prose = `${half}${rest}${half}${rest}`;

describe('page-number', () => {
  test.each([
    ['between blank lines in mid-sentence', `${half}\n\n12\n\n${rest}\n`, `${half}\n\n${rest}\n`],
    ['last on a page', `${half}\n12\n\f${rest}\n13\n`, `${half}\n\f${rest}\n`],
    ['first on a page', `1\n${half}\n\f2\n${rest}\n`, `${half}\n\f${rest}\n`],
    ['in dashes', `${half}\n— 12 —\n${rest}`, `${half}\n${rest}`],
  ])('a bare number goes: %s', (_, text, clean) => {
    expect(apply(pageNumber, text)).toBe(clean);
  });

  test.each([
    ['without blank lines', `${half}\n12\n${rest}\n`],
    ['after a sentence', `${rest}\n\n12\n\n${rest}\n`],
    ['before its unit', `${half}\n\n12\n\n亿元，支持中小企业转型升级。\n`],
    ['in a column', `${half}\n\n12\n\n15\n\n${rest}\n`],
    ['in a table', `新增\n\n12\n\n${rest}\n`],
    ['before a heading', `${half}\n\n12\n\n一、今后五年工作\n`],
    ['alone', '12'],
    ['at the edge of a page, but not counting the pages', `${rest}\n195\n\f${rest}\n`],
    ['with a nought before it', `${half}\n\n00\n\n${rest}\n`],
    ['at the end of a text of one page', `${rest}\n\n2023\n`],
    ['within a line', `${half} — 12 — ${rest}\n`],
  ])('a number stays: %s', (_, text) => {
    expect(apply(pageNumber, text)).toBe(text);
  });
});

describe('running-header', () => {
  const page = (header: string, footer = '') => `${header}\n${prose}\n${prose}\n${footer}\f`;

  test('a line at the top of every page goes, but on the first it is the title', () => {
    const text = `青禾县政府工作报告\n${prose}\n\f`.concat(page('青禾县政府工作报告').repeat(3));
    expect(apply(runningHeader, text)).toBe(
      `青禾县政府工作报告\n${prose}\n\f`.concat(`${prose}\n${prose}\n\f`.repeat(3)),
    );
  });
  test('beside page numbers, in a text without form feeds', () => {
    const text = [prose, ...[1, 2, 3, 4].flatMap((n) => [`— ${n} —`, '青禾县人大会议文件', prose])].join(
      '\n',
    );
    expect(strip(text)).toBe([prose, prose, prose, prose, prose].join('\n'));
  });
  test('with the number of the page in it', () => {
    const text = page('').concat(...[2, 3, 4].map((n) => page(`会议文件之三  第${n}号页`)));
    expect(apply(runningHeader, text)).not.toContain('会议文件');
  });
  test.each([
    ['twice only', page('').concat(page('会议文件之三').repeat(2))],
    ['in the midst of pages', `${prose}\n重点任务清单\n${prose}\n\f`.repeat(4)],
    ['the end of a bracket', page('').concat(page('位：县公安局等）').repeat(4))],
    ['a salutation', page('').concat(page('各位代表：').repeat(4))],
    ['a sentence', page('').concat(page('工作取得新的成绩。').repeat(4))],
    ['too few of many pages', page('').repeat(30).concat(page('会议文件之三').repeat(3))],
    ['no pages at all', '会议文件之三\n'.repeat(5)],
  ])('a line stays: %s', (_, text) => {
    expect(apply(runningHeader, text)).toBe(text);
  });
});

describe('list-date', () => {
  test.each([
    ['under a long paragraph', `${prose}\n\n    2025-07-08\n\n某县公报\n`, `${prose}\n\n某县公报\n`],
    ['under a title', `青禾县政府工作报告\n2025/07/08\n${prose}\n`, `青禾县政府工作报告\n${prose}\n`],
    ['in brackets, with a time', `${prose}\n[2025-07-08 10:22]\n`, `${prose}\n`],
    ['with a button behind it', '一句话。\n2025-07-08  立即咨询\n又一句话。\n', '一句话。\n又一句话。\n'],
  ])('goes: %s', (_, text, clean) => {
    expect(apply(listDate, text)).toBe(clean);
  });

  test.each([
    ['under an office that signs', `${prose}\n青禾县人民政府办公室\n2024-01-31\n`],
    ['under an office that signs, apart', `${prose}\n\n青禾县财政局\n\n2024-01-31\n`],
    ['in a table', '项目\n开工\n胜利桥\n2024-01-31\n青河桥\n2024-02-28\n'],
    ['in Han numerals', `${prose}\n2024年1月31日\n`],
    ['with words', `${prose}\n2024-01-31前完成\n`],
    ['with words behind it', `${prose}\n2024-01-31 胜利桥开工\n`],
    ['a span', `${prose}\n2024-01-31-2024-02-28\n`],
    ['alone', '2024-01-31'],
  ])('stays: %s', (_, text) => {
    expect(apply(listDate, text)).toBe(text);
  });
});

describe('channel-tag and list-bullet', () => {
  test.each([
    ['• 【青禾招商】2021年青禾县政府工作报告', '2021年青禾县政府工作报告'],
    ['  •  【青禾县招商】白石镇政府工作报告(2020年)', '白石镇政府工作报告(2020年)'],
    ['【要闻】青禾县人民政府公告', '青禾县人民政府公告'],
    ['【青杉招商】【青杉招商】政府工作报告', '政府工作报告'],
    ['【要闻】 • 【青禾招商】2021年青禾县政府工作报告', '2021年青禾县政府工作报告'],
    ['【要闻】【专栏1】2021年青禾县政府工作报告', '【专栏1】2021年青禾县政府工作报告'],
    ['· 青禾县2021年国民经济和社会发展统计公报', '青禾县2021年国民经济和社会发展统计公报'],
    ['　　■　2021年青禾县政府工作报告', '2021年青禾县政府工作报告'],
  ])('%s', (line, clean) => {
    const once = apply(channelTag, `${line}\n${prose}`);
    expect(apply(channelTag, once)).toBe(once);
    expect(apply(listBullet, once).trimStart()).toBe(`${clean}\n${prose}`);
  });

  test.each([
    '【专栏1】“十四五”重点项目规划',
    '【附件】重点任务分工方案',
    '【名词解释】放管服改革方案',
    '【放管服】简政放权、放管结合、优化服务。',
    '审议【青禾县】政府工作报告',
    '• 推进青禾县城更新',
    '■ 2022年工作回顾',
    '• 听取报告',
    '·2021年，全县发布公告：',
    '一是落实青禾县工作报告',
    '• 认真落实2021年青禾县政府工作报告。',
  ])('stays: %s', (line) => {
    expect(apply(listBullet, apply(channelTag, `${line}\n${prose}`))).toBe(`${line}\n${prose}`);
  });

  test('the site after a title goes', () => {
    expect(apply(siteSuffix, `政府工作报告_青禾县人民政府门户网站\n${prose}`)).toBe(`政府工作报告\n${prose}`);
    for (const line of ['政府工作报告', '工作成绩_青禾县人民政府门户网站', '建成“一网通办”平台']) {
      expect(apply(siteSuffix, `${line}\n${prose}`)).toBe(`${line}\n${prose}`);
    }
  });
});

const agreement = [
  '投稿须知',
  '1.本网欢迎投稿，作品以纯文本提交。',
  '2.编辑有权取舍修改稿件。',
  '一、内容规范',
  '1.1您承诺所发内容合法。',
  '1)危害公共安全的；',
  '2)其他违反法律法规的。',
  '确认',
];

describe('blocks at the end of a page', () => {
  test('terms go, from their heading', () => {
    const text = [prose, '', ...agreement, '园区招商热线', '400-000-0000', '• 招商政策', ''].join('\n\n');
    expect(strip(text).trim()).toBe(prose);
  });

  test.each([
    ['followed by a signature', [...agreement, '青禾县人民政府', '2024年1月31日']],
    ['followed by prose', [...agreement, prose]],
    ['of a contest', ['五、投稿须知', '1.作品以纯文本提交。', '2.每人限投一件。']],
    ["with a report's heading in them", ['投稿须知', '一、2022年工作回顾', '1.本网欢迎您投稿。']],
    ['with a heading of its tasks', ['投稿须知', '二、今后五年的总体要求', '1.本网欢迎您投稿。']],
    ['about no site', ['投稿须知', '1.新建桥梁两座。', '2.改造道路五条。']],
  ])('terms stay: %s', (_, block) => {
    const text = [prose, ...block, ''].join('\n');
    expect(apply(furnitureRules.find((rule) => rule.name === 'submission-terms') as Rule, text)).toBe(text);
  });

  test('titles under 相关链接 go', () => {
    const text = `${prose}\n相关链接\n白石县政府工作报告\n• 青河开工 \n学习贯彻会议精神 2024-01-31\n打印 关闭\n`;
    expect(strip(text)).toBe(`${prose}\n`);
  });

  test('what is no title under 相关链接 stays', () => {
    const text = `${prose}\n相关链接\n放管服：简政放权、放管结合、优化服务。\n`;
    expect(strip(text)).toBe(text);
  });
});

test('a portal’s list of reports', () => {
  const raw = `• 【青禾招商】青禾县政府工作报告\n\n    ${prose}\n\n    2025-07-08\n\n  • 【白石招商】2019年白石镇政府工作报告\n\n    ${prose}\n\n    2025-07-08\n\n想补充?点我投稿\n\n共 12 页\n\n招商中心\n400-000-0000\n  • 企业入驻\n  • 联系我们\n免费获取政策汇编\n\n立即获取\n\n投稿提示\n\n关闭\n\n${agreement.join('\n\n')}\n\n投资咨询热线\n400-000-0000\n  • 招商引资政策\n  • 租购厂房`;
  expect(strip(raw).split(/\n\s*/).filter(Boolean)).toEqual([
    '青禾县政府工作报告',
    prose,
    '2019年白石镇政府工作报告',
    prose,
  ]);
});

test('a page of an article', () => {
  const raw = `导航菜单\n\n(青禾省)青禾县人民政府工作报告(2023年1月3日)\n\n  ${prose}\n\n本文仅代表作者观点,不代表本站立场。\n\n本文地址:/baogao/1.html\n\n留言与评论(共有 条评论)\n验证码:`;
  expect(strip(raw).trim()).toBe(`(青禾省)青禾县人民政府工作报告(2023年1月3日)\n\n  ${prose}`);
});

test('a newspaper’s page', () => {
  const raw = `下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n2026年青禾省政府工作报告\n——2026年1月5日在青禾省人民代表大会上\n来源：青禾日报\n时间：2026-01-09\n省长 林小禾\n${prose}\n相关报道：`;
  expect(strip(raw)).toBe(
    `2026年青禾省政府工作报告\n——2026年1月5日在青禾省人民代表大会上\n省长 林小禾\n${prose}\n`,
  );
});
