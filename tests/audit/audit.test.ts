import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuditOf, audit } from '../../src/audit/audit.ts';
import { NoSuchReport } from '../../src/audit/find-report.ts';
import { BrokenReport, openReport, reportsNamed } from '../../src/audit/open-report.ts';
import { rawPlaces } from '../../src/audit/raw-places.ts';
import { rawPlaceOf } from '../../src/opening/raw-place.ts';
import { smallCorpus } from './small-corpus.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
beforeAll(async () => {
  corpus = await smallCorpus();
});
afterAll(() => corpus.remove());

const all: AuditOf = { words: [], rules: [], sources: [], least: 0, mostPlaces: Infinity };

test('every edit of the corpus is in one group, as often as the trace has it', async () => {
  const { reports, groups } = await audit(corpus, all);
  expect(reports).toBe(4);
  let edits = 0;
  for (const name of await reportsNamed(corpus, []))
    for (const { by } of (await openReport(corpus, name)).pieces)
      if (by.length > 0 && !by.some((rule) => rule.startsWith('split/'))) edits += 1;
  expect(edits).toBeGreaterThan(15);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(edits);
  for (const { count, places } of groups) expect(places.length).toBe(count);
  const keys = groups.map(({ rules, before, after }) => JSON.stringify([rules, before, after]));
  expect(new Set(keys).size).toBe(keys.length);
});

test('an edit is told with its words, its rules, its places and what stands around it', async () => {
  const { groups } = await audit(corpus, all);
  const found = groups.find(({ before }) => before === '下一页\n');
  expect(found).toMatchObject({ rules: ['strip/furniture'], after: '', count: 1, lost: 3 });
  const [place] = found?.places ?? [];
  expect(place).toMatchObject({
    report: 'site/000000-2021-丁县政府工作报告',
    raw: { place: { path: 'site/pages/2.txt', page: 1, line: 2, column: 1, byte: 41 } },
    clean: { line: 3, column: 1 },
    context: { before: '祥街道改造完成，学校医院都在扩建。\n'.slice(-16), after: '' },
  });
  const forms = groups.find(({ rules }) => rules.includes('normalise/forms'));
  expect(forms).toMatchObject({
    rules: ['normalise/colons', 'normalise/forms'],
    before: ':',
    after: '：',
    count: 1,
    lost: 0,
  });
});

test('what was lost once and long comes before what was lost often or short, and changes of marks last', async () => {
  const { groups, rules } = await audit(corpus, all);
  const weights = groups.map(({ lost, count }) => lost / count);
  expect(weights).toEqual([...weights].sort((one, other) => other - one));
  expect(weights[0]).toBeGreaterThan(0);
  expect(groups.at(-1)?.lost).toBe(0);
  expect(rules[0]?.rule).toBe('strip/furniture');
  const sums = rules.reduce((sum, { edits }) => sum + edits, 0);
  expect(sums).toBe(groups.reduce((sum, { count }) => sum + count, 0));
});

test('rules, stages, sources, reports and sizes narrow it', async () => {
  const of = async (some: Partial<AuditOf>) => audit(corpus, { ...all, ...some });
  const rulesIn = async (some: Partial<AuditOf>) =>
    new Set((await of(some)).groups.flatMap(({ rules }) => rules));
  expect(await rulesIn({ rules: ['strip'] })).toEqual(new Set(['strip/furniture']));
  expect(await rulesIn({ rules: ['strip/furn'] })).toEqual(new Set());
  expect((await rulesIn({ rules: ['normalise/commas'] })).has('normalise/commas')).toBe(true);
  expect((await of({ sources: ['site'] })).reports).toBe(4);
  expect((await of({ sources: ['si'] })).reports).toBe(0);
  expect((await of({ words: ['000000-2021-丙县政府工作报告'] })).reports).toBe(1);
  expect((await of({ least: 3 })).groups.map(({ before }) => before)).toEqual(['下一页\n', '某某网\r\n']);
  expect((await of({ mostPlaces: 1 })).groups.every(({ places }) => places.length === 1)).toBe(true);
});

test('places found in one pass are those found one by one', async () => {
  for (const name of await reportsNamed(corpus, [])) {
    const { raw } = await openReport(corpus, name);
    const placeOf = rawPlaces(raw);
    for (let at = 0; at <= raw.text.length; at += 1)
      if (!/[\udc00-\udfff]/.test(raw.text[at] ?? '')) expect(placeOf(at)).toEqual(rawPlaceOf(raw, at));
  }
});

test('a word that names no report, and a report that was changed by hand, are refused', async () => {
  await expect(audit(corpus, { ...all, words: ['没有'] })).rejects.toThrow(NoSuchReport);
  const path = join(corpus.clean, 'site/000000-2021-丙县政府工作报告.txt');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('现在', '目前'));
  await expect(audit(corpus, all)).rejects.toThrow(BrokenReport);
  await writeFile(path, text);
});
