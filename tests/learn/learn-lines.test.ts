import { describe, expect, it, test } from 'vitest';
import type { RawDocument } from '../../src/documents/raw-document.ts';
import { learnLines } from '../../src/learn/learn-lines.ts';
import type { NotedLine } from '../../src/learn/line-groups.ts';
import { unitsOf } from '../../src/learn/units.ts';

/** Sentences that no two reports share. */
const prose = (unit: number, at: number): string =>
  `第${unit}处山塘整治完成投资${unit * 17 + at}万元，惠及枫桥片区${at}个村的群众，灌溉面积逐年扩大。`;

interface Line {
  readonly words: string;
  readonly linked?: boolean;
}

/** Reports with the same lines above, in the midst of and below their sentences. */
function learnedFrom(
  { above = [], inside = [], below = [] }: { above?: Line[]; inside?: Line[]; below?: Line[] },
  count = 6,
) {
  const studies = Array.from({ length: count }, (_, unit) => ({
    document: {} as RawDocument,
    lines: [...above, { words: prose(unit, 1) }, ...inside, { words: prose(unit, 2) }, ...below].map(
      ({ words }, at) => {
        const own = words
          .replaceAll('NAME', String('甲乙丙丁戊己'[unit]))
          .replaceAll(/(?<![A-Z])N(?![A-Z])/g, String(unit * 37 + 5));
        return {
          given: words,
          words: own,
          left: own,
          raw: { from: at * 100, to: at * 100 + own.length },
          file: 0,
        };
      },
    ),
  }));
  const links = new Set(
    [...above, ...inside, ...below].filter(({ linked }) => linked).map(({ words }) => words),
  );
  const units = unitsOf(studies).map((unit) => ({
    ...unit,
    lines: unit.lines.map(
      (line, at): NotedLine => ({ ...line, linked: links.has(studies[unit.study]?.lines[at]?.given ?? '') }),
    ),
  }));
  return learnLines(units);
}

const signsOf = (found: ReturnType<typeof learnLines>): readonly string[] =>
  found.learned.flatMap(({ sign }) => (sign instanceof RegExp ? [String(sign)] : sign));

describe('a line that repeats', () => {
  // What a report has in common with others: none of it may go, wherever it stands.
  const formulas = [
    '各位代表：',
    '各位代表！',
    '政府工作报告',
    '一、过去一年工作回顾',
    '（一）坚持稳中求进',
    '1.加强自身建设',
    '名词解释',
    '附件：重点任务分工表',
    '县长 褚望舒',
    '桐庐县人民政府',
    '乔长风',
    '乔  风',
    '2024年1月18日',
    '二〇二四年一月十八日',
    '——2024年1月18日在桐庐县第十七届人民代表大会第三次会议上',
    '桐政发〔2024〕1号',
    '抄送：县委各部门，县人大常委会办公室。',
    '（此件公开发布）',
    '发送：县委各部门',
    '序号\t任务\t责任单位',
    '责任单位：县水务局',
    '联系人：褚望舒，联系电话：000-0000000',
    '现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。',
    '关于印发重点任务分工方案的通知',
    '资料来源：县统计局',
    '目  录',
  ];
  test.each(formulas)('%s is a report’s own above, in and below the text', (words) => {
    for (const place of ['above', 'inside', 'below'] as const) {
      const found = learnedFrom({ [place]: [{ words }] });
      expect(signsOf(found), place).toEqual([]);
    }
  });

  it.each([
    ['工业经济'],
    ['关注民生'],
    ['让改革发展成果更多更公平惠及全体人民，让群众有更多获得感。'],
    ['打造枫桥品牌'],
    ['广告业'],
  ])('%s may be a heading or a set phrase: in the text it stays', (words) => {
    expect(signsOf(learnedFrom({ inside: [{ words }] }))).toEqual([]);
  });

  it.each<[words: string, place: 'above' | 'inside' | 'below', sign: string]>([
    ['智慧桐庐 数据惠民', 'above', '智慧桐庐 数据惠民'],
    ['大美桐庐 诗画山水', 'below', '大美桐庐 诗画山水'],
    ['掌上桐庐客户端', 'below', '掌上桐庐客户端'],
    ['（桐庐县融媒体中心供稿）', 'below', '（桐庐县融媒体中心供稿）'],
    [
      '本稿件由桐庐在线整理，转载请注明出处，欢迎网友留言。',
      'below',
      '本稿件由桐庐在线整理，转载请注明出处，欢迎网友留言。',
    ],
    ['点击下载“浙里桐庐”客户端，听书更轻松！', 'inside', '点击下载“浙里桐庐”客户端，听书更轻松！'],
    ['【广告】桐庐蜂蜜产地直供', 'inside', '【广告】桐庐蜂蜜产地直供'],
    ['您是第N位访客', 'below', '/^您是第\\d+位访客$/'],
    ['累计浏览N次 点赞N次', 'below', '/^累计浏览\\d+次\\s*点赞\\d+次$/'],
    ['2024-01-18 09:N 桐庐在线', 'above', '/^\\d+-\\d+-\\d+\\s*\\d+:\\d+\\s*桐庐在线$/'],
    ['信息员：NAME某', 'below', '/^信\\s?息\\s?员\\s?[：:丨｜|].{0,50}$/'],
    ['栏目编审 | NAME某', 'below', '/^栏\\s?目\\s?编\\s?审\\s?[：:丨｜|].{0,50}$/'],
    ['发布时间：2024-01-N 来源：NAME办', 'above', '/^发\\s?布\\s?时\\s?间\\s?[：:丨｜|].{0,50}$/'],
    ['— END —', 'below', '— END —'],
    ['全文约N字，读完需要N分钟', 'above', '/^全文约\\d+字，读完需要\\d+分钟$/'],
    ['您对本页面的内容是否满意？', 'below', '您对本页面的内容是否满意？'],
    ['本站特约广告', 'inside', '本站特约广告'],
  ])('%s is a site’s %s the text', (words, place, sign) => {
    expect(signsOf(learnedFrom({ [place]: [{ words }] }))).toEqual([sign]);
  });

  it('that is a link goes wherever it stands; the same in plain words stays in the text', () => {
    const words = '春到羊楼洞 茶香满山坡';
    expect(signsOf(learnedFrom({ inside: [{ words, linked: true }] }))).toEqual([words]);
    const plain = learnedFrom({ inside: [{ words }] });
    expect(signsOf(plain)).toEqual([]);
    expect(plain.unsure).toEqual([{ words, place: 'within', seen: 6, of: 6 }]);
  });

  it('that is a link goes where it differs in its numbers too; in plain words it stays', () => {
    const words = '东坝酒楼订餐 000-N';
    expect(signsOf(learnedFrom({ inside: [{ words, linked: true }] }))).toEqual([
      '/^东坝酒楼订餐\\s*\\d+-\\d+$/',
    ]);
    expect(signsOf(learnedFrom({ inside: [{ words }] }))).toEqual([]);
  });

  it('that differs in its numbers, with a report’s own outside of it, is a report’s', () => {
    const found = learnedFrom({ below: [{ words: '全文约N字' }, { words: '桐庐县人民政府' }] });
    expect(signsOf(found)).toEqual([]);
  });

  it('twice in one report is no heading', () => {
    const words = '枫桥农商银行 百姓自己的银行';
    expect(signsOf(learnedFrom({ inside: [{ words }, { words: '各位代表！' }, { words }] }))).toEqual([
      words,
    ]);
  });

  it('once among other lines at the edge, but with a report’s own outside of it, is not sure', () => {
    const found = learnedFrom({ below: [{ words: '大美桐庐 诗画山水' }, { words: '桐庐县人民政府' }] });
    expect(signsOf(found)).toEqual([]);
    expect(found.unsure.map(({ words }) => words)).toEqual(['大美桐庐 诗画山水']);
  });

  it('of two files counts only where it speaks of a site', () => {
    expect(signsOf(learnedFrom({ below: [{ words: '大美桐庐 诗画山水' }] }, 2))).toEqual([]);
    expect(signsOf(learnedFrom({ below: [{ words: '微信扫一扫关注桐庐' }] }, 2))).toEqual([
      '微信扫一扫关注桐庐',
    ]);
  });

  it('over the titles of other articles is where the page ends', () => {
    const found = learnedFrom({
      below: [{ words: '阅读推荐' }, { words: 'NAME村水渠通水' }, { words: 'NAME镇举办赛事' }],
    });
    expect(found.learned).toMatchObject([
      { name: 'page-end', way: 'fromFirst', sign: ['阅读推荐'], seen: [6, 6], of: 6 },
    ]);
  });

  it('over what may be a report’s is not where the page ends', () => {
    const found = learnedFrom({
      below: [{ words: '阅读推荐' }, { words: 'NAME村水渠通水' }, { words: '附件：分工表' }],
    });
    expect(found.learned.map(({ way }) => way)).not.toContain('fromFirst');
  });
});
