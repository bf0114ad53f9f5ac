import { describe, expect, test } from 'vitest';
import { NoBodyError } from '../../src/readers/read-error.ts';
import { extracted, prose, rulesOn } from './extracted.ts';

const paragraphs = [...'甲乙丙丁'].map((each) => `<p>${each}${prose}</p>`).join('\n');
const article = [...'甲乙丙丁'].map((each) => `${each}${prose}\n`).join('');
const links = (many: number, words = '今日要闻一则'): string =>
  `<ul>${`<li><a href="/1">${words}</a></li>`.repeat(many)}</ul>`;

describe('what stands beside an article on pages of many kinds is left out', () => {
  test.each<[string, string]>([
    ['comments under a heading', `<h3>网友评论</h3><div><p>子${prose}</p></div><div><p>丑${prose}</p></div>`],
    ['comments in a box of their own', `<div><h2>评论</h2><div><p>子${prose}</p></div></div>`],
    ['their number as the heading', `<h4>3条评论</h4><ol><li>子${prose}</li></ol>`],
    ['related links behind', `<div><h3>相关阅读</h3>${links(3)}</div>`],
    [
      'links with the first words',
      `<div>猜你喜欢</div><ul>${'<li><a href="/1">一则要闻</a><p>短讯，短讯</p></li>'.repeat(4)}</ul>`,
    ],
    ['a link that says what it leads to', '<p><a href="/1">相关阅读：另一件事，也很要紧</a></p>'],
    ['an imprint', '<div><p>某某公司版权所有，未经许可不得转载</p><p>某ICP备00000000号</p></div>'],
    ['an editor’s class', '<div class="edit clearfix">（责编：何山）</div>'],
  ])('%s', async (_name, beside) => {
    expect(
      (await extracted(`<body><div class="x"><h1>清水镇见闻</h1>${paragraphs}${beside}</div>`)).text,
    ).toMatch(new RegExp(`^清水镇见闻\\n${article}$`));
  });

  test('in the midst of it too, and it goes on', async () => {
    const html = `<div class="x">${paragraphs}<div><h4>延伸阅读</h4>${links(2, '又一件事，也很要紧')}</div><p>戊${prose}</p></div>`;
    const text = await extracted(html);
    expect(text.text).toBe(`${article}戊${prose}\n`);
    expect(rulesOn(text, '又一件事')).toEqual(['extract/related']);
  });

  test.each<[string, string, string]>([
    [
      'a heading of the article that says 讨论',
      `<h3>讨论会上</h3><p>子${prose}</p>`,
      `讨论会上\n子${prose}\n`,
    ],
    ['a paragraph that says 网友评论', `<p>网友评论：</p><p>子${prose}</p>`, `网友评论：\n子${prose}\n`],
    ['相关链接 without a link', `<h3>相关链接</h3><p>子${prose}</p>`, `相关链接\n子${prose}\n`],
    [
      'a sentence on 版权所有',
      '<p>他主张对作品版权所有的各项权利，法院予以支持。</p>',
      '他主张对作品版权所有的各项权利，法院予以支持。\n',
    ],
    ['an attachment', '<p><a href="1.doc">相关阅读材料一，请下载</a></p>', '相关阅读材料一，请下载\n'],
  ])('but not %s', async (_name, html, wanted) => {
    expect((await extracted(`<body><div class="x">${paragraphs}${html}</div>`)).text).toBe(article + wanted);
  });
});

describe('an article is found whole', () => {
  const menu = `<div class="m">${links(6)}</div>`;
  test.each<[string, string, string]>([
    [
      'its first paragraphs above the body',
      `<div><div class="top"><div class="para">子${prose}</div></div><div class="wide"><div class="main">${[...'甲乙丙丁'].map((each) => `<div class="para">${each}${prose}</div>`).join('')}</div><div class="side">${links(5)}</div></div></div>`,
      `子${prose}\n${article}`,
    ],
    ['in pre', `<pre>${article}</pre>`, article],
    [
      'with its signature',
      `<div class="a"><div class="b">${paragraphs}</div><p>清水镇人民政府</p><p>2021年3月4日</p></div>`,
      `${article}清水镇人民政府\n2021年3月4日\n`,
    ],
    [
      'kept invisible until it is set',
      `<div><div id="js_content" style="visibility: hidden;">${paragraphs}</div></div>`,
      article,
    ],
    [
      'in a container inside one of that name',
      `<div class="article-content"><div class="left">${paragraphs}</div><div class="sidebar"><p>子${prose}</p></div></div>`,
      article,
    ],
    [
      'by its microdata',
      `<div><div itemprop="articleBody">${paragraphs}</div><div><p>子${prose}</p></div></div>`,
      article,
    ],
  ])('%s', async (_name, html, wanted) => {
    expect((await extracted(`<body>${menu}${html}`)).text.replace(/\n*$/, '\n')).toBe(wanted);
  });

  test('a poem has no marks', async () => {
    const lines = Array.from({ length: 24 }, (_, i) => `风吹过第${'一二三四五六七八九十'[i % 10]}座山`);
    const html = `<body><div><a href="/">首页</a></div><div class="c"><h1>秋夜之歌</h1><div>${lines.join('<br>')}</div></div>`;
    expect((await extracted(html)).text).toContain(lines.join('\n'));
  });

  test('a short name is the title of what begins with it', async () => {
    const html = `<title>清水镇_某百科</title><h1>清水镇</h1><div class="x"><p><b>清水镇</b>位于青杉县。</p>${paragraphs}</div>`;
    expect((await extracted(html)).text).toBe(`清水镇\n清水镇位于青杉县。\n${article}`);
  });
});

describe('a page that has sentences and no article is refused', () => {
  const foot =
    '<div>主办：清水镇人民政府，地址：清水镇一号，版权所有，未经许可，不得转载，某ICP备00000000号</div>';
  test.each<[string, string, RegExp]>([
    [
      'the first words of many',
      Array.from(
        { length: 8 },
        () => `<div><a href="/1">要闻</a><p>${prose}…… <a href="/1">[详细]</a></p></div>`,
      ).join(''),
      /a list of 8 articles, each with its first words/,
    ],
    ['a film with a remark', `<video src="1.mp4"></video><p>${prose}</p>`, /a video and some words about it/],
    [
      'a file that is shown',
      `<p>${prose}</p><iframe src="/v.html?file=1.pdf"></iframe>`,
      /only shows a file, \/v\.html\?file=1\.pdf/,
    ],
    ['an imprint alone', `${links(9)}${foot}${foot}`, /list of 9 links|no article/],
  ])('%s', async (_name, html, why) => {
    await expect(extracted(`<html><body>${html}</body></html>`)).rejects.toThrow(NoBodyError);
    await expect(extracted(`<html><body>${html}</body></html>`)).rejects.toThrow(why);
  });

  test('a film beside an article is not', async () => {
    expect((await extracted(`<body><video src="1.mp4"></video><div>${paragraphs}</div>`)).text).toBe(article);
  });
});
