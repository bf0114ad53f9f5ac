import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { bytesBelow, folderOf, pathsBelow } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = ['--raw', join(root, 'raw'), '--clean', join(root, 'clean')];

describe('pipeline export', () => {
  it('writes the corpus and tells what it wrote; what was not said of it is told too', async () => {
    const here = folderOf();
    const said = await pipeline(
      ['export', ...sample, '--format', 'csv', '--format', 'jsonl', '--out', 'out'],
      here,
    );
    expect(said).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+ reports in 9 files of [\d,]+ bytes: out\n$/),
    });
    expect(said.err).toMatch(/not stated.*--licence, --url, --creator, --published/);
    const first = bytesBelow(join(here, 'out'));
    const again = await pipeline(
      ['export', ...sample, '--format', 'csv', '--format', 'jsonl', '--out', 'out', '--json'],
      here,
    );
    expect(JSON.parse(again.out).files).toHaveLength(9);
    expect(again.err).toBe('');
    expect(bytesBelow(join(here, 'out'))).toEqual(first);
  });

  it.each<[words: string[], hint: RegExp]>([
    [['--out', 'out'], /--format is missing/],
    [['--format', 'csv'], /--out is missing/],
    [['--format', 'xlsx', '--out', 'out'], /one of jsonl, parquet, csv, dolma, tei/],
    [['--format', 'csv', '--out', 'clean/out'], /--out clean\/out and --clean clean lie in one another/],
    [['--format', 'csv', '--out', 'raw'], /--out raw and --raw raw lie in one another/],
    [['--format', 'csv', '--out', '.'], /lie in one another/],
    [['--format', 'csv', '--out', 'out', '--published', '2026-02-30'], /day such as/],
    [['--format', 'csv', '--out', 'out', '--name', 'Ä'], /small letters/],
    [['--format', 'csv', '--out', 'out', '--clean', 'none'], /--clean none: there is no such folder/],
  ])('writes nothing where its words are wrong: %j', async (words, hint) => {
    const here = folderOf({ 'raw/a.txt': '甲', 'clean/b.txt': '乙' });
    const said = await pipeline(['export', ...words], here);
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(said.err).toMatch(hint);
    expect(pathsBelow(here)).toEqual(['clean/b.txt', 'raw/a.txt']);
  });

  it('follows no link into the corpus', async () => {
    const here = folderOf({ 'raw/a.txt': '甲', 'clean/b.txt': '乙' });
    symlinkSync('clean', join(here, 'link'));
    const said = await pipeline(['export', '--format', 'csv', '--out', 'link/out'], here);
    expect(said).toMatchObject({ status: 2, err: expect.stringContaining('lie in one another') });
    expect(pathsBelow(join(here, 'clean'))).toEqual(['b.txt']);
  });

  it('waits for another that writes to the same folder, and both give the same', async () => {
    const here = folderOf();
    const words = ['export', ...sample, '--format', 'csv', '--format', 'tei', '--out', 'out', '--quiet'];
    const both = await Promise.all([pipeline(words, here), pipeline(words, here)]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(pathsBelow(join(here, 'out')).filter((path) => path.startsWith('.'))).toEqual([]);
    expect(readFileSync(join(here, 'out/SHA256SUMS'), 'utf8').split('\n').length).toBeGreaterThan(30);
  });

  it('writes nothing over what is not its own, nor of a corpus that does not hold', async () => {
    const here = folderOf({ 'out/notes.md': '私' });
    const taken = await pipeline(['export', ...sample, '--format', 'csv', '--out', 'out'], here);
    expect(taken).toMatchObject({
      status: 2,
      err: expect.stringContaining('notes.md in it was not made by'),
    });

    cpSync(join(root, 'clean'), join(here, 'clean'), { recursive: true });
    const [path] = pathsBelow(join(here, 'clean')).filter((each) => each.endsWith('.txt'));
    const text = join(here, 'clean', path as string);
    writeFileSync(text, `${readFileSync(text, 'utf8')}另加一行\n`);
    const broken = await pipeline(['export', '--clean', 'clean', '--format', 'csv', '--out', 'new'], here);
    expect(broken).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining(`${path}: not the bytes`),
    });
    expect(pathsBelow(here).filter((each) => each.startsWith('new'))).toEqual([]);
  });
});
