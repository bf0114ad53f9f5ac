import { describe, expect, test } from 'vitest';
import { sidecar } from '../../src/documents/sidecar.ts';
import { firstDate } from '../../src/stages/describe/dates.ts';
import { hanNumeral, numberOf } from '../../src/stages/describe/han-numerals.ts';
import { aboutOf, aboutReport, reportOf } from './invented-report.ts';

const MEETING = '——2021年1月9日在历城区第九届人民代表大会第二次会议上';
const OPEN = '各位代表：';
const BODY = '我代表区人民政府报告工作，请大会审议，也请列席的同志提出意见。';
const CLOSE = '各位代表！让我们携手同行，为建设美好家园而努力奋斗！';

describe('numerals', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十八', 18],
    ['二十', 20],
    ['九十九', 99],
    ['一百', 100],
    ['一百零五', 105],
    ['一百四十六', 146],
    ['二〇二一', 2021],
    ['二零二一', 2021],
    ['廿三', 23],
    ['卅一', 31],
    ['18', 18],
    ['007', 7],
    ['〇', 0],
  ])('%s is %i', (numeral, number) => {
    expect(numberOf(numeral)).toBe(number);
  });
  test.each(['', '十十', '百', '甲', '一十百', '十〇', '1一', '二十二十', ' 1'])('%j is none', (numeral) => {
    expect(numberOf(numeral)).toBeNaN();
  });
  test('what is printed is read back', () => {
    for (let number = 1; number < 1000; number += 1) expect(numberOf(hanNumeral(number))).toBe(number);
    expect([1, 10, 18, 20, 105, 110].map(hanNumeral)).toEqual([
      '一',
      '十',
      '十八',
      '二十',
      '一百零五',
      '一百一十',
    ]);
  });
});

describe('dates', () => {
  test.each([
    ['2021年1月9日', '2021-01-09'],
    ['在2021年01月09日上午', '2021-01-09'],
    ['二〇二一年一月九日', '2021-01-09'],
    ['二〇二〇年二月二十九日', '2020-02-29'],
    ['一九九八年十二月三十一日', '1998-12-31'],
  ])('%s', (text, date) => {
    expect(firstDate(text)?.date).toBe(date);
    expect(text).toContain(firstDate(text)?.exact);
  });
  test.each([
    '',
    '2021年1月',
    '2021年2月30日',
    '2021年13月1日',
    '2021年0月1日',
    '2021年1月0日',
    '二〇二一年二月三十日',
    '2023年2月29日',
    '0021年1月9日',
    '12021年1月9日',
    '1月9日',
  ])('%j is none', (text) => {
    expect(firstDate(text)).toBeUndefined();
  });
});

describe('title and kind', () => {
  test.each([
    ['政府工作报告', 'government-work-report', '政府工作报告'],
    ['2021年历城区政府工作报告', 'government-work-report', '政府工作报告'],
    ['历城区政府工作报告（摘要）', 'government-work-report', '政府工作报告'],
    ['历城区人民政府关于印发重点工作分工的通知', 'notice', '通知'],
    ['关于印发《政府工作报告》重点任务分工的通知', 'notice', '通知'],
    ['历城区人民政府关于做好防汛工作的通告', 'notice', '通告'],
    ['历城区人民政府关于表彰先进的决定', 'other', '决定'],
  ])('%s is of kind %s', async (title, kind, label) => {
    const about = await aboutOf(title, '为做好今年的工作，现将有关事项公布如下。');
    expect([about.title, about.kind, about.kindLabel]).toEqual([title, kind, label]);
  });

  test('the remark in brackets under it belongs to it, a date does not', async () => {
    expect((await aboutOf('2021年工作要点', '（征求意见稿）', BODY)).title).toBe(
      '2021年工作要点（征求意见稿）',
    );
    expect((await aboutOf('2021年工作要点', '（2021年1月9日）', BODY)).title).toBe('2021年工作要点');
    expect((await aboutOf('政府工作报告', `（${MEETING.slice(2)}）`, OPEN, BODY)).title).toBe('政府工作报告');
  });

  test.each([
    ['a heading that ends as titles do', ['三、2021年工作计划', '今年要抓好六件事。']],
    ['a text', ['为做好今年的工作，制定本方案。']],
    ['a salutation', [OPEN, BODY]],
    ['nothing', ['']],
  ])('%s is no title', async (_what, lines) => {
    expect((await aboutOf(...lines)).title).toBeUndefined();
  });

  test('a report without a title is known by its opening words', async () => {
    expect((await aboutOf(OPEN, BODY, CLOSE)).kind).toBe('government-work-report');
  });
});

describe('the meeting', () => {
  const met = async (line: string, ...more: string[]) =>
    (await aboutOf('政府工作报告', line, ...more, OPEN, BODY, CLOSE)).meeting;
  const all = { name: '历城区第九届人民代表大会第二次会议', congress: 9, session: 2, date: '2021-01-09' };
  test.each([
    MEETING,
    MEETING.slice(2),
    MEETING.replace('——', '—'),
    `（${MEETING.slice(2)}）`,
    MEETING.replace('2021年1月9日', '二〇二一年一月九日'),
  ])('%s', async (line) => {
    expect(await met(line)).toEqual(all);
  });
  test('in short', async () => {
    expect(await met('2021年1月9日在历城区九届人大二次会议上')).toEqual({
      ...all,
      name: '历城区九届人大二次会议',
    });
    expect(await met('2021年1月9日在历城区第十八届人民代表大会第十一次会议上')).toMatchObject({
      congress: 18,
      session: 11,
    });
  });
  test('its date stands beside it', async () => {
    expect(await met('在历城区第九届人民代表大会第二次会议上', '（2021年1月9日）')).toEqual(all);
    expect(await met('2021年1月9日', '在历城区第九届人民代表大会第二次会议上')).toEqual(all);
  });
  test('its date is no date', async () => {
    const meeting = await met(MEETING.replace('1月9日', '2月30日'));
    expect(meeting).toEqual({ name: all.name, congress: 9, session: 2 });
  });
  test('another meeting', async () => {
    expect(await met('2021年1月9日在全区经济工作会议上')).toEqual({ date: '2021-01-09' });
  });
  test('only the title has the date', async () => {
    expect((await aboutOf('历城区政府工作报告（2021年1月9日）', OPEN, BODY)).meeting).toEqual({
      date: '2021-01-09',
    });
  });
  test('not stated, not there', async () => {
    expect((await aboutOf('政府工作报告', OPEN, BODY)).meeting).toBeUndefined();
    expect(
      await aboutOf('政府工作报告', OPEN, BODY, '2020年5月1日在东关村举行开工仪式。'),
    ).not.toHaveProperty('meeting');
  });
});

describe('the speaker', () => {
  const speaker = async (line: string) =>
    (await aboutOf('政府工作报告', MEETING, line, OPEN, BODY, CLOSE)).speaker;
  test.each([
    ['区长 周一帆', '周一帆', '区长'],
    ['区长周一帆', '周一帆', '区长'],
    ['区长；周一帆', '周一帆', '区长'],
    ['区长：周一帆', '周一帆', '区长'],
    ['代理区长 周帆', '周帆', '代理区长'],
    ['历城区代区长 欧阳一帆', '欧阳一帆', '代区长'],
    ['历城区人民政府区长 周一帆', '周一帆', '区长'],
    ['历城区人民政府副区长 周一帆', '周一帆', '副区长'],
    ['自治区主席 阿合买提·买买提', '阿合买提·买买提', '主席'],
  ])('%s', async (line, name, title) => {
    expect(await speaker(line)).toEqual({ name, title });
  });
  test('a name alone', async () => {
    expect(await speaker('周一帆')).toEqual({ name: '周一帆' });
  });
  test.each(['本报记者整理发布', '（摘要）', '区长办公会议'])('%s is none', async (line) => {
    expect(await speaker(line)).toBeUndefined();
  });
  test.each([
    ['none is named', ['政府工作报告', MEETING, OPEN, BODY]],
    ['a name where none belongs', ['政府工作报告', '周一帆', OPEN, BODY]],
    ['a heading', ['政府工作报告', '一、加强乡长培训', '培训乡长三十人。']],
    ['a text', ['2021年历城区政府工作报告', '过去一年，成绩显著。', '推行区长接访']],
    ['a notice', ['关于印发工作分工的通知', '区长 周一帆', OPEN]],
  ])('absent: %s', async (_what, lines) => {
    expect(await aboutOf(...lines)).not.toHaveProperty('speaker');
  });
});

describe('the region', () => {
  const region = async (title: string, ...more: string[]) =>
    (await aboutOf(title, ...more, OPEN, BODY, CLOSE)).region;
  test.each([
    ['2021年历城区政府工作报告', '历城区', 'county', '370112', ['山东省', '济南市', '历城区']],
    ['2021年济南市政府工作报告', '济南市', 'prefecture', '370100', ['山东省', '济南市']],
    ['2021年山东省政府工作报告', '山东省', 'province', '370000', ['山东省']],
    ['2021年广西壮族自治区政府工作报告', '广西壮族自治区', 'province', '450000', ['广西壮族自治区']],
    [
      '2021年恭城瑶族自治县人民政府工作报告',
      '恭城瑶族自治县',
      'county',
      '450332',
      ['广西壮族自治区', '桂林市', '恭城瑶族自治县'],
    ],
    [
      '2021年大理白族自治州政府工作报告',
      '大理白族自治州',
      'prefecture',
      '532900',
      ['云南省', '大理白族自治州'],
    ],
    [
      '2021年准格尔旗政府工作报告',
      '准格尔旗',
      'county',
      '150622',
      ['内蒙古自治区', '鄂尔多斯市', '准格尔旗'],
    ],
    ['2021年北京市海淀区政府工作报告', '海淀区', 'county', '110108', ['北京市', '海淀区']],
    ['2012年兖州市政府工作报告', '兖州市', 'county', '370882', ['山东省', '济宁市', '兖州市']],
    ['2019年兖州区政府工作报告', '兖州区', 'county', '370812', ['山东省', '济宁市', '兖州区']],
    ['2015年垦利县政府工作报告', '垦利县', 'county', '370521', ['山东省', '东营市', '垦利县']],
    ['2018年莱芜市政府工作报告', '莱芜市', 'prefecture', '371200', ['山东省', '莱芜市']],
    ['2019年垦利区胜坨镇政府工作报告', '胜坨镇', 'town', '370505', ['山东省', '东营市', '垦利区', '胜坨镇']],
  ])('%s', async (title, name, level, adcode, path) => {
    expect(await region(title)).toEqual({ name, level, adcode, path, codeYear: Number(title.slice(0, 4)) });
  });

  test('a name that several bear is told by another place in the document, or has no code', async () => {
    expect(await region('2021年朝阳区政府工作报告')).toEqual({ name: '朝阳区', level: 'county' });
    expect(
      await region('2021年朝阳区政府工作报告', '2021年1月9日在长春市朝阳区第九届人民代表大会第二次会议上'),
    ).toMatchObject({
      adcode: '220104',
    });
  });

  test('a name at two levels in its year has no level that could be told', async () => {
    expect(await region('2011年巢湖市政府工作报告')).toBeUndefined();
    expect(await region('2015年巢湖市政府工作报告')).toMatchObject({ level: 'county' });
  });

  test('a town without a county has no code', async () => {
    expect(await region('2019年清泉镇政府工作报告')).toEqual({ name: '清泉镇', level: 'town' });
  });

  test('a town takes the county of the channel tag', async () => {
    const raw = `【垦利招商】2019年清泉镇政府工作报告\n${OPEN}\n${BODY}\n`;
    const report = reportOf(raw);
    const text = report.text.apply([{ from: 0, to: 6, insert: '', rule: 'strip/channel-tag' }]);
    expect((await aboutReport({ ...report, text })).region).toMatchObject({
      name: '清泉镇',
      adcode: '370505',
    });
  });

  test('the speaker’s words tell where nothing else does', async () => {
    const about = await aboutOf('政府工作报告', OPEN, '现在，我代表历城区人民政府，向大会报告工作。', CLOSE);
    expect(about.region?.adcode).toBe('370112');
    expect(about.evidence.region).toEqual({ exact: '历城区', paragraph: 2, offset: 6 });
  });

  test.each([
    ['no place is named', ['政府工作报告', OPEN, BODY]],
    ['no such place', ['2021年清源无名区政府工作报告', OPEN, BODY]],
    ['a year and the word town', ['2021年镇政府工作报告', OPEN, BODY]],
    [
      'another place in the body',
      ['政府工作报告', OPEN, BODY, '市长代表济南市人民政府与我们签约。', '我们与历城区共建园区。'],
    ],
  ])('absent: %s', async (_what, lines) => {
    expect(await aboutOf(...lines)).not.toHaveProperty('region');
  });
});

describe('the year', () => {
  test.each([
    ['of the meeting, not of the review', ['2020年历城区政府工作报告', MEETING, OPEN], 2021, '2021年1月9日'],
    ['of the title', ['历城区2021年政府工作报告', OPEN], 2021, '2021'],
    ['of issue', ['关于印发工作分工的通知', '历城区人民政府', '2022年3月1日'], 2022, '2022年3月1日'],
  ])('%s', async (_what, lines, year, exact) => {
    const about = await aboutOf(...lines);
    expect(about.year).toBe(year);
    expect(about.evidence.year).toMatchObject({ exact });
  });
  test('not stated, not there', async () => {
    expect(await aboutOf('政府工作报告', OPEN, '2020年，我们迎难而上。')).not.toHaveProperty('year');
  });
});

describe('a notice', () => {
  const lines = [
    '历城政发〔2021〕3号',
    '历城区人民政府关于印发重点工作分工的通知',
    '各街道办事处，区政府各部门：',
    '现将分工印发给你们，请认真执行。',
    '历城区人民政府',
    '2021年3月1日',
    '（此件公开发布）',
    '一、重点工作',
    '1.新建学校两所。',
    '抄送：区委各部门。',
    '历城区人民政府办公室　2021年3月2日印发',
  ];
  test('number, issuer and date', async () => {
    expect(await aboutOf(...lines)).toMatchObject({
      kind: 'notice',
      documentNumber: '历城政发〔2021〕3号',
      issuer: '历城区人民政府',
      issuedDate: '2021-03-01',
      year: 2021,
      region: { adcode: '370112' },
    });
  });
  test('not signed: the title names the issuer', async () => {
    const about = await aboutOf(...lines.slice(0, 4), ...lines.slice(7, 10));
    expect(about.issuer).toBe('历城区人民政府');
    expect(about).not.toHaveProperty('issuedDate');
  });
  test('nothing of it stated', async () => {
    const about = await aboutOf('关于印发重点工作分工的通知', '请认真执行。');
    for (const field of ['documentNumber', 'issuer', 'issuedDate', 'year'])
      expect(about).not.toHaveProperty(field);
  });
  test('a report has none', async () => {
    const about = await aboutOf('政府工作报告', OPEN, BODY, '历城区人民政府', '2021年3月1日');
    for (const field of ['documentNumber', 'issuer', 'issuedDate']) expect(about).not.toHaveProperty(field);
  });
});

describe('the date of publication', () => {
  test.each([
    ['2025-07-08', 'list-date', '2025-07-08'],
    ['发布时间：2025年7月8日', 'published-line', '2025-07-08'],
    ['时间：2025/7/8', 'published-line', '2025-07-08'],
    ['2025-02-30', 'list-date', undefined],
    ['2025-07-08', 'page-number', undefined],
    ['发布时间：2025-07-08 09:12 来源：区政府办 字号：大 中 小', 'page-head-label', '2025-07-08'],
    ['点击数：12 更新时间：2025-7-8', 'counter', '2025-07-08'],
    ['印发时间：2025-07-08', 'page-head', undefined],
    ['未发布时间：2025-07-08', 'page-head', undefined],
    ['发布会 2025-07-08', 'page-head', undefined],
  ])('%s under %s', async (line, rule, date) => {
    const raw = `历城区政府工作报告\n${line}\n${OPEN}\n${BODY}\n`;
    const report = reportOf(raw);
    const from = raw.indexOf(line);
    const text = report.text.apply([{ from, to: from + line.length + 1, insert: '', rule: `strip/${rule}` }]);
    const { publishedDate, evidence } = await aboutReport({ ...report, text });
    expect(publishedDate).toBe(date);
    const words = evidence.publishedDate;
    if (date === undefined) expect(words).toBeUndefined();
    else expect(words && 'rawOffset' in words && raw.startsWith(words.exact, words.rawOffset)).toBe(true);
  });
});

describe('outline, glossary, missing numbers', () => {
  test('headings and lead sentences, in order; the glossary is left out', async () => {
    const about = await aboutOf(
      '政府工作报告',
      OPEN,
      BODY,
      '一、2020年工作回顾',
      '（一）工业提质增效。新增企业九户。',
      '1.做强园区。建设厂房。',
      '（1）一期。',
      CLOSE,
      '名词解释',
      '1.邻里集市：指在社区开设的便民摊点。',
      '2.三色管理：指分类检查。',
      '抄送：区委各部门。',
    );
    expect(about.outline).toEqual([
      { level: 1, number: '一、', heading: '2020年工作回顾', paragraph: 3 },
      { level: 2, number: '（一）', heading: '工业提质增效', paragraph: 4 },
      { level: 3, number: '1.', heading: '做强园区', paragraph: 5 },
      { level: 4, number: '（1）', heading: '一期', paragraph: 6 },
    ]);
    expect(about.glossary).toEqual({ from: 8, to: 11 });
  });

  test.each([
    ['none', '一、甲 （一）甲 （二）乙 二、乙 （一）丙', []],
    ['in the middle', '一、甲 （一）甲 （二）乙 （四）丁', ['（三）']],
    ['at the beginning', '（二）乙 （三）丙', ['（一）']],
    ['a level-one heading', '二、乙 三、丙', ['一、']],
    ['two', '一、甲 四、丁', ['二、', '三、']],
    ['begins again', '一、甲 （一）甲 （二）乙 二、乙 （二）丁', ['（一）']],
    ['items that run on', '一、甲 1.子 2.丑 二、乙 3.寅 5.辰', ['4.']],
    ['items that begin again', '（一）甲 1.子 2.丑 （二）乙 1.寅 2.卯', []],
    ['printed twice', '一、甲 一、甲 二、乙', []],
    ['chapters that hold sections', '第一章甲 第一节子 第二节丑 第三节寅 第二章乙 第四节卯 第三章丙', []],
    ['a section', '第一章甲 第一节子 第三节寅 第二章乙', ['第二节']],
    ['parts that hold headings', '第一部分甲 一、子 二、丑 三、寅 第二部分乙 一、卯', []],
    ['a number far off', '一、甲 五十、乙', []],
  ])('missing: %s', async (_what, headings, missing) => {
    const about = await aboutOf('政府工作报告', OPEN, BODY, ...headings.split(' '), CLOSE);
    expect(about.completeness.missing).toEqual(missing);
  });

  test('numbers before the beginning of a cut text are not missing', async () => {
    expect(
      (await aboutOf('建设取得成效。', '（三）丙', '（五）戊', '各项工作顺利。')).completeness.missing,
    ).toEqual(['（四）']);
  });
});

describe('completeness', () => {
  const report = [
    '政府工作报告',
    MEETING,
    OPEN,
    BODY,
    '一、2020年工作回顾',
    '过去一年，我们迎难而上。',
    CLOSE,
  ];
  const whole = { complete: true, truncatedStart: false, truncatedEnd: false };
  test.each([
    ['a whole report', report, whole],
    [
      'without its opening',
      ['发展更有活力。', ...report.slice(5)].slice(0, 1).concat('（三）民生改善。', CLOSE),
      { complete: true, truncatedStart: false },
    ],
    [
      'broken off',
      [...report.slice(0, 6), '今年，我们要'],
      { complete: false, truncatedStart: false, truncatedEnd: true },
    ],
    [
      'broken off after a sentence',
      [...report.slice(0, 6), '新建学校两所。'],
      { complete: false, truncatedEnd: true },
    ],
    ['with a glossary behind it', [...report, '名词解释', '1.邻里集市：指便民摊点'], whole],
    [
      'with a missing number',
      [...report.slice(0, 6), '三、2021年安排', CLOSE],
      { ...whole, missing: ['二、'] },
    ],
    ['a notice', ['关于印发工作分工的通知', '请认真执行。', '历城区人民政府', '2021年3月1日'], whole],
    [
      'a notice broken off',
      ['关于印发工作分工的通知', '请各部门认真执行，并将进展情况于每月底前报送至政府督查'],
      { truncatedEnd: true },
    ],
  ])('%s', async (what, lines, wanted) => {
    const { completeness } = await aboutOf(...lines);
    if (what === 'without its opening') return expect(completeness.missing).toEqual([]);
    return expect(completeness).toMatchObject(wanted);
  });
});

test('what is said of a report fits its schema, and its words stand where it says', async () => {
  const lines = [
    '历城区2021年政府工作报告',
    MEETING,
    '区长 周一帆',
    OPEN,
    BODY,
    '一、2020年工作回顾',
    '过去一年，我们迎难而上。',
    CLOSE,
  ];
  const about = await aboutOf(...lines);
  expect(sidecar.partial().parse(about)).toEqual(about);
  const fields = [
    'title',
    'region',
    'year',
    'meeting.name',
    'meeting.congress',
    'meeting.session',
    'meeting.date',
    'speaker.name',
    'speaker.title',
  ];
  expect(Object.keys(about.evidence).toSorted()).toEqual(fields.toSorted());
  for (const words of Object.values(about.evidence))
    expect('paragraph' in words && lines[words.paragraph]?.startsWith(words.exact, words.offset)).toBe(true);
});

describe('a report that is the whole country’s, and titles that go on', () => {
  test('a meeting of the National People’s Congress', async () => {
    const about = await aboutOf(
      '2031年政府工作报告为建设美好家园而奋斗',
      '——2031年3月5日在第十五届全国人民代表大会第四次会议上',
      '总理 周一帆',
      OPEN,
      '我代表国务院报告工作，请予审议。',
      CLOSE,
    );
    expect(about).toMatchObject({
      title: '2031年政府工作报告为建设美好家园而奋斗',
      kind: 'government-work-report',
      kindLabel: '政府工作报告',
      year: 2031,
      meeting: { name: '第十五届全国人民代表大会第四次会议', congress: 15, session: 4, date: '2031-03-05' },
      speaker: { name: '周一帆', title: '总理' },
    });
    expect(about.region).toBeUndefined();
  });
  test('it closes with a contribution, and the newspaper it was printed in stands below', async () => {
    const end = '团结起来，为建设富强美丽的国家作出新的贡献！';
    const { completeness } = await aboutOf(
      '政府工作报告',
      OPEN,
      BODY,
      end,
      '（某社3月22日电）《某报》（2031年3月23日01版）',
    );
    expect(completeness).toMatchObject({ complete: true, notes: [] });
  });
  test('notes of the printer stand below it', async () => {
    const notes = [
      '排印注释：',
      '＠①原字左金右木，字库中没有这个字，排印的时候用符号代替，特此在这里说明原来的字形',
    ];
    const { completeness } = await aboutOf('政府工作报告', OPEN, BODY, CLOSE, ...notes);
    expect(completeness).toMatchObject({ complete: true, notes: [] });
  });
  test('a plan for a report is none, whatever stands below', async () => {
    const { kind } = await aboutOf('2031年政府工作报告任务分工方案', '为落实报告，制定本方案。');
    expect(kind).toBe('other');
  });
});

test.each(['九九十'])('第%s届 is no number of a congress', async (numeral) => {
  const about = await aboutOf(
    '政府工作报告',
    `——2022年1月18日在青杉县第${numeral}届人民代表大会第一次会议上`,
  );
  expect(about.meeting?.congress).toBeUndefined();
  expect(about.evidence).not.toHaveProperty('meeting.congress');
});
