import { linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { fileStates } from '../../src/corpus/file-states.ts';
import { folderOf, put } from './folders.ts';

function statesOf(folder: string): string | undefined {
  const states = fileStates(folder);
  expect(states.addAll()).toBe(true);
  return states.hash();
}

it('files are told by their names below the folder, wherever that lies, and not in folders that are hidden', () => {
  const folder = folderOf();
  put(folder, { 'first/general/a.txt': '甲' });
  // The system says the same of all of them but where they lie.
  const others = ['same/general/a.txt', 'named/general/b.txt', 'moved/special/a.txt', 'same/.old/a.txt'];
  for (const other of others) {
    mkdirSync(join(folder, dirname(other)), { recursive: true });
    linkSync(join(folder, 'first/general/a.txt'), join(folder, other));
  }
  const first = statesOf(join(folder, 'first'));
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(statesOf(join(folder, 'same'))).toBe(first);
  expect(statesOf(join(folder, 'named'))).not.toBe(first);
  expect(statesOf(join(folder, 'moved'))).not.toBe(first);
});
