import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCorpus } from '../audit/small-corpus.ts';
import { pipeline } from './run.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
beforeAll(async () => {
  corpus = await smallCorpus();
});
afterAll(() => corpus.remove());

const run = (...words: string[]) =>
  pipeline(['audit', ...words, '--raw', corpus.raw, '--clean', corpus.clean]);

test('the rules come first, then the edits with place and context', async () => {
  const { status, out, err } = await run('--limit', '2');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const [head, first] = out.split('\n');
  expect(head).toMatch(/^rule +edits +removed +changed +inserted +words lost$/);
  expect(first).toMatch(/^strip\/furniture +/);
  expect(out).toContain('strip/furniture  removed 5 characters, once\n  【某某网\\r\\n】甲县政府工作报告');
  expect(out).toMatch(/two\.txt:1:1, byte 0\n/);
  expect(out).toMatch(/\d+ more different edits: --limit 0 shows all\.\n$/);
  expect(out).not.toContain('\x1b');
});

test('JSON has every place of every edit', async () => {
  const { out } = await run('--json', '--rule', 'normalise/commas');
  const { groups } = JSON.parse(out);
  expect(groups.length).toBeGreaterThan(0);
  for (const { count, places } of groups) expect(places.length).toBe(count);
});

test('words that are wrong end with 2', async () => {
  expect(await run('没有这个')).toMatchObject({ status: 2, out: '' });
  expect(await run('--least', 'much')).toMatchObject({ status: 2, out: '' });
  expect(await run('--rule', 'nothing')).toMatchObject({ status: 0, out: '4 reports, no such edit.\n' });
});
