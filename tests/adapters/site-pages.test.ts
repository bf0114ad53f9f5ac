import { describe, expect, test } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readerFor } from '../../src/readers/reader.ts';

/*
 * Pages on which the element is missing, empty or closed too early that an adapter reads: in a site's own folder they are
 * refused, with what is missing; those of a builder, whose sites differ, are read as any page is.
 */

async function textOf(source: string, html: string): Promise<string> {
  const { default: adapter } = (await import(`../../pipelines/${source}.ts`)) as { default: Adapter };
  const bytes = new TextEncoder().encode(
    `<html><head><title>渡口记事</title></head><body>${html}</body></html>`,
  );
  const document = await readerFor('page.html', bytes).read([{ path: 'page.html', bytes }]);
  const [report] = await cleaned(document, adapter);
  return report?.text.text ?? '';
}

const sentence =
  '渡口撤并以后，行人和车辆都从新桥上过，老渡工领到了补助，渡船交给博物馆收藏，两岸的集市也热闹起来。';
const prose = `<p>${sentence}</p><p>第二年春天，渡口旁边种上了一百棵柳树，护林员每天巡查两遍，浇水、培土、绑扎支架，到了秋天，成活的柳树有九十七棵，远远看去像一道绿色的堤岸，来钓鱼的人都把车停在树荫下面。</p>`;
const elsewhere = `<div class="text">${prose}</div>`;

describe('a page of a site in a layout that its adapter does not know is refused', () => {
  test.each([
    ['state-council', elsewhere, '#UCAP-CONTENT is not there'],
    ['state-council', `<div id="UCAP-CONTENT"> </div>${elsewhere}`, '#UCAP-CONTENT is empty'],
    [
      'state-council',
      `<table><tr><td class="b12c"></td></tr></table>${elsewhere}`,
      'td#UCAP-CONTENT is not there',
    ],
    ['netease-news', elsewhere, 'end-text: #endText p is not there'],
    [
      'netease-news',
      `<div class="post_main"><div class="post_body"></div></div>${elsewhere}`,
      'post-body: .post_body p is not there',
    ],
    ['people-news', elsewhere, 'text-column: .rm_txt_con p is not there'],
  ])('%s: %s', async (source, html, reason) => {
    await expect(textOf(source, html)).rejects.toThrow(reason);
  });
});

describe('a page of a builder whose element has not the article is read as any page is', () => {
  test.each([
    ['trs-site', elsewhere],
    ['trs-site', `<div class="TRS_Editor"> </div>${elsewhere}`],
    [
      'trs-site',
      `<div class="main"><div class="TRS_Editor"><p>${sentence}</p></div></div><p>第二年春天，渡口旁边种上了一百棵柳树，护林员每天巡查两遍，浇水、培土、绑扎支架，到了秋天，成活的柳树有九十七棵，远远看去像一道绿色的堤岸，来钓鱼的人都把车停在树荫下面。</p>`,
    ],
    ['hanweb-site', elsewhere],
    ['hanweb-site', `<div id="zoom"></div>${elsewhere}`],
    [
      'hanweb-site',
      `<div class="main"><div><meta name="ContentStart"><p>${sentence}</p></div><p>第二年春天，渡口旁边种上了一百棵柳树，护林员每天巡查两遍，浇水、培土、绑扎支架，到了秋天，成活的柳树有九十七棵，远远看去像一道绿色的堤岸，来钓鱼的人都把车停在树荫下面。</p><meta name="ContentEnd"></div>`,
    ],
    ['ucap-site', elsewhere],
    ['ucap-site', `<ucapcontent></ucapcontent>${elsewhere}`],
    [
      'ucap-site',
      `<div class="article-attr">来源：</div><div><ucapcontent> </ucapcontent></div>${elsewhere}`,
    ],
  ])('%s: %s', async (source, html) => {
    const general = await textOf('general', html);
    expect(general).toContain('一百棵柳树');
    expect(await textOf(source, html)).toBe(general);
  });
});
