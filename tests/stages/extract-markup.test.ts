import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NoBodyError, ReadError } from '../../src/readers/read-error.ts';
import { extracted, prose } from './extracted.ts';

/** What an article of the prose and one more block reads as, without the prose. */
async function read(html: string): Promise<string> {
  const { text } = await extracted(`<body><div id="zoom"><p>${prose}</p>${html}</div></body>`);
  expect(text.startsWith(`${prose}\n`)).toBe(true);
  return text.slice(prose.length + 1);
}

describe('what a browser shows is what is left', () => {
  test.each<[string, string, string]>([
    ['paragraphs are lines', '<p>甲</p><p>乙</p>', '甲\n乙\n'],
    ['unclosed ones too', '<p>甲<p>乙', '甲\n乙'],
    ['a line break', '甲<br>乙<br/><br />丙', '甲\n乙\n丙\n'],
    ['inline elements divide nothing', '<p><b>一、</b><span>甲</span>乙</p>', '一、甲乙\n'],
    ['the end of a list item', '<ul><li>甲</li><li>乙</li></ul>', '甲\n乙\n'],
    ['a heading', '<h2>甲</h2>乙', '甲\n乙\n'],
    ['white space collapses', '<p>\r\n  two\r\n\t words \r\n</p>', 'two words\n'],
    ['across elements', '<p>two <b> words</b></p>', 'two words\n'],
    ['not in what was typed', '<pre>甲\n  乙</pre>', '甲\n  乙\n'],
    ['a line of nothing leaves nothing', '<p>甲</p><p>&nbsp;</p><p><br></p>\n<p>　</p><p>乙</p>', '甲\n乙\n'],
    ['an indent stays for the stages behind', '<p>　　甲</p><p>&emsp;乙</p>', '　　甲\n\u2003乙\n'],
    ['entities', '<p>&lt;甲&gt; &amp; &quot;乙&quot; &#20013;&#x6587;&copy</p>', '<甲> & "乙" 中文©\n'],
    ['a name that is none', '<p>甲&zzz;乙 & 丙&</p>', '甲&zzz;乙 & 丙&\n'],
    ['a line end by number is white space', '<p>甲&#13;&#10;乙</p>', '甲 乙\n'],
    ['once decoded, not twice', '<p>&amp;nbsp;</p>', '&nbsp;\n'],
    ['a comment', '<p>甲<!-- <p>乙</p> -->丙</p>', '甲丙\n'],
    ['markup in a script is text of the script', '<script>if (a < b) "<p>乙</p>"</script><p>甲</p>', '甲\n'],
    ['a tag in an attribute', '<p title="<p>乙</p>">甲</p>', '甲\n'],
    ['a lone less-than sign', '<p>1 < 2 而 3<4</p>', '1 < 2 而 3<4\n'],
    ['an end tag that closes nothing', '<p>甲</i>乙</p>', '甲乙\n'],
    ['upper case', '<P>甲<BR>乙</P>', '甲\n乙\n'],
  ])('%s', async (_name, html, wanted) => {
    expect(`${(await read(html)).replace(/\n$/, '')}\n`).toBe(wanted.endsWith('\n') ? wanted : `${wanted}\n`);
  });
});

describe('a table of data has a line a row, with tabs', () => {
  test.each<[string, string, string]>([
    [
      'rows and cells',
      '<tr><th>项目</th><th>数量</th></tr>\n<tr>\n<td>甲</td>\n<td>1</td>\n</tr>',
      '项目\t数量\n甲\t1\n',
    ],
    ['unclosed', '<tr><td>甲<td>1<tr><td>乙<td>2', '甲\t1\n乙\t2\n'],
    [
      'paragraphs of a cell are one line',
      '<tr><td><p>甲</p></td><td><p>1</p><p>2</p></td></tr>',
      '甲\t1 2\n',
    ],
    [
      'an empty cell keeps its place',
      '<tr><td>甲</td><td></td><td>&nbsp;</td><td>1</td></tr>',
      '甲\t\t\t1\n',
    ],
    [
      'but not at the ends of a line',
      '<tr><td></td><td>甲</td><td>1</td><td></td></tr><tr><td>2</td></tr>',
      '甲\t1\n2\n',
    ],
    ['no blanks beside a tab', '<tr><td>&nbsp;甲&nbsp; </td><td>　1</td></tr>', '\u00a0甲\t1\n'],
  ])('%s', async (_name, html, wanted) => {
    expect(await read(`<table>${html}</table>`)).toBe(wanted);
  });

  test('a table that only lays out the page has none', async () => {
    const html = '<table><tr><td><table><tr><td>甲</td></tr></table></td><td>乙</td></tr></table>';
    expect(await read(html)).toBe('甲\n乙\n');
  });
});

describe('what is removed is signed by its reason', () => {
  test.each<[string, string, string]>([
    ['script', '<script>var 乙 = 1;</script>', 'script'],
    ['style', '<style>.乙 { }</style>', 'style'],
    ['not displayed', '<p style="color: red; display:none">乙</p>', 'hidden'],
    ['hidden', '<div hidden>乙</div>', 'hidden'],
    ['no script', '<noscript><p>乙</p></noscript>', 'hidden'],
    ['a menu', '<nav><a>乙</a></nav>', 'navigation'],
    ['a share bar', '<div class="bdsharebuttonbox"><a>乙</a></div>', 'navigation'],
    ['a list of links', `<ul>${'<li><a href="/1">乙乙乙乙乙乙</a></li>'.repeat(3)}</ul>`, 'navigation'],
    ['a choice', '<select><option>乙</option></select>', 'navigation'],
    ['a comment', '<!-- 乙 -->', 'markup'],
    ['what the adapter knows', '<div class="own">乙</div>', 'hidden'],
  ])('%s', async (_name, html, rule) => {
    const page = `<div id="zoom"><p>${prose}</p>${html}<p>甲</p></div>`;
    const text = await extracted(page, { hidden: ['.own'] });
    expect(text.text).toBe(`${prose}\n甲\n`);
    const at = page.indexOf('乙');
    const piece = [...text.pieces()].find(({ raw }) => raw.from <= at && at < raw.to);
    expect(piece?.by).toContain(`extract/${rule}`);
  });

  test.each<[string, string]>([
    ['a link in a sentence', `<p>见<a href="/1">乙</a>。</p>`],
    ['attachments', '<p>附件：<a href="1.doc">乙一</a></p><ul><li><a href="2.pdf">乙二</a></li></ul>'],
    ['a word that only looks like a class of furniture', '<p class="printed-text indent">乙</p>'],
    ['until found', '<p hidden="until-found">乙</p>'],
    ['another style', '<p style="display:block">乙</p>'],
  ])('%s stays', async (_name, html) => {
    expect(await read(html)).toContain('乙');
  });

  test('what stands around the body is outside it, for the nearest reason', async () => {
    const page = `<!DOCTYPE html><head><title>甲</title></head><div>乙<nav>丙</nav>丁</div><div id="zoom"><p>${prose}</p></div><div>戊</div>`;
    const text = await extracted(page);
    expect(text.text).toBe(`${prose}\n`);
    const by = (han: string) =>
      [...text.pieces()].find(({ raw }) => raw.from <= page.indexOf(han) && page.indexOf(han) < raw.to)?.by;
    expect(['甲', '乙', '丙', '丁', '戊'].map(by)).toEqual(
      ['head', 'outside-body', 'navigation', 'outside-body', 'outside-body'].map((each) => [
        `extract/${each}`,
      ]),
    );
  });
});

describe('the body is found', () => {
  const menu = '<div>首页，新闻，公告，我的位置</div>';
  const foot = '<div class="footer">版权所有，翻印必究，技术支持：某某公司，地址：某某路一号。</div>';
  test.each<[string, string]>([
    ['in a known container', `${menu}<div class="TRS_Editor"><p>${prose}</p></div>${foot}`],
    ['in an unknown one', `${menu}<div class="x1"><p>${prose}</p></div>${foot}`],
    [
      'in nested layout tables',
      `<table><tr><td>${menu}</td></tr><tr><td><table><tr><td>${prose}</td></tr></table></td></tr></table>${foot}`,
    ],
    ['in two ends', `${menu}<div><p>${prose}</p></div></body></html>${foot}</body></html>`],
    ['behind what was left open', `${menu}<div><div><div><p>${prose}`],
    [
      'beside links',
      `<div>${'<a href="/1">今天的新闻，大家都来看看</a>'.repeat(9)}</div><div><p>${prose}</p></div>`,
    ],
  ])('%s', async (_name, html) => {
    expect((await extracted(`<html><body>${html}`)).text.trimEnd()).toBe(prose);
  });

  test('with all its parts, in the order of the source', async () => {
    const html = `<div>${menu}<div><div><p>甲${prose}</p></div><div><p>乙${prose}</p></div><p>丙</p></div></div>`;
    expect((await extracted(html)).text).toContain(`甲${prose}\n乙${prose}\n丙\n`);
  });

  test('with what an end tag too many left outside its container', async () => {
    const html = `<body>${menu}<div class="a"><div id="zoom"><p>甲${prose}</p></div></div><p>乙${prose}</p></div>${foot}`;
    expect((await extracted(html)).text).toContain(`甲${prose}\n乙${prose}\n`);
  });

  test('where the adapter says', async () => {
    const html = `<div id="zoom"><p>${prose}</p></div><div class="b">甲</div>`;
    expect((await extracted(html, { body: '.b' })).text).toBe('甲\n');
  });

  test('text that a table does not hold stays where it stands in the source', async () => {
    expect(await read('<table>甲<tr><td>乙</td></tr>丙</table>丁')).toBe('甲\n乙\n丙\n丁\n');
  });
});

describe('the title', () => {
  const body = `<div id="zoom"><p>${prose}</p></div>`;
  const title = '清水镇二〇二一年工作总结';
  test.each<[string, string, string]>([
    ['of a heading', `<h1>${title}</h1>${body}`, `${title}\n`],
    [
      'of a heading with markup',
      `<title>${title}</title><div class="con-title">清水镇<br>二〇二一年工作总结</div>${body}`,
      '清水镇\n二〇二一年工作总结\n',
    ],
    ['of the head, without the site', `<title>${title}_清水镇人民政府</title>${body}`, `${title}\n`],
    ['behind the site', `<title>清水镇政务网 - ${title}</title>${body}`, `${title}\n`],
    ['of the head, with an entity', `<title>&ldquo;${title}&rdquo;</title>${body}`, `“${title}”\n`],
    ['the site’s own is none', `<title>清水镇人民政府</title>${body}`, ''],
    [
      'not twice',
      `<title>${title}</title><h1>${title}</h1><div id="zoom"><p>${title}</p><p>${prose}</p></div>`,
      `${title}\n`,
    ],
    [
      'a short name is said by a first line that says more',
      `<title>政府工作总结_第3页_青禾网</title><div id="zoom"><p>清水镇2021年政府工作总结</p><p>${prose}</p></div>`,
      '清水镇2021年政府工作总结\n',
    ],
    [
      'and not by a sentence that ends so',
      `<title>年度工作总结_青禾网</title><div id="zoom"><p>今天，我们作年度工作总结</p><p>${prose}</p></div>`,
      '年度工作总结\n今天，我们作年度工作总结\n',
    ],
    ['nor behind the body', `${body}<h1>${title}</h1>`, ''],
  ])('%s', async (_name, html, wanted) => {
    expect((await extracted(html)).text).toBe(`${wanted}${prose}\n`);
  });
});

describe('a page without an article is refused with the reason', () => {
  test.each<[string, string, RegExp]>([
    ['a video', '<h1>镇情宣传片</h1><video src="1.mp4"></video>', /a video/],
    ['a list', `<ul>${'<li><a href="/1">清水镇工作总结</a></li>'.repeat(20)}</ul>`, /a list of 20 links/],
    ['a file', '<h1>工作总结</h1><iframe src="/upload/2021.pdf"></iframe>', /in a file, \/upload\/2021\.pdf/],
    [
      'a script of many',
      `<script>var list = [${[...'甲乙丙丁戊己庚辛'].map((each) => `{"about": "${each}${prose}"}`)}]</script>`,
      /only in a script/,
    ],
    ['nothing', '<p>页面不存在</p>', /5 Han characters can be seen/],
  ])('%s', async (_name, html, why) => {
    await expect(extracted(`<html><body>${html}</body></html>`)).rejects.toThrow(NoBodyError);
    await expect(extracted(`<html><body>${html}</body></html>`)).rejects.toThrow(why);
  });

  test('a feed, whatever its items hold', async () => {
    const items = `<item><title>镇情</title><description>${prose}</description></item>`.repeat(3);
    for (const root of ['rss', 'feed', 'rdf:RDF'])
      await expect(
        extracted(`<?xml version="1.0"?><${root}><channel>${items}</channel></${root}>`),
      ).rejects.toThrow(/This is a feed/);
  });

  test('by the adapter’s selector', async () => {
    const html = `<p>${prose}</p>`;
    await expect(extracted(html, { body: '#zoom' })).rejects.toThrow(
      /^1\.html: no element of the page is #zoom/,
    );
    await expect(extracted(html, { body: 'p[' })).rejects.toThrow(/selector p\[ cannot be read/);
    await expect(extracted(`<i id="zoom"></i>${html}`, { body: '#zoom' })).rejects.toThrow(/is empty/);
  });

  test('nor is one read that is nested without end', async () => {
    await expect(extracted('<div>'.repeat(3000))).rejects.toThrow(ReadError);
    await expect(extracted('<div>'.repeat(3000))).rejects.toThrow(/nested more than 2000 deep/);
  });
});

const fragment = fc.oneof(
  fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<table>',
      '</table>',
      '<tr>',
      '<td>',
      '</td>',
      '<br>',
      '<b>',
      '</b>',
    ],
    ...[
      '<ul><li>',
      '</ul>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<pre>',
      '</pre>',
      '<a href="/1">',
      '</a>',
    ],
    ...[
      '&nbsp;',
      '&amp;',
      '&#10;',
      '&',
      '<',
      '>',
      ' ',
      '\n',
      '\t',
      '　',
      '甲，',
      '乙。',
      'two words',
      '</html>',
    ],
    ...['<h1>', '</h1>', '<title>', '</title>', '<p hidden>', '<select>', '<textarea>', '"', "<i a='"],
  ),
);

test('whatever the page: its pieces tile, what no rule names is verbatim, and order is that of the source', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fragment, { maxLength: 60 }), async (fragments) => {
      const html = `<div id="zoom"><p>${prose}</p>${fragments.join('')}`;
      const text = await extracted(html);
      let raw = 0;
      let clean = 0;
      for (const piece of text.pieces()) {
        expect([piece.raw.from, piece.clean.from]).toEqual([raw, clean]);
        raw = piece.raw.to;
        clean = piece.clean.to;
        if (piece.by.length === 0)
          expect(html.slice(piece.raw.from, raw)).toBe(text.text.slice(piece.clean.from, clean));
        // Nothing is put in but separators and what an entity stands for.
        else expect(text.text.slice(piece.clean.from, clean)).toMatch(/^[ \n\t\u00a0&]*$/);
      }
      expect([raw, clean]).toEqual([html.length, text.text.length]);
      // What is set as it was typed keeps the blanks that were typed.
      if (!fragments.includes('<pre>')) expect(text.text).not.toMatch(/\t\n|\n\n\n/);
    }),
    { numRuns: 300 },
  );
});
