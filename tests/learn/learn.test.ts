import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { learn } from '../../src/learn/learn.ts';
import { bare, documentsOf, draftedFrom, savedFrom, textsOf } from './drafted.ts';
import { type Portal, portals, traps, trs } from './invented-portals.ts';
import { renderedPortals } from './rendered-portals.ts';

// Pages are parsed by the hundred, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const named = Object.entries({ ...portals, ...renderedPortals });

/** Of the lines of furniture in files the part that does not stand in their clean texts. */
function removedShare(saved: ReturnType<typeof savedFrom>, texts: readonly (readonly string[])[]): number {
  let all = 0;
  let left = 0;
  for (const [index, { furniture }] of saved.entries()) {
    const lines = new Set((texts[index] ?? []).join('\n').split('\n').map(bare));
    all += furniture.length;
    left += furniture.filter((line) => lines.has(bare(line))).length;
  }
  return 1 - left / all;
}

describe.each(named)('a draft from ten files of %s', async (_, portal: Portal) => {
  const learnedFrom = savedFrom(portal, 1, 10);
  const { adapter } = await draftedFrom(learnedFrom);

  test('gives every report as it should read, and at least 95 % of the furniture is gone', async () => {
    const texts = await textsOf(learnedFrom, adapter);
    expect(texts).toEqual(learnedFrom.map(({ gold }) => gold));
    expect(removedShare(learnedFrom, texts)).toBeGreaterThanOrEqual(0.95);
  });

  test('loses nothing of files that it has not seen', async () => {
    const others = savedFrom(portal, 31, 5);
    const texts = await textsOf(others, adapter);
    expect(removedShare(others, texts)).toBeGreaterThanOrEqual(0.95);
    for (const [index, { gold }] of others.entries()) {
      const there = new Set((texts[index] ?? []).join('\n').split('\n').map(bare));
      expect(
        gold.flatMap((text) => text.trim().split('\n')).filter((line) => !there.has(bare(line))),
      ).toEqual([]);
    }
  });
});

describe.each(named)('a draft from a few files of %s', (_, portal: Portal) => {
  test.each([1, 2, 3])('from %i: loses nothing', async (count) => {
    const saved = savedFrom(portal, 5, count);
    const { adapter } = await draftedFrom(saved);
    const texts = await textsOf(saved, adapter);
    for (const [index, { gold }] of saved.entries()) {
      const there = bare((texts[index] ?? []).join(''));
      for (const line of gold.flatMap((text) => text.trim().split('\n'))) expect(there).toContain(bare(line));
    }
  });
});

describe('what is learned', () => {
  it('of a page: the innermost name that is on all, what is hidden in it, the lines that nothing names', async () => {
    const { declaration } = await draftedFrom(savedFrom(trs, 1, 6));
    expect(declaration).toEqual({
      version: 1,
      recognises: { text: /[_|—-] ?赤壁市人民政府门户网站 ?<\/title>/i },
      body: '.TRS_Editor',
      hidden: ['.zrbj'],
      noise: [{ name: 'page-foot', lines: ['掌上赤壁 一手掌握'] }],
    });
  });

  it('of a list page: a pattern for the headings, with or without a year', async () => {
    const { declaration } = await draftedFrom(savedFrom(portals.listPage as Portal, 1, 4));
    for (const title of ['2019年樟树市政府工作报告', '上高县政府工作报告'])
      expect(declaration.split?.test(title)).toBe(true);
    for (const line of ['一、2019年政府工作报告', '现在，我代表市人民政府作政府工作报告', '政府工作'])
      expect(declaration.split?.test(line)).toBe(false);
  });

  it('of articles whose title stands over them and again in them, with much markup between: nothing to split at', async () => {
    const saved = savedFrom(trs, 1, 4).map((file, index) => {
      const title = `${2015 + index}年赤壁市政府工作报告`;
      const between = `<p>${'<span class="icon icon-of-the-share-bar"></span>'.repeat(20)}</p>`;
      const doubled = `<h1>${title}</h1>${between}<p>政府工作报告</p><p>——${2015 + index}年1月8日在赤壁市第五届人民代表大会第二次会议上</p><p>各位代表：</p>`;
      const html = Buffer.from(file.bytes).toString();
      return {
        ...file,
        bytes: Buffer.from(html.replace(/(<div class="?TRS_Editor[^>]*>)/, `$1${doubled}`)),
      };
    });
    expect((await draftedFrom(saved)).declaration).not.toHaveProperty('split');
  });

  it('of pages whose names are made up at each build: nothing that says less than the looks of the article', async () => {
    const { declaration } = await draftedFrom(savedFrom(renderedPortals.emotion as Portal, 1, 10));
    expect(declaration).not.toHaveProperty('body');
    expect(declaration).not.toHaveProperty('layouts');
  });

  it('of names with a part that is made up: the part that is not', async () => {
    const { declaration } = await draftedFrom(savedFrom(renderedPortals.modules as Portal, 1, 10));
    expect(declaration.body).toBe('[class*="Detail_body__"]');
  });

  it('of two layouts in one folder: a body for each', async () => {
    const saved = [...savedFrom(trs, 1, 3), ...savedFrom(portals.vsb as Portal, 1, 3)];
    const { declaration, adapter } = await draftedFrom(saved);
    expect(declaration.body).toBeUndefined();
    expect(declaration.layouts?.map(({ body }) => body).sort()).toEqual(['.TRS_Editor', '.v_news_content']);
    expect(await textsOf(saved, adapter)).toEqual(saved.map(({ gold }) => gold));
  });

  it('names what it is not sure of, and does not apply it', async () => {
    const { learned, text } = await draftedFrom(savedFrom(traps, 1, 6));
    expect(learned.lines).toEqual([]);
    expect(learned.unsure.map(({ words }) => words)).toContain('农业农村');
    expect(text).toContain(' * - 农业农村 (6 of 6, in the text)\n');
  });

  it('does not count a report twice that was saved twice', async () => {
    const [one, other, third] = savedFrom(trs, 1, 3) as [
      ReturnType<Portal>,
      ReturnType<Portal>,
      ReturnType<Portal>,
    ];
    const twice = [one, other, third, { ...one, name: 'again.html' }];
    const { learned } = await draftedFrom(twice);
    expect(learned.lines.map(({ of }) => of)).toEqual([3]);
  });

  it('leaves out a file without an article, and says so', async () => {
    const empty = {
      ...trs(1),
      name: 'empty.html',
      bytes: Buffer.from('<html><body><a href="/">首页</a></body></html>'),
    };
    const { learned } = await draftedFrom([...savedFrom(trs, 1, 4), empty]);
    expect(learned.bodies).toMatchObject([{ css: '.TRS_Editor', documents: [0, 1, 2, 3] }]);
    expect(learned.doubts.join()).toMatch(/portal\/empty\.html was left out/);
  });

  test.each(['trs', 'copied', 'listPage'])(
    'is the same in whatever order the files of %s come',
    async (name) => {
      const documents = await documentsOf(savedFrom(portals[name] as Portal, 1, 5));
      const wanted = await learn(documents);
      const order = fc.shuffledSubarray([...documents.keys()], { minLength: 5, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(order, async (indexes) => {
          const shuffled = indexes.map((index) => documents[index] as (typeof documents)[number]);
          expect(await learn(shuffled)).toEqual(wanted);
        }),
        { numRuns: 5 },
      );
    },
  );
});
