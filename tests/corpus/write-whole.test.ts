import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/corpus/write-whole.ts';
import { folderOf } from './folders.ts';

/** A disk of its own that every Linux has. */
const other = '/dev/shm';

function isOtherDisk(folder: string): boolean {
  return statSync(other, { throwIfNoEntry: false })?.dev !== statSync(folder).dev;
}

describe('a file that lies elsewhere already', () => {
  it.runIf(process.platform === 'linux')('comes also to a folder that is on another disk', async () => {
    const folder = mkdtempSync(join(other, 'qingyuan-'));
    try {
      const from = folderOf({ laid: '山有林，水有鱼。' });
      expect(isOtherDisk(from)).toBe(true);
      await writeWhole([{ location: join(folder, 'there'), laid: join(from, 'laid') }]);
      expect(readdirSync(from)).toEqual([]);
      expect(readdirSync(folder)).toEqual(['there']);
      expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('山有林，水有鱼。');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is gone where it cannot be given its name, with those beside it', async () => {
    const folder = folderOf({ laid: '山', 'taken/inside': '水' });
    const files = [
      { location: join(folder, 'text'), bytes: Buffer.from('林') },
      { location: join(folder, 'taken'), laid: join(folder, 'laid') },
    ];
    writeFileSync(join(folder, 'beside'), '鱼');
    await expect(writeWhole(files)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
    expect(readdirSync(folder).sort()).toEqual(['beside', 'taken', 'text']);
  });

  it('stays where it is held', async () => {
    const folder = folderOf({ laid: '山', 'taken/inside': '水' });
    const held = { location: join(folder, 'taken'), laid: join(folder, 'laid'), isHeld: true as const };
    await expect(writeWhole([held])).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
    expect(readFileSync(join(folder, 'laid'), 'utf8')).toBe('山');
  });
});
