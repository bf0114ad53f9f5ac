import { expect, it } from 'vitest';
import { readHtml } from '../../src/readers/html.ts';
import { Traced } from '../../src/text/traced.ts';

const sentence =
  '过去一年，全县完成山塘整治三十六处，新修水渠二十公里，四千户群众从中受益，灌溉面积逐年扩大。';
const title = '2014年仙居县政府工作报告';

/** The first line of what is left of a page of an old site, whose `<title>` is the site's name alone. */
async function firstLine(above: string, article = `<p>${sentence}</p><p>${sentence}</p>`): Promise<string> {
  const page = `<html><head><title>仙居县政府网</title></head><body><table><tr><td><a href="/">首页</a></td></tr></table>${above}<div id="zoom">${article}</div></body></html>`;
  const document = await readHtml([{ path: 'a.html', bytes: Buffer.from(page) }]);
  const edits = (await document.markup?.edits({ body: '#zoom' })) ?? [];
  const text = Traced.from(document.text).apply(
    edits.map((edit) => ({ ...edit, rule: `extract/${edit.rule}` })),
  ).text;
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}

it.each([
  [`<table><tr><td align="center"><font size="4"><b>${title}</b></font></td></tr></table>`],
  [`<center>${title}</center><p>发布日期：2014-03-05</p>`],
  [`<p style="text-align: center">${title}</p>`],
])('the title of a page that sets it in no heading is found: %s', async (above) => {
  expect(await firstLine(above)).toBe(title);
});

it.each([
  ['a cell of what is known of the document', `<table><tr><td>主题词</td><td>${title}</td></tr></table>`],
  ['a link', `<center><a href="/b.html">${title}</a></center>`],
  ['an entry of a list', `<ul><li><b>${title}</b></li></ul>`],
  ['a way to the page', `<center>首页 > ${title}</center>`],
  ['a heading far above', `<center>${title}</center><p>${sentence.repeat(4)}</p>`],
  ['what is hidden', `<center style="display:none">${title}</center>`],
])('%s is no title', async (_, above) => {
  expect(await firstLine(above)).toBe(sentence);
});

it('an article that begins with a title has one', async () => {
  const own = '仙居县人民政府关于印发实施方案的通知';
  expect(await firstLine(`<center>${title}</center>`, `<p>${own}</p><p>${sentence}</p>`)).toBe(own);
});
