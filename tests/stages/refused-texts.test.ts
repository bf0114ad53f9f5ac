import { describe, expect, test } from 'vitest';
import { aboutOf } from './invented-report.ts';

const work =
  '一年来，全县上下团结一心，生产总值增长百分之六，财政收入稳步提高，城乡面貌明显改善，人民生活不断好转。';
const session = '1月8日，青杉县第十八届人民代表大会第一次会议在县会堂开幕。';

describe('news about a work report is refused, with the words that show it', () => {
  test.each<[string, readonly string[]]>([
    [
      'who gave it',
      [
        '青杉县十八届人大一次会议开幕 林溪作政府工作报告',
        `本报讯（记者 何山）${session}`,
        '县长林溪代表县人民政府向大会作政府工作报告。',
        `林溪在报告中指出，${work}`,
      ],
    ],
    [
      'who heard it',
      [
        '代表热议政府工作报告',
        '记者 何山',
        '昨日，各代表团分组审议政府工作报告。代表们一致认为，报告实事求是，催人奋进。',
        work,
      ],
    ],
    [
      'an agency’s dateline',
      [
        '青杉县人代会开幕',
        '新华社青杉1月8日电 青杉县人大会议8日开幕，大会听取了县长林溪作的政府工作报告。',
        `报告说，${work}`,
      ],
    ],
    [
      'a journalist at the end',
      [
        '县长林溪作政府工作报告',
        `${session}县长林溪向大会作了政府工作报告。`,
        `报告指出，${work}`,
        '（青杉融媒记者 何山 通讯员 周庆林）',
      ],
    ],
    [
      'the speaker quoted',
      [
        '林溪作政府工作报告',
        `青杉讯（记者何山）${session}大会听取了林溪县长作的政府工作报告。`,
        '“各位代表，现在，我代表青杉县政府报告工作，请予审议。”林溪的话音刚落，掌声响起。',
        work,
      ],
    ],
  ])('%s', async (_name, paragraphs) => {
    await expect(aboutOf(...paragraphs)).rejects.toThrow(
      /is news about a work report and not the report itself/,
    );
  });
});

describe('what is not refused', () => {
  const opening = '各位代表：';
  const spoken = '现在，我代表青杉县政府报告工作，请予审议。';
  test.each<[string, readonly string[]]>([
    ['a report', ['政府工作报告', opening, spoken, work]],
    [
      'a report in full behind a lead',
      [
        '林溪作政府工作报告',
        `本报讯（记者 何山）${session}县长林溪向大会作政府工作报告。`,
        opening,
        spoken,
        work,
      ],
    ],
    [
      'one that a sentence announces',
      [
        '青杉县政府工作报告摘要',
        `本报讯（记者 何山）${session}县长林溪作政府工作报告，全文如下：`,
        '一、过去一年的工作',
        work,
      ],
    ],
    [
      'excerpts with their headings',
      [
        '林溪县长作政府工作报告（摘登）',
        `本报讯（记者 何山）${session}县长林溪向大会作政府工作报告。`,
        ...['一、过去一年的工作', '二、今后五年的目标', '三、今年的任务'].flatMap((heading) => [
          heading,
          ...Array.from({ length: 18 }, () => work),
        ]),
      ],
    ],
    [
      'a decision on it',
      [
        '关于政府工作报告的决议',
        '青杉县第十八届人民代表大会第一次会议听取和审议了县长林溪所作的政府工作报告。',
        '会议认为，报告实事求是。会议决定批准这个报告。记者何山。',
      ],
    ],
    [
      'a notice about it',
      [
        '关于印发《政府工作报告》任务分工的通知',
        '各乡镇人民政府：',
        '县长林溪作的政府工作报告已经审议通过。',
      ],
    ],
    ['an article of an office', ['政府工作报告解读', '今年的政府工作报告提出，要把发展放在首位。', work]],
    [
      'another article',
      [
        '山村柑橘熟了',
        '本报讯（记者 何山）入冬以来，松溪村的柑橘陆续成熟。',
        work,
        '代表们认为，要抱团发展。',
      ],
    ],
    [
      'an article that names a report in passing',
      [
        '一座村庄的十年',
        '本报讯（记者 何山）松溪村变了。',
        work,
        work,
        work,
        work,
        '当年，县长林溪作政府工作报告时提到了这个村。',
      ],
    ],
  ])('%s', async (_name, paragraphs) => {
    expect((await aboutOf(...paragraphs)).kind).toBeDefined();
  });
});

describe('a list of titles', () => {
  const titles = Array.from(
    { length: 12 },
    (_, i) => `青杉县人民政府关于第${i + 1}批项目的通知 2021-03-${10 + i}`,
  );
  test('is refused', async () => {
    await expect(aboutOf('通知公告', ...titles)).rejects.toThrow(/is a list of 13 titles and has no article/);
  });

  test.each<[string, readonly string[]]>([
    ['with an article', ['青杉县大事记', ...titles, work]],
    ['of a few', titles.slice(0, 5)],
    ['of names', ['获奖名单', ...Array.from({ length: 12 }, (_, i) => `第${i + 1}名 何山`)]],
  ])('%s is not', async (_name, paragraphs) => {
    expect((await aboutOf(...paragraphs)).kind).toBeDefined();
  });
});
