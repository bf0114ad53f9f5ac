import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEarlier } from '../../src/corpus/earlier.ts';
import { openJournal } from '../../src/corpus/journal.ts';
import { openMemory } from '../../src/corpus/memory.ts';
import { renewList } from '../../src/corpus/reports-list.ts';
import { settledDocuments } from '../../src/corpus/settled-documents.ts';
import type { State } from '../../src/corpus/state.ts';
import { sumsOfSources } from '../../src/corpus/sums.ts';
import { writtenPaths } from '../../src/corpus/written.ts';
import { writtenFiles } from '../../src/corpus/written-files.ts';
import { folderOf } from './folders.ts';
import { cleanedDocument, renewed } from './reports.ts';

it('a list that cannot be made anew holds no file open', async () => {
  const clean = folderOf();
  await renewed(clean, [cleanedDocument('a.txt'), cleanedDocument('b.txt'), cleanedDocument('c.txt')]);
  const earlier = await readEarlier(clean);
  const reports = [...earlier.documents.values()].flatMap((document) => document.reports);
  rmSync(join(clean, reports[1] as string));
  const state: State = {
    folder: clean,
    force: false,
    code: undefined,
    known: undefined,
    journal: openJournal(clean),
    memory: openMemory(),
    stand: undefined,
    entries: new Map(),
    settled: settledDocuments(),
    files: writtenFiles(),
    sums: sumsOfSources(),
    left: new Map(),
    warnings: [],
    written: writtenPaths(),
    touched: new Set([reports[1] as string]),
    unchanged: 0,
  };
  const open = readdirSync('/dev/fd').length;
  for (let again = 0; again < 5; again += 1)
    await expect(renewList(state, reports, earlier)).rejects.toThrow('ENOENT');
  expect(readdirSync('/dev/fd').length).toBe(open);
  expect(readdirSync(clean).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
