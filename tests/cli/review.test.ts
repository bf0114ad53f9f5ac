import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openNamed, reportsNamed } from '../../src/audit/open-report.ts';
import { linkedText } from '../../src/audit/pages/model/linked-text.ts';
import { markOf, type Said, stretchTarget, targetAt } from '../../src/audit/pages/model/mark-target.ts';
import { reportData } from '../../src/audit/pages/report-data.ts';
import type { Mark } from '../../src/documents/mark.ts';
import { type Adapter, defineAdapter } from '../../src/index.ts';
import { cleaned } from '../../src/pipeline/pipeline.ts';
import { readerFor } from '../../src/readers/reader.ts';
import { keepMarks } from '../../src/review/keep-mark.ts';
import { pageReviews } from '../../src/review/page-reviews.ts';
import { folderOf, jsonAt, pathsBelow, put } from '../corpus/folders.ts';
import { type Said as Output, pipeline } from './run.ts';

const lines = Array.from(
  { length: 60 },
  (_, index) => `全镇第${index + 1}个村的水渠已经修好,农户都用上了水,秋粮也收完了。`,
);
/** An invented report with a site's line in it that no rule knows. */
const text = [
  '坪上镇政府工作报告',
  '各位代表：',
  '现在,我代表镇人民政府向大会报告工作,请予审议。',
  ...lines.slice(0, 30),
  '坪上掌中阅读端',
  ...lines.slice(30),
  '谢谢大家。',
  '',
].join('\n');
const example = { 'a.txt': { note: 'example written for this test: invented report' } };

interface Corpus {
  readonly raw: string;
  readonly clean: string;
  readonly reviews: string;
  readonly fixtures: string;
}

async function corpusOf(files: { readonly [path: string]: string }): Promise<Corpus> {
  const home = folderOf(files);
  const [raw, clean, fixtures] = ['raw', 'clean', 'fixtures'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  put(fixtures, { 'general/.keep': '' });
  expect((await pipeline(['all', '--raw', raw, '--clean', clean, '--quiet'])).status).toBe(0);
  return { raw, clean, reviews: join(home, 'reviews'), fixtures };
}

/** Marks words of the raw text, as a page does. */
async function say(corpus: Corpus, words: string, said: Said): Promise<void> {
  const [name] = await reportsNamed(corpus, []);
  const report = await openNamed(corpus, name as string);
  const data = reportData(report);
  const linked = linkedText(data);
  const from = report.raw.text.indexOf(words);
  const target =
    words.length === 1
      ? targetAt(linked, { from, to: from + 1 })
      : stretchTarget(linked, 'raw', { from, to: from + words.length });
  const review = (await pageReviews(corpus, [], [])).of(report);
  await keepMarks(corpus.reviews, [markOf(linked, data.rules, review, target, said)]);
}

const run = (corpus: Corpus, ...words: string[]): Promise<Output> =>
  pipeline([...words, '--raw', corpus.raw, '--clean', corpus.clean]);

/** What the tests of fixtures make of a folder, with an adapter. */
async function madeOf(folder: string, adapter: Adapter): Promise<string | undefined> {
  const bytes = new Uint8Array(readFileSync(join(folder, 'raw.txt')));
  const document = await readerFor('raw.txt', bytes).read([{ path: 'raw.txt', bytes }]);
  const [report] = await cleaned(document, adapter);
  return report?.text.text;
}

/** Each runs the program several times. */
vi.setConfig({ testTimeout: 120_000 });

describe('what persons said', () => {
  test('is listed with place, words and status; a right edit that is gone ends with 1', async () => {
    const corpus = await corpusOf({ 'raw/general/a.txt': text });
    expect((await run(corpus, 'audit', '--reviews')).out).toBe('no marks.\n');
    await say(corpus, ',', { verdict: 'right' });
    await say(corpus, '坪上掌中阅读端', { verdict: 'wrong', should: '', note: '网站的话', who: '李四' });
    const listed = await run(corpus, 'audit', '--reviews');
    expect(listed).toMatchObject({ status: 0, err: '' });
    expect(listed.out).toMatch(
      /^2 marks: 1 open, 1 kept\n\n[0-9a-f]{10} {2}open {2}marked wrong by 李四: verbatim\n/,
    );
    expect(listed.out).toMatch(/ {2}\S+:34:1 ← raw\/general\/a\.txt, offset \d+\n/);
    expect(listed.out).toContain('【坪上掌中阅读端】');
    expect(listed.out).toContain('  became  “坪上掌中阅读端”\n  should  nothing\n  note    网站的话\n');

    const [file] = readdirSync(corpus.reviews) as [string];
    const path = join(corpus.reviews, file);
    put(corpus.reviews, { [file]: readFileSync(path, 'utf8').replaceAll('，', '；') });
    const broken = await run(corpus, 'audit', '--reviews', '--json');
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({
      counts: { open: 1, broken: 1, kept: 0 },
      marks: [{ status: 'broken', now: '，' }, { status: 'open' }],
    });
    expect((await run(corpus, 'audit', '--reviews', '--rule', 'normalise', '--quiet')).status).toBe(1);
    expect((await run(corpus, 'audit', '--reviews', '--rule', 'strip')).out).toBe('no marks.\n');
    expect((await run(corpus, 'audit', '--reviews', '--source', 'other')).out).toBe('no marks.\n');

    put(corpus.reviews, { 'general.jsonl': 'no mark\n' });
    const bad = await run(corpus, 'audit', '--reviews');
    expect(bad).toMatchObject({ status: 1, out: 'no marks.\n' });
    expect(bad.err).toContain('general.jsonl:1: this is no JSON');
  });

  test('is taken from a file that was downloaded', async () => {
    const corpus = await corpusOf({ 'raw/general/a.txt': text });
    await say(corpus, ',', { verdict: 'right' });
    const file = join(corpus.reviews, 'general.jsonl');
    const other = join(corpus.fixtures, 'reviews');
    const said = await run(corpus, 'audit', '--import', file, '--reviews-dir', other);
    expect(said).toEqual({
      status: 0,
      err: '',
      out: `1 mark added to ${other}; 0 were there, 0 are older than what is there\n`,
    });
    expect(readFileSync(join(other, 'general.jsonl'))).toEqual(readFileSync(file));
    expect((await run(corpus, 'audit', '--import', 'nothing.jsonl')).status).toBe(2);
    expect((await run(corpus, 'audit', '--import', file, '--reviews')).status).toBe(2);
  });
});

describe('a case', () => {
  test('fails until the rule is mended', async () => {
    const own = await corpusOf({
      'raw/general/a.txt': text,
      'raw/general/manifest.json': JSON.stringify(example),
    });
    await say(own, '坪上掌中阅读端', { verdict: 'wrong', should: '' });
    const { marks } = JSON.parse((await run(own, 'audit', '--reviews', '--json')).out);
    const said = await run(
      own,
      'new-case',
      marks[0].id.slice(0, 6),
      '--name',
      'site-line',
      '--fixtures',
      own.fixtures,
    );
    expect(said).toMatchObject({ status: 0, err: '' });
    const folder = join(own.fixtures, 'general/site-line');
    expect(said.out).toContain(`${folder}: lines `);
    expect(said.out).toContain('【“坪上掌中阅读端” → nothing】');
    expect(said.out).toContain('pnpm pipeline check general');
    expect(pathsBelow(folder)).toEqual(['about.json', 'clean.txt', 'manifest.json', 'raw.txt']);
    expect(jsonAt(folder, 'about.json')).toMatchObject({
      kind: expect.any(String),
      why: expect.stringMatching(
        /^Mark [0-9a-f]{10}, no rule: “坪上掌中阅读端” should become nothing\. Lines \d/,
      ),
    });
    // It is cut, and what should be has neither the line nor an empty one.
    expect(readFileSync(join(folder, 'raw.txt'), 'utf8').length).toBeLessThan(text.length / 2);
    const clean = readFileSync(join(folder, 'clean.txt'), 'utf8');
    expect(clean).not.toContain('坪上掌中');
    expect(clean).not.toContain('\n\n');

    expect(await madeOf(folder, defineAdapter({ version: 1 }))).not.toBe(clean);
    const mended = defineAdapter({ version: 2, noise: [{ name: 'site-line', lines: /^坪上掌中阅读端$/u }] });
    expect(await madeOf(folder, mended)).toBe(clean);
    const again = await run(own, 'new-case', marks[0].id, '--name', 'site-line', '--fixtures', own.fixtures);
    expect(again).toMatchObject({ status: 2, out: '' });
    expect(again.err).toContain('is there already');
  });

  test('is made of an edit that should not be, the whole document where that is asked for', async () => {
    const own = await corpusOf({ 'raw/general/a.txt': text });
    await say(own, ',', { verdict: 'wrong' });
    const { marks } = JSON.parse((await run(own, 'audit', '--reviews', '--json')).out);
    const said = await run(own, 'new-case', marks[0].id, '--whole', '--fixtures', own.fixtures, '--json');
    const folder = join(own.fixtures, `general/mark-${marks[0].id}`);
    expect(JSON.parse(said.out)).toMatchObject({ folder, now: '，', should: ',' });
    expect(said.err).toContain(
      'does not call raw/general/a.txt an example: the whole document is now copied',
    );
    expect(readFileSync(join(folder, 'raw.txt'), 'utf8')).toBe(text);
    const now = await madeOf(folder, defineAdapter({ version: 1 }));
    expect(readFileSync(join(folder, 'clean.txt'), 'utf8')).toBe(now?.replace('，', ','));
  });

  test('is made of nothing else', async () => {
    const own = await corpusOf({ 'raw/general/a.txt': text });
    await say(own, ',', { verdict: 'right' });
    await say(own, '秋粮也收完了', { verdict: 'wrong' });
    await say(own, '坪上掌中阅读端', { verdict: 'wrong', should: '' });
    const { marks } = JSON.parse((await run(own, 'audit', '--reviews', '--json')).out);
    const idOf = (words: string): string =>
      marks.find(({ mark }: { mark: Mark }) => mark.raw.exact === words).id;
    const refused: readonly (readonly [string, readonly string[], number, string])[] = [
      ['ffffffffff', [], 2, 'there is no mark ffffffffff'],
      ['', [], 2, 'there is no mark  in'],
      [idOf(','), [], 1, 'is kept: what should stand there stands there'],
      [idOf('秋粮也收完了'), [], 2, 'does not say what should stand there. Give --should TEXT'],
      [idOf('坪上掌中阅读端'), ['--name', '../x'], 2, 'small letters, digits and hyphens only'],
      [idOf('坪上掌中阅读端'), ['--fixtures', 'nowhere'], 2, 'there is no such folder'],
    ];
    for (const [id, flags, status, why] of refused) {
      const said = await run(own, 'new-case', id, '--fixtures', own.fixtures, ...flags);
      expect(said, why).toMatchObject({ status, out: '' });
      expect(said.err).toContain(why);
    }
    expect(pathsBelow(own.fixtures)).toEqual(['general/.keep']);
  });
});
