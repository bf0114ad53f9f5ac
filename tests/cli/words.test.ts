import { describe, expect, it, vi } from 'vitest';
import { folderOf, pathsBelow } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('the words of a command', () => {
  it('that ask for help are answered on stdout, with examples, and status 0', async () => {
    const [all, one, source] = await Promise.all([
      pipeline(['--help']),
      pipeline(['all', '--help']),
      pipeline(['general', '--help']),
    ]);
    for (const said of [all, one, source]) {
      expect(said).toMatchObject({ status: 0, err: '' });
      expect(said.out).toContain('Examples:');
      expect(said.out).toContain('$ pnpm pipeline ');
    }
    expect(all.out).toMatch(/^\s+general .*general alone/m);
    for (const flag of ['--source', '--jobs', '--force', '--raw', '--clean', '--json', '--quiet'])
      expect(one.out).toContain(flag);
  });

  it('take the four flags that every command takes, and say in the help of each what they mean', async () => {
    const commands =
      'all list verify trace audit diff duplicates export coverage new-case new check watch drift submit worker jobs collect'.split(
        ' ',
      );
    const helps = await Promise.all(commands.map((command) => pipeline([command, '--help'])));
    for (const [index, { out }] of helps.entries())
      for (const flag of ['--raw', '--clean', '--json', '--quiet'])
        expect(out, commands[index]).toMatch(new RegExp(`^ +${flag}\\b`, 'm'));
  });

  it.each<[words: string[], hint: RegExp]>([
    [[], /Usage: pipeline/],
    [['al'], /unknown command 'al'[\s\S]*Did you mean all/],
    [['genral'], /unknown command 'genral'[\s\S]*Did you mean general/],
    [['all', '--forse'], /unknown option '--forse'[\s\S]*Did you mean --force/],
    [['all', '--jobs', '0'], /--jobs[\s\S]*from 1 to 999/],
    [['all', '--source', 'genera'], /no pipelines\/genera\.ts[\s\S]*Did you mean general/],
    [['all', '--source'], /argument missing/],
    [['all', '--raw', 'there-is-none'], /--raw there-is-none: there is no such folder/],
  ])('that are wrong are said on stderr with what is near, and status 2: %j', async (words, hint) => {
    const here = folderOf();
    const said = await pipeline(words, here);
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(said.err).toMatch(hint);
    expect(pathsBelow(here)).toEqual([]);
  });

  it('that name a clean folder which lies in raw, or is a file, are wrong', async () => {
    const here = folderOf({ 'raw/a.txt': '甲', file: '' });
    const [inside, file] = await Promise.all([
      pipeline(['all', '--clean', 'raw/clean'], here),
      pipeline(['all', '--clean', 'file'], here),
    ]);
    expect(inside).toMatchObject({
      status: 2,
      err: expect.stringContaining('--clean raw/clean lies in --raw raw'),
    });
    expect(file).toMatchObject({ status: 2, err: expect.stringContaining('--clean file is not a folder') });
    expect(pathsBelow(here)).toEqual(['file', 'raw/a.txt']);
  });
});
