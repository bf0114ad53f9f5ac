import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCorpus } from '../audit/small-corpus.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
beforeAll(async () => {
  corpus = await smallCorpus();
});
afterAll(() => corpus.remove());

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const [command = '', ...rest] = words;
  const folders = ['--raw', corpus.raw, '--clean', corpus.clean];
  const main = ['bin/pipeline.mjs', command, ...rest, ...folders];
  return spawnSync(process.execPath, main, { encoding: 'utf8' });
}

const report = '000000-2021-丙县政府工作报告.txt';

test('verify says what it counted, and in JSON the same', () => {
  const said = run('verify');
  expect(said).toMatchObject({ status: 0, stderr: '' });
  expect(said.stdout).toMatch(
    /^4 reports, 0 unaccounted of \d+ raw characters\n3 documents: \d+ kept, \d+ removed, \d+ changed; 1 inserted\nAll holds\.\n$/,
  );
  expect(JSON.parse(run('verify', '--json').stdout)).toMatchObject({
    reports: 4,
    unaccounted: 0,
    problems: [],
  });
  expect(run('verify', 'nothing')).toMatchObject({ status: 2, stdout: '' });
});

test('verify says on one line what does not hold, and fails', () => {
  const path = join(corpus.clean, 'site', report);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('大会', '小会'));
  const { status, stderr } = run('verify', '--quiet');
  writeFileSync(path, text);
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(`${path}:2:11: not the text that was written`);
});

test('trace shows one place, or every hit of a text', () => {
  const one = run('trace', `${report}:2:5`);
  expect(one).toMatchObject({ status: 0, stderr: '' });
  expect(one.stdout).toMatch(
    /gb\.txt:2:5, page 1[\s\S]*3a \(gb18030\)[\s\S]*changed from “:” by normalise\/colons/,
  );
  const hits = JSON.parse(run('trace', report, '--find', '请予', '--json').stdout);
  expect(hits).toMatchObject({ file: `site/${report}`, total: 1, origins: [{ what: 'verbatim' }] });
});

test.each([
  [2, [`${report}:99:1`], 'there is no line 99'],
  [2, [`${report}:1:99`], 'there is no column 99'],
  [2, [report], 'is no FILE:LINE:COL'],
  [2, ['nothing.txt:1:1'], 'there is no report nothing.txt'],
  [2, [`${report}:1:1`, '--find', '县'], 'two questions'],
  [1, [report, '--find', '没有的'], 'does not stand in it'],
])('trace exits with %i for %j', (status, words, message) => {
  const said = run('trace', ...words);
  expect(said).toMatchObject({ status, stdout: '' });
  expect(said.stderr).toContain(message);
});
