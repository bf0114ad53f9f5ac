import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/documents/report.ts';
import { describe as describeStage } from '../../src/stages/describe.ts';
import { normalise } from '../../src/stages/normalise.ts';
import { reportOf } from './invented-report.ts';

async function told(...paragraphs: readonly string[]): Promise<Report> {
  const report = reportOf(`${['关于项目进展的通知', ...paragraphs].join('\n')}\n`);
  const [normalised] = await normalise.run(report, { version: 1 });
  const [described] = await describeStage.run(normalised as Report, { version: 1 });
  return described as Report;
}

const end = '各项任务已经完成。';

describe('an edition that has lost something says so', () => {
  test.each<[string, readonly string[], string, RegExp]>([
    [
      'letters for names and figures',
      ['X市XX县全年完成投资X亿元，增长X.X%，新建学校XX个，惠及XX万人。', end],
      'names or figures are replaced by placeholders',
      /^6 placeholders stand for names or figures, such as X:/,
    ],
    [
      'crosses and blanks',
      ['××县完成投资___亿元，增长__%，新建学校××个，改造道路**万米，惠及×户。', end],
      'names or figures are replaced by placeholders',
      /^5 placeholders/,
    ],
    [
      'figures that are gone',
      ['全年生产总值增长%，财政收入增长%，投资下降%，其余持平。', end],
      'figures are missing',
      /^3 signs of percent have no figure/,
    ],
    [
      'a preview',
      ['全年任务进展顺利，', '试读结束，下载后可阅读全文'],
      'it is a preview and breaks off',
      /“试读结束”/,
    ],
    [
      'pages that are not shown',
      ['全年任务进展顺利，', '……还剩12页未读'],
      'it is a preview and breaks off',
      /“还剩12页未读”/,
    ],
  ])('%s', async (_name, paragraphs, note, warning) => {
    const { about, warnings } = await told(...paragraphs);
    expect(about?.completeness.complete).toBe(false);
    expect(about?.completeness.notes).toContain(note);
    expect(warnings).toContainEqual(expect.stringMatching(warning));
  });

  test('a mirror that glosses its characters is told, and nothing is lost', async () => {
    const text =
      '全縣進(jìn)一步發(fā)展經(jīng)濟(jì)，實(shí)現(xiàn)財(cái)政增收，推進(jìn)項(xiàng)目建設(shè)。';
    const { about, warnings, text: traced } = await told(text, end);
    expect(traced.text).toContain('全县进一步发展经济，实现财政增收，推进项目建设。');
    expect(about?.completeness).toMatchObject({
      complete: true,
      notes: ['its characters are glossed in pinyin, as on the pages of mirror sites'],
    });
    expect(warnings[0]).toMatch(/^10 readings in pinyin were removed/);
  });
});

test.each<[string, readonly string[]]>([
  ['a reading that an author gives', ['邛崃(qióng lái)与歙(shè)县结为友好县，共同推进项目建设。', end]],
  ['letters that are names', ['引进A级企业，建成X射线室，推广5G应用，X光机到位。', end]],
  ['one placeholder', ['某项目投资X亿元。', end]],
  ['figures with their percent', ['增长5%，占比12.5%，下降3%，百分比（%）另列。', end]],
  ['a download that is told of', ['请各单位下载报名表，填写后报送。', end]],
  ['尚余工作', ['还有3个项目剩余内容未完成，正在推进。', '各单位要抓紧落实。', '逾期的予以通报。', end]],
])('%s is no loss', async (_name, paragraphs) => {
  const { about, warnings } = await told(...paragraphs);
  expect(about?.completeness).toMatchObject({ complete: true, notes: [] });
  expect(warnings).toEqual([]);
});
