import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Said } from '../cli/run.ts';
import { put } from '../corpus/folders.ts';
import { type HostileCorpus, hostileCorpus } from './hostile-corpus.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let corpus: HostileCorpus;

beforeAll(async () => {
  corpus = await hostileCorpus();
  cpSync(join(corpus.home, 'clean'), join(corpus.home, 'empty'), { recursive: true });
});
afterAll(() => corpus?.remove());

/** What steers a terminal, turns the words around it, or is not seen; a line's end is our own. */
const STEERS = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function expectTame({ out, err }: Said): void {
  expect([out, err].flatMap((said) => STEERS.exec(said) ?? [])).toEqual([]);
  // A line's end in a name would let a stranger write a line of ours.
  expect(`${out}\n${err}`).not.toMatch(/^\s*forged/m);
}

it('a build tells of every document that failed, on one line each, and steers no terminal', () => {
  const { built, failing } = corpus;
  expect(built.status).toBe(1);
  expect(built.err.match(/^failed: .*/gm)).toHaveLength(failing.length);
  expect(built.err).toContain('\\u{1b}[31m');
  expectTame(built);
});

const COMMANDS: readonly (readonly string[])[] = [
  ['all', '--explain'],
  ['list'],
  ['verify'],
  ['audit', '--limit', '0'],
  ['audit', '--rule', 'normalise/no-such-rule'],
  ['audit', '--reviews'],
  ['duplicates', '--limit', '0'],
  ['coverage'],
  ['export', '--format', 'csv', '--out', 'out-of-terminal'],
  ['diff', 'empty'],
  ['trace', 'no such\u001b[31m report', '--find', '\u009b31m'],
  ['nosuch\u001b[31m\u009b31m'],
  ['list', '--raw', 'none\u001b[31m\u202e'],
  ['watch', 'none\u001b[31m'],
  [
    'drift',
    'general',
    'raw/general/\u001b[2J\u001b]0;owned\u0007.txt',
    'raw/general/b\nforged: All holds.txt',
  ],
  ['new', 'hostile', '--dry-run', 'raw/general/\u001b[2J\u001b]0;owned\u0007.txt', 'raw/general/t16.txt'],
];

it.each(COMMANDS.map((words) => ({ command: words[0], words })))(
  '$command says nothing that steers a terminal',
  async ({ words }) => {
    const said = await corpus.run(...words);
    expect(`${said.out}${said.err}`).not.toBe('');
    expectTame(said);
  },
);

it('a report that is traced, and one that does not fit its files any more', async () => {
  const reports = readdirSync(join(corpus.home, 'clean/general')).filter((name) => /\d-.*\.txt$/.test(name));
  expect(reports).toHaveLength(corpus.documents);
  for (const name of reports.slice(0, 6))
    expectTame(await corpus.run('trace', `general/${name}`, '--find', '会上说'));
  const broken = join(corpus.home, 'broken');
  cpSync(join(corpus.home, 'clean'), broken, { recursive: true });
  put(broken, { [`general/${reports[0]}`]: '\u001b[31m甲\u009b\u202e', 'x\u001b[31m\nforged.txt': '' });
  const said = await corpus.run('verify', '--clean', 'broken');
  expect(said.status).toBe(1);
  expect(said.err).toContain('\\u{1b}');
  expectTame(said);
});

it.each([['all'], ['list'], ['verify'], ['audit'], ['duplicates'], ['coverage']])(
  '%s --json steers no terminal either, and is read back as it was',
  async (command) => {
    const said = await corpus.run(command, '--json');
    expectTame(said);
    const read = JSON.stringify(JSON.parse(said.out));
    if (command === 'list') expect(read).toContain(JSON.stringify(corpus.failing[1]).slice(1, -1));
  },
);
