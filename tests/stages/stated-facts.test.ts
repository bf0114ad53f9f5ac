import { describe, expect, test } from 'vitest';
import type { About } from '../../src/documents/sidecar.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readHtml } from '../../src/readers/html.ts';
import { encode } from '../readers/invented.ts';

const body =
  '<p>各村民委员会，镇直各单位：</p><p>为做好今年的防汛工作，现就有关事项通知如下，请认真贯彻执行。各单位要提高认识，落实责任，备足物资，加强值守，确保安全度汛。</p>';

/** What a page says of itself, with this before its body and this in front of the body's paragraphs. */
async function aboutPage(before: string, lines = ''): Promise<About & { readonly raw: string }> {
  const html = `${before}<div id="zoom">${lines}${body}</div>`;
  const document = await readHtml([{ path: '1.html', bytes: encode(html, 'utf-8') }]);
  const [report] = await cleaned(document, { version: 1 });
  return { ...(report?.about as About), raw: html };
}

const row = (label: string, value: string): string => `<tr><td><b>${label}</b></td> <td>${value}</td></tr>`;

describe('what the table that heads a page says', () => {
  test.each<[string, string, object]>([
    ['an office', row('发文机关：', '清水镇人民政府'), { issuer: '清水镇人民政府' }],
    ['a label set wide', row('标　　题：', '关于做好防汛工作的通知'), { title: '关于做好防汛工作的通知' }],
    [
      'a label with an ideographic gap and an ASCII colon',
      row('标 题:', '关于防汛的通知'),
      { title: '关于防汛的通知' },
    ],
    ['a number', row('发文字号：', '清政发〔2020〕3号'), { documentNumber: '清政发〔2020〕3号' }],
    [
      'dates',
      row('成文日期：', '2020年5月6日') + row('发布日期：', '2020-05-08'),
      { issuedDate: '2020-05-06', publishedDate: '2020-05-08' },
    ],
    ['in one piece', '<tr><td>发文机关：清水镇人民政府</td></tr>', { issuer: '清水镇人民政府' }],
    ['with an entity', row('标题：', '&ldquo;三防&rdquo;工作通知'), { title: '“三防”工作通知' }],
  ])('%s', async (_name, rows, wanted) => {
    const { raw, ...about } = await aboutPage(`<table>${rows}</table>`);
    expect(about).toMatchObject(wanted);
    for (const field of Object.keys(wanted)) {
      const evidence = about.evidence[field];
      expect(evidence).toHaveProperty('rawOffset');
      if (evidence !== undefined && 'rawOffset' in evidence)
        expect(raw.slice(evidence.rawOffset).startsWith(evidence.exact)).toBe(true);
    }
  });

  test.each<[string, string]>([
    ['a cell that is empty', row('发文机关：', '') + row('主题词：', '')],
    ['a label that is a word of a sentence', '<tr><td>本表的发文机关：一律写全称</td></tr>'],
    ['another label', row('办公机关：', '清水镇人民政府')],
  ])('%s says nothing', async (_name, rows) => {
    expect(await aboutPage(`<table>${rows}</table>`)).not.toHaveProperty('issuer');
  });
});

describe('the day of publication', () => {
  test.each<[string, string | undefined]>([
    ['<p>作者：佚名 &nbsp;点击数：12 更新时间：2008-3-12</p>', '2008-03-12'],
    ['<i>发布时间：</i><i>2014-05-20 09:12</i>', '2014-05-20'],
    ['<i>【发表日期】：2014年5月20日</i>', '2014-05-20'],
    ['<em id="publish_time">2015-01-15</em>', '2015-01-15'],
    ['<span class="art pub-date">2015年1月15日 08:30</span>', '2015-01-15'],
    ['<meta property="article:published_time" content="2015-01-15T08:00:00+08:00">', '2015-01-15'],
    ['<i>更新时间：2016-02-03</i><i>发布时间：2015-01-15</i>', '2015-01-15'],
    ['<i>发布时间：2015-01-15</i><footer>发布时间：2015-01-15</footer>', '2015-01-15'],
    ['<li>发布时间：2015-01-15</li><li>发布时间：2014-03-02</li>', undefined],
    ['<em class="publish-time">2015-01-15</em><em class="publish-time">2014-03-02</em>', undefined],
    ['<i>发布时间：2015-02-30</i>', undefined],
    ['<i>数据发布时间：2015-01-15</i>', undefined],
    ['<i>截止时间：2015-01-15</i>', undefined],
    ['<em class="republished-times">2015-01-15</em>', undefined],
    ['<em class="publish-time">共3期，2015-01-15起</em>', undefined],
  ])('%s says %s', async (before, wanted) => {
    const { publishedDate, evidence, raw } = await aboutPage(before);
    expect(publishedDate).toBe(wanted);
    const words = evidence.publishedDate;
    if (wanted === undefined) expect(words).toBeUndefined();
    else expect(words && 'rawOffset' in words && raw.startsWith(words.exact, words.rawOffset)).toBe(true);
  });
});

describe('the title', () => {
  const whole = '清水镇人民政府关于做好防汛工作的通知';
  const printed = '<p>清水镇人民政府<br>关于做好防汛工作的通知</p>';
  test('of several lines is whole on the page', async () => {
    const { title } = await aboutPage(`<meta name="ArticleTitle" content="${whole}">`, printed);
    expect(title).toBe(whole);
  });
  test('that only machines read yields to a printed one that it does not hold', async () => {
    const { title } = await aboutPage('<meta name="ArticleTitle" content="清水镇">', `<p>${whole}</p>`);
    expect(title).toBe(whole);
  });
});

test('rows keep their tabs, and short lines stay paragraphs, to the end', async () => {
  const table = '<table><tr><td>村 名</td><td>户 数</td></tr><tr><td>上 村</td><td>１２</td></tr></table>';
  const html = `<div id="zoom">${body}<p>图为镇干部在清水河大堤上逐段查看险工险段并现场安排抢险物资</p><p>清水河全长二十三公里</p>${table}</div>`;
  const document = await readHtml([{ path: '1.html', bytes: encode(html, 'utf-8') }]);
  const [report] = await cleaned(document, { version: 1 });
  expect(report?.text.text.split('\n').slice(2)).toEqual([
    '图为镇干部在清水河大堤上逐段查看险工险段并现场安排抢险物资',
    '清水河全长二十三公里',
    '村名\t户数',
    '上村\t12',
    '',
  ]);
});

test('the files of one document are its pages, each with its own article; the first says the title', async () => {
  const page = (title: string, text: string): Buffer =>
    encode(`<title>${title}</title><nav>首页</nav><div id="zoom"><p>${text}</p>${body}</div>`, 'utf-8');
  const document = await readHtml([
    { path: '1.html', bytes: page('清水镇工作总结', '甲。') },
    { path: '1_2.html', bytes: page('清水镇工作总结', '乙。') },
  ]);
  const [report] = await cleaned(document, { version: 1 });
  expect(document.pages.map(({ file, number }) => [file, number])).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(report?.text.text.match(/清水镇工作总结|甲|乙/g)).toEqual(['清水镇工作总结', '甲', '乙']);
});
