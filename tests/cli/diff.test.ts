import { execFileSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCorpus } from '../audit/small-corpus.ts';
import { pipeline } from './run.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
    cwd: dirname(corpus.clean),
  });

beforeAll(async () => {
  corpus = await smallCorpus();
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
});
afterAll(() => corpus.remove());

const run = (...words: string[]) =>
  pipeline(['diff', ...words, '--raw', corpus.raw, '--clean', corpus.clean]);

test('a git revision of the clean folder is the older build, and nothing in the work tree changes', async () => {
  expect(await run('--git', 'HEAD')).toEqual({
    status: 0,
    out: '0 reports added, 0 gone, 0 changed, 4 the same.\n',
    err: '',
  });
  expect(git('status', '--porcelain').toString()).toBe('');
});

test('thresholds end it with 1 and say which', async () => {
  const old = `${corpus.clean}-old`;
  await cp(corpus.clean, old, { recursive: true });
  expect(await run(old, '--fail-on', 'changed=0')).toMatchObject({ status: 0 });
  const empty = `${corpus.clean}-none`;
  await cp(corpus.raw, empty, { recursive: true });
  const said = await run(empty, '--fail-on', 'added=3');
  expect(said).toMatchObject({ status: 1, err: 'added: 4, more than 3.\n' });
  expect(said.out).toContain('added    site/000000-2021-丙县政府工作报告.txt\n');
});

test('words that are wrong end with 2 or say what is missing', async () => {
  expect(await run()).toMatchObject({ status: 2 });
  expect(await run('nowhere')).toMatchObject({ status: 2 });
  expect(await run('--git', 'HEAD', '--fail-on', 'much=1')).toMatchObject({ status: 2 });
  const { status, err } = await run('--git', 'nothing');
  expect({ status, err }).toEqual({ status: 1, err: 'error: there is no git revision nothing.\n' });
});
