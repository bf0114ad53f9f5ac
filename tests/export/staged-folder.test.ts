import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeFolder, printSums, SUMS, sealed, stagedFolder } from '../../src/export/staged-folder.ts';
import { folderOf, pathsBelow, put } from '../corpus/folders.ts';

/** Exports these files into a folder. */
async function run(out: string, files: Readonly<Record<string, string>>): Promise<void> {
  await madeFolder(out);
  const { staging, finish } = await stagedFolder(out);
  put(staging, files);
  const seals = await Promise.all(Object.keys(files).map((path) => sealed(staging, path)));
  writeFileSync(join(staging, SUMS), printSums(seals));
  await finish(seals);
}

describe('the folder of an export', () => {
  it('holds the files of the last export and no other; their hashes stand beside them', async () => {
    const out = join(folderOf(), 'new');
    await run(out, { 'a/1.txt': '甲', 'a/2.txt': '乙', 'b/3.txt': '丙' });
    await run(out, { 'a/1.txt': '丁' });
    expect(pathsBelow(out)).toEqual([SUMS, 'a/1.txt']);
    expect(readFileSync(join(out, 'a/1.txt'), 'utf8')).toBe('丁');
    expect(readFileSync(join(out, SUMS), 'utf8')).toMatch(/^[0-9a-f]{64} {2}a\/1\.txt\n$/);
  });

  it.each<[what: string, change: (out: string) => void, why: RegExp]>([
    [
      'of somebody else',
      (out) => writeFileSync(join(out, 'notes.md'), '私'),
      /notes\.md in it was not made by/,
    ],
    ['that was changed', (out) => writeFileSync(join(out, 'a.txt'), '改'), /a\.txt in it was changed since/],
    ['whose list is gone', (out) => rmSync(join(out, SUMS)), /a\.txt in it was not made by/],
  ])('is left as it is where there is a file in it %s', async (_, change, why) => {
    const out = folderOf();
    await run(out, { 'a.txt': '甲' });
    change(out);
    const before = pathsBelow(out);
    await expect(run(out, { 'a.txt': '乙' })).rejects.toThrow(why);
    expect(pathsBelow(out)).toEqual(before);
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).not.toBe('乙');
  });

  it('is finished by the next run where one was cut off: while writing, or while putting files in place', async () => {
    const out = folderOf();
    await run(out, { 'a.txt': '甲', 'b.txt': '乙' });
    const { staging } = await stagedFolder(out);
    put(staging, { 'half.txt': '半' });
    await run(out, { 'a.txt': '丙', 'b.txt': '丁' });
    expect(pathsBelow(out)).toEqual([SUMS, 'a.txt', 'b.txt']);

    const cut = await stagedFolder(out);
    put(cut.staging, { 'a.txt': '戊', 'c.txt': '己' });
    const seals = await Promise.all(['a.txt', 'c.txt'].map((path) => sealed(cut.staging, path)));
    writeFileSync(join(cut.staging, SUMS), printSums(seals));
    renameSync(join(cut.staging, 'a.txt'), join(out, 'a.txt'));
    await run(out, { 'c.txt': '庚' });
    expect(pathsBelow(out)).toEqual([SUMS, 'c.txt']);
  });

  it('must be a folder', async () => {
    const home = folderOf({ file: '' });
    await expect(run(join(home, 'file'), {})).rejects.toThrow('is not a folder');
    mkdirSync(join(home, 'empty'));
    await run(join(home, 'empty'), { 'a.txt': '甲' });
    expect(pathsBelow(join(home, 'empty'))).toEqual([SUMS, 'a.txt']);
  });
});
