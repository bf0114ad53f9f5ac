import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJournal } from '../../src/corpus/journal.ts';
import { folderOf } from './folders.ts';

const file = (path: string) => ({ path, sha256: 'ab'.repeat(32), bytes: 3 });
const noted = (folder: string) => openJournal(folder).before.map(({ path }) => path);

it('tells what was noted, whatever is in a name, until it is closed', () => {
  const folder = folderOf();
  const journal = openJournal(folder);
  journal.note([file('a/甲.txt'), file('a/"\n\\.txt')]);
  journal.note([file('b/乙.txt')]);
  expect(noted(folder)).toEqual(['a/甲.txt', 'a/"\n\\.txt', 'b/乙.txt']);
  journal.close();
  expect(noted(folder)).toEqual([]);
  expect(existsSync(join(folder, '.qingyuan-journal'))).toBe(false);
});

it('goes on after a line that a full disk cut off anywhere', () => {
  const folder = folderOf();
  openJournal(folder).note([file('a/甲.txt')]);
  const whole = readFileSync(join(folder, '.qingyuan-journal'));
  for (let cut = 0; cut < whole.length; cut += 1) {
    const half = folderOf();
    writeFileSync(join(half, '.qingyuan-journal'), whole.subarray(0, cut));
    openJournal(half).note([file('b/乙.txt'), file('c/丙.txt')]);
    expect(noted(half).slice(-2), `${cut}`).toEqual(['b/乙.txt', 'c/丙.txt']);
  }
});

it('takes no line for a file that lies elsewhere, nor what it did not write', () => {
  const folder = folderOf();
  openJournal(folder).note([file('../outside.txt'), file('/etc/passwd'), file('a.txt')]);
  appendFileSync(join(folder, '.qingyuan-journal'), `${'ab'.repeat(32)} "\\x"\nmine\n`);
  expect(noted(folder)).toEqual(['a.txt']);
});

it('is written to no link and no pipe', () => {
  const [linked, piped] = [folderOf(), folderOf()];
  symlinkSync('elsewhere', join(linked, '.qingyuan-journal'));
  execFileSync('mkfifo', [join(piped, '.qingyuan-journal')]);
  for (const folder of [linked, piped]) expect(() => openJournal(folder)).toThrow('is no file of this tool');
});
