import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/documents/report.ts';
import { OTHER_REPORT } from '../../src/documents/report.ts';
import { lineKey } from '../../src/rules/furniture/line-key.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { applyRules } from '../../src/stages/apply-rules.ts';
import { extract } from '../../src/stages/extract.ts';
import { split } from '../../src/stages/split.ts';
import { reportOf } from './invented-report.ts';

const adapter = { version: 1, split: /^(?:20\d\d年)?\p{Script=Han}{2,20}政府工作报告$/u };
const BODY = '全县上下凝心聚力、克难奋进，完成地区生产总值一百二十亿元，增长百分之七点五。'.repeat(10);

async function parts(text: string): Promise<readonly Report[]> {
  return split.run(reportOf(text), adapter);
}

/** The raw text of a report's own part. */
function own({ part, document }: Report): string {
  return document.text.slice(part.from, part.to);
}

test('a page of three reports becomes three, in order, each its own stretch', async () => {
  const pages = ['青禾县', '白石县', '云岭县'].map(
    (name) => `2031年${name}政府工作报告\n各位代表：${BODY}\n`,
  );
  const found = await parts(`网站首页\n${pages.join('')}`);
  expect(found.map(own)).toEqual([`网站首页\n${pages[0]}`, pages[1], pages[2]]);
  expect(found.map(({ part: { index, of } }) => [index, of])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(found.map(({ text }) => text.text)).toEqual(found.map(own));
});

test('the other reports are removed under one rule, its own are verbatim', async () => {
  for (const report of await parts(`青禾县政府工作报告\n${BODY}\n白石县政府工作报告\n${BODY}\n`)) {
    expect(report.text.raw).toBe(report.document.text);
    for (const { raw, by } of report.text.pieces()) {
      const inside = raw.from >= report.part.from && raw.to <= report.part.to;
      expect(by).toEqual(inside ? [] : [OTHER_REPORT]);
    }
  }
});

describe('a document that is not split', () => {
  test.each([
    ['one title', `青禾县政府工作报告\n${BODY}\n`],
    ['no title', `${BODY}\n`],
    ['nothing', ''],
    ['two titles close together', `青禾县政府工作报告\n2031年青禾县政府工作报告\n${BODY}\n`],
    [
      'a title in a sentence',
      `青禾县政府工作报告\n${BODY}\n会议审议了白石县政府工作报告，决定批准。\n${BODY}\n`,
    ],
  ])('%s', async (_what, text) => {
    const found = await parts(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.part).toEqual({ index: 1, of: 1, from: 0, to: text.length });
    expect(found[0]?.text.text).toBe(text);
  });

  test('its adapter names no title line', async () => {
    const report = reportOf(`青禾县政府工作报告\n${BODY}\n白石县政府工作报告\n${BODY}\n`);
    expect(await split.run(report, { version: 1 })).toEqual([report]);
  });
});

test('what was removed in front of a title goes with it', async () => {
  const strip: Rule = {
    name: 'tag',
    *changes(text) {
      for (const { index, 0: tag } of text.matchAll(/• 【\p{Script=Han}+招商】/gu))
        yield { from: index, to: index + tag.length, insert: '' };
    },
  };
  const text = `• 【青禾招商】青禾县政府工作报告\n${BODY}\n• 【白石招商】白石县政府工作报告\n${BODY}\n`;
  const report = reportOf(text);
  const found = await split.run({ ...report, text: applyRules(report.text, 'strip', [strip]) }, adapter);
  expect(found.map((each) => own(each).slice(0, 8))).toEqual(['• 【青禾招商】', '• 【白石招商】']);
  expect(found.map(({ text: each }) => each.text.slice(0, 9))).toEqual([
    '青禾县政府工作报告',
    '白石县政府工作报告',
  ]);
});

test.each(['\n', '\r\n', '\r', '\u2028', '\u0085'])('lines that end in %j', async (end) => {
  const one = `青禾县政府工作报告${end}${BODY}${end}`;
  const two = `白石县政府工作报告${end}${BODY}${end}`;
  const [extracted] = await extract.run(reportOf(one + two), adapter);
  const found = await split.run(extracted as Report, adapter);
  expect(found.map(own)).toEqual([one, two]);
});

test('the parts tile any page', async () => {
  const lines = fc.constantFrom(
    '青禾县政府工作报告',
    '2031年白石县政府工作报告',
    ' 云岭县政府工作报告',
    BODY,
    '导航',
    '',
    '各位代表：',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { maxLength: 20 }), fc.constantFrom('\n', '\r\n'), async (list, end) => {
      const text = list.join(end);
      const [extracted] = await extract.run(reportOf(text), adapter);
      const found = await split.run(extracted as Report, adapter);
      expect(found.map(own).join('')).toBe(text);
      expect(found.map(({ part }) => part.index)).toEqual(found.map((_, i) => i + 1));
      for (const { part, text: each } of found) {
        expect(part.of).toBe(found.length);
        expect(each.text).toBe(text.slice(part.from, part.to).replaceAll('\r\n', '\n'));
      }
    }),
  );
});

describe('a dump that has a document a line, each behind a key', () => {
  const text = `各位代表：${BODY}`;
  const keyed = async (raw: string): Promise<readonly Report[]> => {
    const report = reportOf(raw);
    return split.run({ ...report, text: applyRules(report.text, 'strip', [lineKey]) }, { version: 1 });
  };

  test.each<[string, string, readonly string[]]>([
    ['years', `2031\t${text}\n2032\t${text}\n`, [`2031\t${text}\n`, `2032\t${text}\n`]],
    ['years, written out', `2031年\t${text}\n2032年\t${text}`, [`2031年\t${text}\n`, `2032年\t${text}`]],
    ['places', `青禾县\t${text}\n白石县\t${text}\n`, [`青禾县\t${text}\n`, `白石县\t${text}\n`]],
    ['numbers and years', `1\t2031\t${text}\n2\t2032\t${text}`, [`1\t2031\t${text}\n`, `2\t2032\t${text}`]],
    [
      'under their header',
      `year\ttext\n31\t${text}\n32\t${text}`,
      [`year\ttext\n31\t${text}\n`, `32\t${text}`],
    ],
    ['blank lines', `\n31\t${text}\r\n\r\n32\t${text}\r\n`, [`\n31\t${text}\r\n\r\n`, `32\t${text}\r\n`]],
    ['tabs in the text', `31\t${text}\t乙\n32\t${text}`, [`31\t${text}\t乙\n`, `32\t${text}`]],
  ])('%s', async (_what, raw, owned) => {
    const found = await keyed(raw);
    expect(found.map(own)).toEqual(owned);
    for (const report of found) expect(report.text.text.trim().split('\t乙')[0]).toBe(text);
  });

  test.each([
    ['one line', `2031\t${text}\n`],
    ['a short line', `2031\t${text}\n2032\t各位代表：\n`],
    ['a line without a key', `2031\t${text}\n${text}\n`],
    ['words for keys', `一是\t${text}\n二是\t${text}\n`],
    ['a sentence for a key', `过去一年，青禾县\t${text}\n今年，白石县\t${text}\n`],
    ['no tabs', `2031 ${text}\n2032 ${text}\n`],
  ])('not %s', async (_what, raw) => {
    const found = await keyed(raw);
    expect(found).toHaveLength(1);
    expect(found[0]?.text.text).toBe(raw);
  });

  test('law: the rule proposes nothing for its own result', () => {
    const line = fc.tuple(
      fc.array(fc.constantFrom('2031\t', 'a.txt\t', '青禾县\t', '甲\t', '\t'), { maxLength: 4 }),
      fc.constantFrom(text, text, text, '', '各位代表：'),
    );
    const law = fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const raw = lines.map(([keys, rest]) => keys.join('') + rest).join('\n');
      const after = applyRules(reportOf(raw).text, 'strip', [lineKey]).text;
      expect([...lineKey.changes(after)]).toEqual([]);
    });
    fc.assert(law, { numRuns: 500 });
  });
});

test('titles in one line of raw text, of which a rule made many, begin a part each', async () => {
  const text = `青禾县政府工作报告<br>${BODY}<br>白石县政府工作报告<br>${BODY}`;
  const breaks: Rule = {
    name: 'breaks',
    *changes(shown) {
      for (const { index, 0: tag } of shown.matchAll(/<br>/g))
        yield { from: index, to: index + tag.length, insert: '\n' };
    },
  };
  const report = reportOf(text);
  const found = await split.run({ ...report, text: applyRules(report.text, 'strip', [breaks]) }, adapter);
  expect(found.map(own)).toEqual([`青禾县政府工作报告<br>${BODY}<br>`, `白石县政府工作报告<br>${BODY}`]);
});

// So many that linear work takes a second, and that work which grew with the square would take minutes.
test('a dump of two hundred thousand lines', { timeout: 30_000 }, async () => {
  const count = 200_000;
  const report = reportOf('1\t甲\n'.repeat(count));
  const keys = Array.from({ length: count }, (_, index) => ({
    from: 4 * index,
    to: 4 * index + 2,
    insert: '',
  }));
  const text = report.text.applyAll(keys, 'strip/line-key');
  const found = await split.run({ ...report, text }, { version: 1 });
  expect(found).toHaveLength(count);
  expect(found.at(-1)?.text.text).toBe('甲\n');
});

test('a line of raw text that became as many', { timeout: 30_000 }, async () => {
  const count = 200_000;
  const report = reportOf('1\t甲;'.repeat(count));
  const edits = Array.from({ length: count }, (_, index) => [
    { from: 4 * index, to: 4 * index + 2, insert: '', rule: 'strip/line-key' },
    { from: 4 * index + 3, to: 4 * index + 4, insert: '\n', rule: 'extract/line-end' },
  ]);
  const found = await split.run({ ...report, text: report.text.apply(edits.flat()) }, { version: 1 });
  expect(found.map(own).slice(0, 2)).toEqual(['1\t甲;', '1\t甲;']);
  expect(found).toHaveLength(count);
});

test('a report begins at each line that is a title, whatever can be told of its words', async () => {
  const title = adapter.split;
  // The same titles by a pattern of which no one word is known.
  const wordless = new RegExp(title.source.replace('报告', '[报][告]'), title.flags);
  const line = fc.constantFrom(
    '青禾县政府工作报告',
    '　2031年白石县政府工作报告 ',
    `审议政府工作报告。${BODY}`,
    BODY,
    '',
    ' ',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), async (lines) => {
      const text = lines.join('\n');
      const titles: number[] = [];
      let at = 0;
      for (const each of lines) {
        if (title.test(each.trim())) titles.push(at);
        at += each.length + 1;
      }
      const begins = titles.filter((offset, nth) => nth === 0 || offset - (titles[nth - 1] ?? 0) >= 300);
      const expected = begins.length < 2 ? [0] : [0, ...begins.slice(1)];
      for (const pattern of [title, wordless]) {
        const found = await split.run(reportOf(text), { version: 1, split: pattern });
        expect(found.map(({ part }) => part.from)).toEqual(expected);
      }
    }),
  );
});
