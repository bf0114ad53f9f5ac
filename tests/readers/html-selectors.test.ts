import { load } from 'cheerio/slim';
import { expect, test } from 'vitest';
import { pageTree } from '../../src/readers/html/page-tree.ts';
import { selectIn } from '../../src/readers/html/selected.ts';

const page = `<!-- 页首 --><html><head><title>镇报</title></head><body>
<div id="main" class="box Wide"><h1>公告</h1><p>甲</p><!-- 间 --><p class="note">乙</p><p hidden>丙<b>丁</b></p></div>
<ul><li>一</li><li>二</li><li lang="zh-CN">三</li></ul></body></html>`;

/** What an adapter's selector finds, as it stands in the page's source. */
function found(selector: string, source = page): readonly string[] {
  const select = selectIn(pageTree(source), load);
  return select(selector).map(({ from, to }) => source.slice(from, to));
}

test.each<[string, readonly string[]]>([
  ['h1', ['<h1>公告</h1>']],
  ['.note', ['<p class="note">乙</p>']],
  ['.box.Wide > h1, title', ['<title>镇报</title>', '<h1>公告</h1>']],
  ['.wide', []],
  ['[lang|="zh"]', ['<li lang="zh-CN">三</li>']],
  ['[hidden]', ['<p hidden>丙<b>丁</b></p>']],
  ['p + p', ['<p class="note">乙</p>', '<p hidden>丙<b>丁</b></p>']],
  ['h1 ~ .note', ['<p class="note">乙</p>']],
  ['li:nth-child(2)', ['<li>二</li>']],
  ['li:first-of-type, li:last-child', ['<li>一</li>', '<li lang="zh-CN">三</li>']],
  ['p:has(b)', ['<p hidden>丙<b>丁</b></p>']],
  ['p:not(.note):not([hidden])', ['<p>甲</p>']],
  ['p:contains("丁")', ['<p hidden>丙<b>丁</b></p>']],
  [':root > head', ['<head><title>镇报</title></head>']],
  ['p:empty', []],
])('%s', (selector, elements) => {
  expect(found(selector)).toEqual(elements);
});

test('elements that no html element holds are siblings', () => {
  expect(found('p + p', '<p>甲</p>文<p>乙</p>')).toEqual(['<p>乙</p>']);
  expect(found(':root', '<p>甲</p><p>乙</p>')).toEqual(['<p>甲</p>', '<p>乙</p>']);
});
