import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCorpus } from '../../src/corpus/corpus.ts';
import { folderOf } from './folders.ts';
import { cleanedDocument, renewed } from './reports.ts';

it('a list that cannot be made anew holds no file open', async () => {
  const clean = folderOf();
  const paths = ['a.txt', 'b.txt', 'c.txt'];
  const { written } = await renewed(
    clean,
    paths.map((path) => cleanedDocument(path)),
  );
  const second = written.filter((path) => path.endsWith('.txt'))[1] as string;
  const open = readdirSync('/dev/fd').length;
  for (let again = 0; again < 5; again += 1) {
    const corpus = await openCorpus(clean, { documents: paths });
    await corpus.add({ path: 'a.txt', became: 'same' });
    await corpus.add(
      cleanedDocument('b.txt', [{ words: `全县又修了${again + 1}条路，通到每一个村。\n`.repeat(9) }]),
    );
    // The lines of the others come from the list that is there, and this one's from a text that is gone.
    rmSync(join(clean, second));
    await corpus.add({ path: 'c.txt', became: 'same' });
    const { failed } = await corpus.finish();
    expect(failed).toMatchObject([{ path: 'reports.jsonl' }]);
    await renewed(
      clean,
      paths.map((path) => cleanedDocument(path)),
    );
  }
  expect(readdirSync('/dev/fd').length).toBe(open);
  expect(readdirSync(clean).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
