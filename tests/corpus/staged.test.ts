import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCorpus } from '../../src/corpus/corpus.ts';
import { fingerprintsWith } from '../../src/corpus/fingerprints.ts';
import {
  editionOfReport,
  knownEditionOf,
  printedEdition,
  readEdition,
} from '../../src/corpus/printed-edition.ts';
import { readyOf } from '../../src/corpus/ready.ts';
import { type Staged, staged } from '../../src/corpus/staged.ts';
import type { Cleaned } from '../../src/documents/outcome.ts';
import type { Sidecar } from '../../src/documents/sidecar.ts';
import { bytesBelow, folderOf } from './folders.ts';
import { cleanedDocument, renewed } from './reports.ts';

const prints = fingerprintsWith();

function gate(isClosed = 0): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  shared[0] = isClosed;
  return shared;
}

/** A document as a worker hands it over. */
function laid(folder: string, document: Cleaned, number: number): Staged {
  const ready = readyOf(document, Infinity, editionOfReport);
  const made = staged(ready, { folder, name: `.qingyuan-1-${number}`, gate: gate() }, prints);
  if (made === undefined) throw new Error('nothing was laid');
  return made;
}

const documents = [
  cleanedDocument('a.txt'),
  // Of the same name as the one before it, and two reports.
  cleanedDocument('b.txt', [
    {},
    { words: '这是另一篇报告的全部内容，说的是山里的水和水边的路。\n'.repeat(3) },
  ]),
  // The same words as the first: its sidecar and that one's name each other.
  cleanedDocument('c.txt', [{ words: `${'全县又修了一条路，通到每一个村，桥也是新的。\n'.repeat(9)}` }]),
  cleanedDocument('d.txt', [{ words: `${'全县又修了一条路，通到每一个村，桥也是新的。\n'.repeat(9)}#` }]),
];

it('files that workers laid make the corpus that bytes at hand make', async () => {
  const [byHand, byWorkers] = [folderOf(), folderOf()];
  await renewed(byHand, documents);
  for (const round of [1, 2]) {
    const corpus = await openCorpus(byWorkers, { documents: documents.map(({ path }) => path) });
    for (const [number, document] of documents.entries()) await corpus.add(laid(byWorkers, document, number));
    const { written, failed } = await corpus.finish();
    expect(failed).toEqual([]);
    expect(written.length > 0, `round ${round}`).toBe(round === 1);
    expect(bytesBelow(byWorkers)).toEqual(bytesBelow(byHand));
  }
});

it('what was laid of a document that is refused does not stay', async () => {
  const clean = folderOf();
  const corpus = await openCorpus(clean, { documents: ['a.txt'] });
  const document = laid(clean, cleanedDocument('a.txt'), 1);
  expect(readdirSync(clean)).toHaveLength(3);
  await corpus.add({ ...document, refusal: 'no report in it.' });
  expect(readdirSync(clean)).toEqual([]);
});

it('a folder that takes no files leaves it to who collects to say why', () => {
  const ready = readyOf(cleanedDocument('a.txt'));
  expect(
    staged(ready, { folder: join(folderOf(), 'none'), name: '.qingyuan-1-1', gate: gate() }, prints),
  ).toBe(undefined);
});

it('what is kept of a report is read back as it was', async () => {
  const clean = folderOf();
  const { written } = await renewed(clean, [cleanedDocument('a.txt')]);
  const [text, sidecar] = ['.txt', '.json'].map((ending) =>
    readFileSync(join(clean, written.find((path) => path.endsWith(`府工作报告${ending}`)) as string), 'utf8'),
  ) as [string, string];
  const edition = knownEditionOf(text, JSON.parse(sidecar) as Sidecar);
  const printed = printedEdition(edition);
  for (const shift of [0, 1, 2, 3])
    expect(readEdition(Buffer.concat([Buffer.alloc(shift), printed]).subarray(shift))).toEqual(edition);
});

it('nothing is laid behind a closed gate', () => {
  const folder = folderOf();
  const stage = { folder, name: '.qingyuan-1-1', gate: gate(1) };
  expect(staged(readyOf(cleanedDocument('a.txt')), stage, prints)).toBe(undefined);
  expect(readdirSync(folder)).toEqual([]);
  expect([...stage.gate]).toEqual([1, 0]);
});
