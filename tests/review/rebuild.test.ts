import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNamed, reportsNamed } from '../../src/audit/open-report.ts';
import { linkedText, whatIs } from '../../src/audit/pages/model/linked-text.ts';
import { editTarget, markOf, stretchTarget } from '../../src/audit/pages/model/mark-target.ts';
import { reportData } from '../../src/audit/pages/report-data.ts';
import type { Mark } from '../../src/documents/mark.ts';
import type { Folders } from '../../src/opening/folders.ts';
import { pageReviews } from '../../src/review/page-reviews.ts';
import { describedReports, type PlacedMark, placeMarks } from '../../src/review/place-marks.ts';
import { standing as thatCount } from '../../src/review/read-reviews.ts';
import { inventedCorpus } from '../audit/pages/invented-corpus.ts';
import { smallCorpus } from '../audit/small-corpus.ts';

/** A mark on every edit of a corpus but those that set other reports aside, and on some words that are kept. */
async function marksOf(folders: Folders, verdict: 'right' | 'wrong'): Promise<Mark[]> {
  const marks: Mark[] = [];
  const names = await reportsNamed(folders, []);
  const reviews = await pageReviews(folders, names, []);
  for (const name of names) {
    const report = await openNamed(folders, name);
    const data = reportData(report);
    const text = linkedText(data);
    for (let piece = 0; piece < text.pieces; piece += 1) {
      if (text.by[piece]?.some((rule) => data.rules[rule]?.startsWith('split/'))) continue;
      const isKept = whatIs(text, piece) === 'kept';
      const from = text.starts.raw[piece] as number;
      const target = isKept
        ? stretchTarget(text, 'raw', { from, to: Math.min(from + 2, text.starts.raw[piece + 1] as number) })
        : editTarget(text, piece);
      marks.push(markOf(text, data.rules, reviews.of(report), target, { verdict }));
    }
  }
  return marks;
}

async function placed(folders: Folders, marks: readonly Mark[]): Promise<PlacedMark[]> {
  const reports = await describedReports(folders, await reportsNamed(folders, []));
  const all: PlacedMark[] = [];
  for await (const each of placeMarks(folders, reports, thatCount(marks))) all.push(each);
  return all;
}

let small: Awaited<ReturnType<typeof smallCorpus>>;
const made: { remove: () => Promise<void> }[] = [];
beforeAll(async () => {
  small = await smallCorpus();
  made.push(small);
});
afterAll(() => Promise.all(made.map(({ remove }) => remove())));

test.each([
  ['right', 'kept'],
  ['wrong', 'open'],
] as const)('every edit that is marked %s is found in a rebuild, where it is %s', async (verdict, status) => {
  const marks = await marksOf(small, verdict);
  const again = await smallCorpus();
  made.push(again);
  const found = await placed(again, marks);
  expect(found.length).toBeGreaterThan(40);
  expect(found.filter((each) => each.status !== status)).toEqual([]);
  // In the same report, and at the same place of it.
  for (const each of found) if (each.status !== 'lost') expect(each.report).toBe(each.mark.report);
});

test('marks of all edits of the sample corpus are kept, but in no report of another part of the page', async () => {
  const sample = { raw: 'raw', clean: 'clean' };
  const found = await placed(sample, await marksOf(sample, 'right'));
  expect(found.length).toBeGreaterThan(1000);
  expect(found.filter(({ status }) => status !== 'kept')).toEqual([]);
  for (const each of found) if (each.status !== 'lost') expect(each.report).toBe(each.mark.report);
});

const report = (text: string, path = 'site/a.txt') => ({
  path,
  text,
  edits: [
    [/,/g, '，', 'normalise/marks'],
    [/首页\n/g, '', 'strip/navigation'],
  ] as const,
});
const words = '首页\n甲县政府工作报告\n各位代表,过去一年,全县粮食稳定增产,农民收入继续增加,学校都在扩建。\n';

test('a file that was fetched anew is another file, and its places are found by their words', async () => {
  const before = await inventedCorpus([report(words)]);
  const anew = await inventedCorpus([report(`本页更新于今天\n${words.replace('农民收入', '居民收入')}`)]);
  made.push(before, anew);
  const found = await placed(anew, await marksOf(before, 'right'));
  const kept = found.filter(({ status }) => status === 'kept');
  expect(kept.length).toBeGreaterThan(found.length / 2);
  // What is not kept was not found: nothing is taken for something else.
  expect(found.filter(({ status }) => status !== 'kept' && status !== 'lost')).toEqual([]);
});

test('a file that lies elsewhere now is told by its bytes; one that is gone has lost its places', async () => {
  const before = await inventedCorpus([report(words)]);
  const moved = await inventedCorpus([report(words, 'site/b/c.txt')]);
  const other = await inventedCorpus([report('乙县\n', 'site/d.txt')]);
  made.push(before, moved, other);
  const marks = await marksOf(before, 'right');
  expect(new Set((await placed(moved, marks)).map(({ status }) => status))).toEqual(new Set(['kept']));
  const lost = await placed(other, marks);
  expect(new Set(lost.map(({ status }) => status))).toEqual(new Set(['lost']));
  expect(lost[0]).toMatchObject({ why: 'no report is made of raw/site/a.txt' });
});

test('a report whose files do not fit has lost its places, and says why', async () => {
  const home = await inventedCorpus([report(words)]);
  made.push(home);
  const marks = await marksOf(home, 'right');
  const [name] = await reportsNamed(home, []);
  const path = join(home.clean, `${name}.txt`);
  await writeFile(path, `${await readFile(path, 'utf8')}更多\n`);
  const found = await placed(home, marks);
  expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['lost']));
  expect(found[0]).toMatchObject({ why: expect.stringContaining('not the bytes the trace was made for') });
});
