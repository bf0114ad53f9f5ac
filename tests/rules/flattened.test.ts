import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lostParagraph, runOnHeading, spacedParagraph } from '../../src/rules/paragraphs/flattened.ts';
import { headingEnd } from '../../src/rules/paragraphs/heading-end.ts';
import { applyTogether } from '../../src/stages/apply-rules.ts';
import { Traced } from '../../src/text/traced.ts';

const rules = [spacedParagraph, lostParagraph, runOnHeading];

/** The text divided into paragraphs, as the stage `join` does it. */
function divided(text: string): string {
  return applyTogether(Traced.from(text), 'join', rules).text;
}

const OPENING = '清源县政府工作报告各位代表：现在，我代表县人民政府报告工作。';
/** A paragraph's worth of sentences: no place in it says that a paragraph ends. */
const BODY = '全县上下凝心聚力、克难奋进，完成地区生产总值一百二十亿元，增长百分之七点五。'.repeat(18);

/** The lines that a flattened report with the words in its middle is divided into. */
function linesOf(words: string): readonly string[] {
  return divided(`${OPENING}${BODY}${words}${BODY}`).split('\n');
}

describe('a report flattened into one line gets its paragraphs back', () => {
  test('its marks became spaces', () => {
    const paragraphs = [
      '各位代表：',
      '现在，我代表县人民政府报告工作。',
      '一、2030年工作回顾',
      `过去一年，我们迎难而上。${BODY}`,
      '（一）工业提质增效。新增企业九户。',
      '（二）农业稳产增收。新建农田三万亩。',
      '二、2031年工作安排',
      '今年是开局之年。',
      '1.做强园区。建设标准厂房。',
      '各位代表！让我们携手同行！',
    ];
    for (const space of [' ', '  ', '　　', ' 　'])
      expect(divided(paragraphs.join(space))).toBe(paragraphs.join('\n'));
  });

  test('its marks were lost', () => {
    const paragraphs = [
      '各位代表：',
      '现在，我代表县人民政府报告工作。',
      '一、2030年工作回顾',
      `过去一年，我们迎难而上。${BODY}`,
      '（一）工业提质增效。新增企业九户。',
      '（二）农业稳产增收。新建农田三万亩。',
      '二、2031年工作安排',
      '今年是开局之年。要抓好以下工作：',
      '（一）做强园区。建设标准厂房。',
      '各位代表！让我们携手同行！',
    ];
    expect(divided(paragraphs.join(''))).toBe(paragraphs.join('\n'));
  });

  test('its title stands on a line of its own', () => {
    const text = `2031年清源县政府工作报告\n${OPENING.slice(9)}${BODY}二、2031年工作安排今年是开局之年。\n`;
    expect(divided(text).split('\n')).toEqual([
      '2031年清源县政府工作报告',
      '各位代表：',
      `现在，我代表县人民政府报告工作。${BODY}`,
      '二、2031年工作安排',
      '今年是开局之年。',
      '',
    ]);
  });

  test.each([
    [
      'lost marks',
      '清源县政府工作报告—2031年1月9日在清源县第九届人民代表大会第二次会议上县长 周一帆各位代表：我代表县人民政府报告工作。',
      [
        '清源县政府工作报告',
        '—2031年1月9日在清源县第九届人民代表大会第二次会议上',
        '县长 周一帆',
        '各位代表：',
        '我代表县人民政府报告工作。',
      ],
    ],
    [
      'spaces',
      '2031年1月9日在清源县第九届人民代表大会第二次会议上 清源县人民政府县长 周一帆 各位代表： 现在，我代表县人民政府报告工作。',
      [
        '2031年1月9日在清源县第九届人民代表大会第二次会议上',
        '清源县人民政府县长 周一帆',
        '各位代表：',
        '现在，我代表县人民政府报告工作。',
      ],
    ],
    [
      'a name alone',
      '2031年1月9日在东关镇第九届人民代表大会第二次会议上 周一帆 各位代表：现在，我代表镇人民政府报告工作。',
      [
        '2031年1月9日在东关镇第九届人民代表大会第二次会议上',
        '周一帆',
        '各位代表：',
        '现在，我代表镇人民政府报告工作。',
      ],
    ],
    [
      'no speaker',
      '——2031年1月9日在东关镇第九届人民代表大会第二次会议上各位代表：现在，我代表镇人民政府报告工作。',
      [
        '——2031年1月9日在东关镇第九届人民代表大会第二次会议上',
        '各位代表：',
        '现在，我代表镇人民政府报告工作。',
      ],
    ],
    [
      'a title over spaces, figures in full width, the speaker far to the right',
      '2031年清源县政府工作报告　　——２０３１年１月９日在清源县第九届人民代表大会第二次会议上　　　　　　　　　 县长周一帆　　各位代表：　　现在，我代表县人民政府报告工作。',
      [
        '2031年清源县政府工作报告',
        '——２０３１年１月９日在清源县第九届人民代表大会第二次会议上',
        '县长周一帆',
        '各位代表：',
        '现在，我代表县人民政府报告工作。',
      ],
    ],
    [
      'a title that runs into a meeting line in full width, an address with an exclamation mark',
      '清源县政府工作报告——２０３１年１月９日在清源县第九届人民代表大会第二次会议上　　县长周一帆各位代表！　　现在，我代表县人民政府报告工作。',
      [
        '清源县政府工作报告',
        '——２０３１年１月９日在清源县第九届人民代表大会第二次会议上',
        '县长周一帆',
        '各位代表！',
        '现在，我代表县人民政府报告工作。',
      ],
    ],
    [
      'a longer address',
      '各位代表、同志们：现在，我代表镇人民政府报告工作。',
      ['各位代表、同志们：', '现在，我代表镇人民政府报告工作。'],
    ],
  ])('an opening that ran together: %s', (_how, opening, lines) => {
    expect(divided(`${opening} 一、2030年工作回顾 ${BODY}`).split('\n')).toEqual([
      ...lines,
      '一、2030年工作回顾',
      BODY,
    ]);
  });

  test.each(['2030年工作回顾', '2030年工作总结', '2030年政府工作回顾'])(
    'a first heading without a number: %s',
    (heading) => {
      expect(divided(`${heading}一年来，我们迎难而上。${BODY}`)).toBe(
        `${heading}\n一年来，我们迎难而上。${BODY}`,
      );
      expect(divided(`${heading} 一年来，我们迎难而上。${BODY}`)).toBe(
        `${heading} 一年来，我们迎难而上。${BODY}`.replace(' ', '\n'),
      );
    },
  );

  test('a space between a number and what it counts is no end of a heading', () => {
    expect(divided(`一、2030 年工作回顾　　2030 年，我们迎难而上。${BODY}`)).toBe(
      `一、2030 年工作回顾\n2030 年，我们迎难而上。${BODY}`,
    );
  });

  test('a first heading with a number', () => {
    expect(divided(`一、2030年工作回顾2030年，我们迎难而上。${BODY}`)).toBe(
      `一、2030年工作回顾\n2030年，我们迎难而上。${BODY}`,
    );
  });
});

describe('a heading that ran into its text', () => {
  test.each([
    ['一、2030年工作回顾', '2030年，我们迎难而上。'],
    ['一、2030年工作回顾', '过去一年，我们迎难而上。'],
    ['一、2030年主要工作完成情况', '一年来，我们迎难而上。'],
    ['一、过去五年工作回顾', '本届政府任期的五年，是不平凡的五年。'],
    ['一、上届政府工作回顾', '县第九届人民代表大会以来，我们迎难而上。'],
    ['一、“十七五”发展成就和2040年工作回顾', '“十七五”时期，是不平凡的五年。'],
    ['二、2031年工作安排', '今年是开局之年。'],
    ['二、2031年的总体要求和目标任务', '2031年是开局之年。'],
    ['二、2031年总体要求', '今年政府工作的总体要求是：稳中求进。'],
    ['二、今后五年的奋斗目标和主要任务', '今后五年，是转型的关键期。'],
    ['二、2031年经济社会发展的总体思路和主要目标', '根据县委部署，我们要稳中求进。'],
    ['二、2031年工作任务', '做好今年的工作，意义重大。'],
    ['三、2031年重点工作', '围绕上述目标，抓好六件事。'],
    ['三、加强政府自身建设', '各位代表，新征程需要新作为。'],
    ['三、切实加强政府自身建设', '新形势、新任务提出更高要求。'],
    ['三、切实加强政府自身建设', '为全面完成任务，必须转变作风。'],
    ['四、全面加强政府自身建设', '打铁必须自身硬。'],
    ['四、努力建设人民满意的政府', '面对新任务，必须转变作风。'],
  ])('%s｜%s', (heading, text) => {
    expect(linesOf(heading + text).slice(-2)).toEqual([heading, text + BODY]);
    expect(headingEnd(heading + text, 2, 60)).toBe(heading.length);
  });

  test.each([
    '一、全力以赴稳增长，经济运行稳中有进',
    '二、农业和农村工作',
    '三、2031年工作安排',
    '四、进一步弘扬伟大建党精神、奋力谱写新篇章的若干意见和建议',
  ])('%s: the words do not say where it ends', (words) => {
    expect(headingEnd(`${words}。`, 2, 60)).toBeUndefined();
    expect(linesOf(`${words}。`).at(-1)).toBe(`${words}。${BODY}`);
  });

  test('a sentence that begins as a heading does is not cut far behind', () => {
    const sentence =
      '一、按照统筹兼顾、突出重点、量力而行、尽力而为的原则抓好民生领域各项改革和制度建设并切实加强组织领导确保各项任务落实落地取得实际成效今年是关键';
    expect(headingEnd(sentence, 2, 60)).toBeUndefined();
  });
});

describe('what looks like a heading or an address in the middle of a sentence is none', () => {
  test.each([
    '主要指标增速居全省第 一、全国第三。',
    '主要指标增速居全省第一、全国第三。',
    '主要指标取得第 四、第三的历史最好成绩。',
    '综合实力进入全市前 十、全省百强。',
    '总的思路是：一是抓项目；二是抓园区；三是抓民生。',
    '要做到三个坚持。一是坚持项目为王。二是坚持民生为本。',
    '在此，我向各位代表，向全县人民，表示感谢。',
    '在此，我向各位代表、各位委员表示感谢！',
    '工作中要倾听各位代表：人大代表和党代表的意见。',
    '完成投资 12 亿元，新增 Blue Harbour 项目。',
    '引进（一）级资质企业三家，（二）级九家。',
    '在全市工作会议上作典型发言。',
    '提交报告——并获通过。',
    '整治“一、二、三”类问题。',
  ])('%s', (words) => {
    expect(linesOf(words)).toEqual(
      linesOf(''.padEnd(0)).with(-1, `${linesOf('').at(-1)?.slice(0, -BODY.length)}${words}${BODY}`),
    );
  });
});

describe('a text that is not flattened stays as it is', () => {
  test.each([
    ['a short line', `${OPENING}二、2031年工作安排今年是开局之年。各位代表！让我们携手同行！`],
    [
      'a report of several paragraphs',
      `${OPENING}\n${BODY}\n一、回顾2030年，我们。${BODY}\n二、安排今年是开局之年。${BODY}`,
    ],
    ['a long paragraph among others', [BODY, `${BODY}各位代表，请看。（一）甲。`, BODY].join('\n')],
    ['a long line that says nothing', BODY.repeat(3)],
    ['nothing', ''],
  ])('%s', (_what, text) => {
    expect(divided(text)).toBe(text);
  });
});

test('what begins a line only when a heading before it was parted is parted with it', () => {
  const meeting = '2031年1月9日在清源县第九届人民代表大会第二次会议上';
  const once = divided(`一、2030年工作回顾全省第 一、　　${meeting}${BODY}`);
  expect(once.split('\n').slice(0, 3)).toEqual(['一、2030年工作回顾', '全省第 一、', meeting]);
  expect(divided(once)).toBe(once);
});

test.each([
  ['meeting lines without end', '——2031年1月9日在清源县第九届人民代表大会第二次会议上'.repeat(40)],
  [
    'white space that was most of the line',
    `${BODY.repeat(2)}${'　'.repeat(900)}各位代表：${BODY.repeat(3)}`,
  ],
  [
    'a heading without a number behind the salutation',
    `各位代表：2030年工作回顾2030年，我们迎难而上。${BODY.repeat(4)}`,
  ],
  [
    'salutations at the end of the opening',
    `${BODY.slice(0, 255)}。　　　各位代表：各位代表：各位代表：${BODY.repeat(4)}`,
  ],
])('%s: what was divided is not divided again', (_what, text) => {
  const once = divided(text);
  expect(divided(once)).toBe(once);
});

test('headings that run into each other a hundred thousand times are divided', () => {
  const heading = '一、去年的工作回顾';
  expect(divided(heading.repeat(100_000))).toBe(Array.from({ length: 100_000 }, () => heading).join('\n'));
});

describe('laws', () => {
  const pieces = fc.constantFrom(
    OPENING,
    BODY,
    '一、2030年工作回顾',
    '2030年，我们迎难而上。',
    '二、安排今年是开局之年。',
    '（一）稳中向好。',
    '（二）',
    '各位代表！',
    '各位代表：',
    '向各位代表，',
    '全省第 一、',
    '2031年1月9日在清源县第九届人民代表大会第二次会议上',
    ' ',
    '　　',
    '\n',
    '报告——2031年',
  );
  const text = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''));

  test('line ends are put in or take the place of spaces, nothing else changes', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(divided(source).replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
        expect(divided(source).split('\n').length).toBeGreaterThanOrEqual(source.split('\n').length);
      }),
    );
  });

  test.each(rules)('$name says nothing of what the rules made', (rule) => {
    const flattened = text.map((source) => source.replaceAll('\n', ''));
    fc.assert(
      fc.property(flattened, (source) => {
        expect([...rule.changes(divided(source))]).toEqual([]);
      }),
    );
  });
});
