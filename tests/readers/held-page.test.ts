import { expect, test } from 'vitest';
import { readHtml } from '../../src/readers/html.ts';

const words = '今年以来，全镇各项工作平稳推进，群众反映的问题逐件办结。'.repeat(4);
const page = `<html><head><title>镇报</title></head><body><span class="pubdate">2021-03-04</span>
<div id="zoom"><p>${words}</p><p hidden>丙</p></div><div class="empty"></div></body></html>`;

test('a page that was let go answers as before, and gives the same edits again', async () => {
  const { markup } = await readHtml([{ path: 'a.html', bytes: Buffer.from(page) }]);
  const [marked] = markup?.pages ?? [];
  const answers = async (): Promise<readonly unknown[]> => [
    await marked?.matches('#zoom > p'),
    await marked?.matches('.empty'),
    await marked?.matches('table'),
    marked?.published(),
    marked?.mainText(),
    await markup?.edits({ body: '#zoom', hidden: ['p[hidden]'] }),
    await markup?.edits({}),
  ];
  const first = await answers();
  expect(first.slice(0, 4)).toEqual(['words', 'empty', 'nothing', '2021-03-04']);
  expect(await answers()).toEqual(first);
});
