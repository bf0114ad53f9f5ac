import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawsFrom } from '../../scripts/bench/draws.ts';
import { sentences } from '../../scripts/bench/made-report.ts';
import { openCorpus } from '../../src/corpus/corpus.ts';
import { editionOfReport } from '../../src/corpus/printed-edition.ts';
import { readyOf } from '../../src/corpus/ready.ts';
import { arrived, layFiles, removeLaid, takenBefore } from '../../src/queue/laid-files.ts';
import { folderStore } from '../../src/stores/folder-store.ts';
import { bytesBelow, folderOf, pathsBelow } from '../corpus/folders.ts';
import { cleanedDocument, renewed } from '../corpus/reports.ts';

const same = `${sentences(drawsFrom(31), 40)}\n`;
// All ask for the same name, which the first is given; the last is the same report as the first.
const documents = [
  cleanedDocument('a.txt', [{ words: same }]),
  cleanedDocument('b.txt', [{}, { words: '这是另一篇报告的全部内容，说的是山里的水。\n'.repeat(3) }]),
  cleanedDocument('c.txt'),
  cleanedDocument('d.txt', [{ words: `${same}#` }]),
];
const paths = documents.map(({ path }) => path);
const printKey = new Uint8Array(16);

/** The documents as workers lay them into a work folder, and a clean folder that they are collected into. */
function laidDocuments() {
  const [work, clean] = [folderStore(folderOf()), folderOf()];
  const laid = documents.map((document, number) => {
    const made = layFiles(readyOf(document, Infinity, editionOfReport), work, keyOf(number), printKey);
    if (made === undefined) throw new Error('nothing was laid');
    return made;
  });
  const collectUpTo = async (end: number) => {
    const corpus = await openCorpus(clean, { documents: paths });
    const into = { clean, keep: false, printKey, takenBefore: takenBefore(clean) };
    for (const each of laid.slice(0, end)) await corpus.add(arrived(each, work, into));
    return corpus;
  };
  return { work, clean, collectUpTo };
}

const keyOf = (number: number): string => `${number}`.repeat(40);

it('a collection that was broken off anywhere is made again, and leaves nothing in the work folder', async () => {
  const byHand = folderOf();
  await renewed(byHand, documents);
  for (let end = 0; end <= documents.length; end += 1) {
    const { work, clean, collectUpTo } = laidDocuments();
    await collectUpTo(end);
    const summary = await (await collectUpTo(documents.length)).finish();
    expect(summary.failed, `after ${end}`).toEqual([]);
    expect(bytesBelow(clean), `after ${end}`).toEqual(bytesBelow(byHand));
    await removeLaid(work, new Set(documents.map((_, number) => keyOf(number))));
    expect(pathsBelow(work.folder ?? '')).toEqual([]);
  }
});

it('one that had told already which reports are the same is made again too', async () => {
  const { clean, collectUpTo } = laidDocuments();
  const corpus = await collectUpTo(documents.length);
  const [journal, manifest] = [join(clean, '.qingyuan-journal'), join(clean, 'manifest.json')];
  const noted = readFileSync(journal);
  await corpus.finish();
  const whole = bytesBelow(clean);
  expect(readFileSync(join(clean, 'scans/990101-2021-岚屏县政府工作报告.json'), 'utf8')).toContain(
    '"sameAs"',
  );
  // As where it ends behind all else, before the manifest.
  rmSync(manifest);
  writeFileSync(journal, noted);
  expect((await (await collectUpTo(documents.length)).finish()).failed).toEqual([]);
  expect(bytesBelow(clean)).toEqual(whole);
});
