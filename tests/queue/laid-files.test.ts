import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readyOf } from '../../src/corpus/ready.ts';
import { arrived, layFiles, removeLaid } from '../../src/queue/laid-files.ts';
import { listResults, readResult, writeResult } from '../../src/queue/results.ts';
import { folderStore } from '../../src/stores/folder-store.ts';
import { folderOf } from '../corpus/folders.ts';
import { cleanedDocument } from '../corpus/reports.ts';

const key = 'ab'.repeat(20);
const ready = readyOf(cleanedDocument('a.txt', [{}, { words: '山里的水和水边的路。\n'.repeat(9) }]));
const bytes = ready.reports.flatMap(({ contents }) => contents.map((part) => Buffer.from(part).toString()));

/** A work folder with a document of two reports laid into it, and a clean folder. */
function laidDocument() {
  const [work, clean] = [folderStore(folderOf()), folderOf()];
  const laid = layFiles(ready, work, key);
  if (laid === undefined) throw new Error('nothing was laid');
  const files = laid.reports.flatMap((report) => report.files);
  const here = (index: number): string => join(work.folder ?? '', files[index]?.location ?? '');
  return { work, clean, laid, files, here };
}

const taken = (clean: string): string[] =>
  readdirSync(clean)
    .map((name) => readFileSync(join(clean, name), 'utf8'))
    .sort();

it('what was laid is told by its result, and comes into the clean folder as it was', async () => {
  const { work, clean, laid, here } = laidDocument();
  expect(await writeResult(work, key, laid)).toBe('ready');
  expect(await listResults(work)).toEqual(new Map([[key, 'ready']]));
  const read = await readResult(work, key, 'ready');
  expect(read).toEqual(laid);
  const come = arrived(laid, work, { clean, keep: false });
  expect(taken(clean)).toEqual([...bytes].sort());
  expect(
    come.reports.flatMap(({ files }) => files.map(({ location }) => readFileSync(location, 'utf8'))),
  ).toEqual(bytes);
  expect(readFileSync(here(0), 'utf8')).toBe(bytes[0]);
});

it('bytes that were not laid are in the result itself', async () => {
  const work = folderStore(folderOf());
  await writeResult(work, key, ready);
  expect(await readResult(work, key, 'ready')).toEqual({
    ...ready,
    reports: ready.reports.map((report) => ({
      ...report,
      contents: report.contents.map((part) => Buffer.from(part)),
    })),
  });
});

it('what stays in the work folder is not the file that people may edit', () => {
  for (const keep of [true, false]) {
    const { work, clean, laid, here } = laidDocument();
    const come = arrived(laid, work, { clean, keep });
    const own = come.reports[0]?.files[0]?.location ?? '';
    expect(statSync(own).ino === statSync(here(0)).ino).toBe(!keep);
  }
});

it('what a collection took that was broken off is taken again, and not where it was edited since', () => {
  const { work, clean, laid, here } = laidDocument();
  arrived(laid, work, { clean, keep: false });
  const again = folderOf();
  const [first] = arrived(laid, work, { clean: again, keep: false }).reports;
  expect(taken(again)).toEqual([...bytes].sort());
  expect(statSync(first?.files[0]?.location ?? '').ino).not.toBe(statSync(here(0)).ino);
  const before = readFileSync(here(0));
  writeFileSync(
    here(0),
    before.map((byte) => byte ^ 1),
  );
  expect(() => arrived(laid, work, { clean: folderOf(), keep: false })).toThrow(/is not as it was written/);
});

it('a file that was cut off is not taken', () => {
  const { work, clean, laid, here } = laidDocument();
  writeFileSync(here(1), 'short');
  expect(() => arrived(laid, work, { clean, keep: false })).toThrow(/laid\/ab\/.* is not as it was written/);
});

it('all that was laid of a document goes with it, and nothing of others', async () => {
  const { work } = laidDocument();
  layFiles(ready, work, key);
  const other = `${'ab'.repeat(19)}cd`;
  layFiles(ready, work, other);
  await removeLaid(work, new Set([key]));
  const left: string[] = [];
  for await (const path of work.paths('laid/')) left.push(path);
  expect(left).toHaveLength(6);
  expect(left.every((path) => path.includes(`/${other}-`))).toBe(true);
});

it('a bucket is laid nothing into', () => {
  const { folder: _, ...bucket } = folderStore(folderOf());
  expect(layFiles(ready, bucket, key)).toBeUndefined();
});
