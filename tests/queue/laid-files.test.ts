import { appendFileSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintsWith } from '../../src/corpus/fingerprints.ts';
import { openJournal } from '../../src/corpus/journal.ts';
import { readyOf } from '../../src/corpus/ready.ts';
import { printOfReport } from '../../src/corpus/staged.ts';
import { withSameAs } from '../../src/corpus/with-same-as.ts';
import { arrived, layFiles, removeLaid, takenBefore } from '../../src/queue/laid-files.ts';
import { listResults, readResult, writeResult } from '../../src/queue/results.ts';
import { folderStore } from '../../src/stores/folder-store.ts';
import { folderOf } from '../corpus/folders.ts';
import { cleanedDocument } from '../corpus/reports.ts';

const key = 'ab'.repeat(20);
const printKey = new Uint8Array(16).fill(1);
const ready = readyOf(cleanedDocument('a.txt', [{}, { words: '山里的水和水边的路。\n'.repeat(9) }]));
const bytes = ready.reports.flatMap(({ contents }) => contents.map((part) => Buffer.from(part).toString()));

/** A work folder with a document of two reports laid into it, and a clean folder. */
function laidDocument() {
  const [work, clean] = [folderStore(folderOf()), folderOf()];
  const laid = layFiles(ready, work, key, printKey);
  if (laid === undefined) throw new Error('nothing was laid');
  const files = laid.reports.flatMap((report) => report.files);
  const here = (index: number): string => join(work.folder ?? '', files[index]?.location ?? '');
  return { work, clean, laid, files, here };
}

const into = (clean: string, keep = false) => ({ clean, keep, printKey, takenBefore: takenBefore(clean) });

type Come = ReturnType<typeof arrived>;

const locations = ({ reports }: Come): string[] =>
  reports.flatMap(({ files }) => files.map(({ location }) => location));

const words = (come: Come): string[] => locations(come).map((location) => readFileSync(location, 'utf8'));

it('what was laid is told by its result, and comes into the clean folder as it was', async () => {
  const { work, clean, laid, here } = laidDocument();
  expect(await writeResult(work, key, laid)).toBe('ready');
  expect(await listResults(work)).toEqual(new Map([[key, 'ready']]));
  const read = await readResult(work, key, 'ready');
  expect(read).toEqual(laid);
  const come = arrived(laid, work, into(clean));
  expect(words(come)).toEqual(bytes);
  expect(locations(come)[0]).toBe(here(0));
  expect(readdirSync(clean)).toEqual([]);
});

it('fingerprints come with what was laid where they are made with the key of who collects', () => {
  const { work, clean, laid } = laidDocument();
  const [report] = arrived(laid, work, into(clean)).reports;
  const [first] = ready.reports;
  const path = `${ready.source}/${first?.name}.txt`;
  const print = printOfReport(path, first?.contents ?? [], fingerprintsWith(printKey));
  expect(report?.print).toEqual({ path, print });
  const other = arrived(laid, work, { ...into(clean), printKey: new Uint8Array(16).fill(2) });
  expect(other.reports.map((each) => each.print)).toEqual([undefined, undefined]);
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
  const { work, clean, laid, here } = laidDocument();
  const come = arrived(laid, work, into(clean, true));
  expect(words(come)).toEqual(bytes);
  expect(readFileSync(here(0), 'utf8')).toBe(bytes[0]);
  expect(statSync(locations(come)[0] ?? '').ino).not.toBe(statSync(here(0)).ino);
});

describe('what a collection took that was broken off', () => {
  /** The first report has its name in the clean folder, and is gone from where it was laid. */
  function brokenOff() {
    const document = laidDocument();
    const { clean, files, here } = document;
    const names = ['a.txt', 'a.json', 'a.trace.json'];
    const { note } = openJournal(clean);
    for (const [at, path] of names.entries()) {
      note([{ path, sha256: files[at]?.sha256 ?? '', bytes: files[at]?.bytes ?? 0 }]);
      renameSync(here(at), join(clean, path));
    }
    return document;
  }

  it('is taken again, and stays where it is', () => {
    const { work, clean, laid, here } = brokenOff();
    const come = arrived(laid, work, into(clean));
    expect(words(come)).toEqual(bytes);
    expect(locations(come)[3]).toBe(here(3));
    expect(readFileSync(join(clean, 'a.txt'), 'utf8')).toBe(bytes[0]);
  });

  it('is taken again as it was made, where it was told since which others are the same', () => {
    const { work, clean, laid } = brokenOff();
    const said = readFileSync(join(clean, 'a.json'));
    const other = { report: 'general/b', relation: 'near', shared: 0.9 };
    writeFileSync(join(clean, 'a.json'), withSameAs(said, [other] as never));
    expect(readFileSync(join(clean, 'a.json'))).not.toEqual(said);
    expect(words(arrived(laid, work, into(clean)))).toEqual(bytes);
  });

  it('is not taken where it was edited since, or is gone', () => {
    const { work, clean, laid } = brokenOff();
    appendFileSync(join(clean, 'a.txt'), '多出来的一行。\n');
    expect(() => arrived(laid, work, into(clean))).toThrow(/is not as it was written/);
    renameSync(join(clean, 'a.txt'), join(clean, 'b.txt'));
    expect(() => arrived(laid, work, into(clean))).toThrow(/is not as it was written/);
  });
});

it('a file that was cut off is not taken', () => {
  const { work, clean, laid, here } = laidDocument();
  writeFileSync(here(1), 'short');
  expect(() => arrived(laid, work, into(clean))).toThrow(/laid\/ab\/.* is not as it was written/);
});

it('all that was laid of a document goes with it, and nothing of others', async () => {
  const { work } = laidDocument();
  layFiles(ready, work, key, printKey);
  const other = `${'ab'.repeat(19)}cd`;
  layFiles(ready, work, other, printKey);
  await removeLaid(work, new Set([key]));
  const left: string[] = [];
  for await (const path of work.paths('laid/')) left.push(path);
  expect(left).toHaveLength(6);
  expect(left.every((path) => path.includes(`/${other}-`))).toBe(true);
});

it('a bucket is laid nothing into', () => {
  const { folder: _, ...bucket } = folderStore(folderOf());
  expect(layFiles(ready, bucket, key, printKey)).toBeUndefined();
});
