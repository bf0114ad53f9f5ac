import { readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawsFrom } from '../../scripts/bench/draws.ts';
import { sentences } from '../../scripts/bench/made-report.ts';
import { folderOf } from './folders.ts';
import { cleanedDocument, failedDocument, renewed } from './reports.ts';

const text = `${sentences(drawsFrom(31), 40)}\n`;
const whole = cleanedDocument('a.txt', [{ words: `#${text}` }]);
const half = cleanedDocument(
  'b.txt',
  [
    {
      words: text.slice(0, text.length / 2),
      about: {
        completeness: { complete: false, truncatedStart: false, truncatedEnd: true, missing: [], notes: [] },
      },
    },
  ],
  'portal',
);
const other = cleanedDocument('c.txt', [
  { words: `${sentences(drawsFrom(32), 40)}\n`, about: { year: 2020 } },
]);

const WHOLE = 'scans/990101-2021-岚屏县政府工作报告';
const HALF = 'portal/990101-2021-岚屏县政府工作报告';

const same = (path: string) => ({ path, became: 'same' as const });

function saidOf(folder: string, report: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${report}.json`), 'utf8')).sameAs;
}

function bytesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

test('sidecars say of each other that they are the same, and the list says it too', async () => {
  const folder = folderOf();
  await renewed(folder, [whole, half, other]);
  expect(saidOf(folder, HALF)).toMatchObject([
    { report: `${WHOLE}.txt`, relation: 'contained', share: { here: 1 }, canonical: true },
  ]);
  expect(saidOf(folder, WHOLE)).toMatchObject([
    { report: `${HALF}.txt`, relation: 'contains', share: { there: 1 } },
  ]);
  const lines = readFileSync(join(folder, 'reports.jsonl'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).sameAs?.length)).toEqual([1, undefined, 1]);
});

test('a build of the same documents writes nothing again', async () => {
  const folder = folderOf();
  await renewed(folder, [whole, half, other]);
  expect(await renewed(folder, [whole, half, other])).toMatchObject({ written: [], unchanged: 11 });
});

test('what was kept of reports and came to harm is found again in their files', async () => {
  const [known, undisturbed, folder] = [join(folderOf(), 'known'), folderOf(), folderOf()];
  await renewed(undisturbed, [whole, half, other]);
  await renewed(folder, [whole, half], { known });
  for (const [said, harmed] of [
    ['"id":', '"id"x'],
    ['"facts":', 'x\n\n\n\n\n\n\n'],
  ] as const) {
    const kept = readFileSync(known, 'latin1');
    expect(kept).toContain(said);
    writeFileSync(known, kept.replaceAll(said, harmed), 'latin1');
    await renewed(folder, [same('a.txt'), same('b.txt'), other], { known });
    expect(bytesIn(folder)).toEqual(bytesIn(undisturbed));
  }
});

test('whatever the history, the bytes are those of a build from nothing', async () => {
  const [known, undisturbed, folder] = [join(folderOf(), 'known'), folderOf(), folderOf()];
  await renewed(undisturbed, [whole, half, other]);
  await renewed(folder, [half, other], { known });
  expect(saidOf(folder, HALF)).toBeUndefined();
  await renewed(folder, [whole, same('b.txt'), same('c.txt')], { known });
  expect(bytesIn(folder)).toEqual(bytesIn(undisturbed));
  // It goes, and comes again, without what was remembered.
  await renewed(folder, [same('b.txt'), same('c.txt')]);
  expect(saidOf(folder, HALF)).toBeUndefined();
  await renewed(folder, [whole, same('b.txt'), same('c.txt')]);
  expect(bytesIn(folder)).toEqual(bytesIn(undisturbed));
});

test('a build of one source tells the reports of the others', async () => {
  const folder = folderOf();
  await renewed(folder, [half]);
  await renewed(folder, [whole, { path: 'b.txt', became: 'skipped' }]);
  expect(saidOf(folder, HALF)).toHaveLength(1);
});

test('a report that is kept because its document failed is still the same as another', async () => {
  const folder = folderOf();
  await renewed(folder, [whole, half]);
  await renewed(folder, [whole, failedDocument('b.txt', 'portal')]);
  expect(saidOf(folder, WHOLE)).toHaveLength(1);
});

test('a sidecar that cannot be written is named, stays as it was, and is written by the next run', async () => {
  const [folder, undisturbed, elsewhere] = [folderOf(), folderOf(), join(folderOf(), 'portal')];
  await renewed(undisturbed, [half, whole]);
  await renewed(folder, [half]);
  renameSync(join(folder, 'portal'), elsewhere);
  symlinkSync(elsewhere, join(folder, 'portal'));
  const { failed } = await renewed(folder, [same('b.txt'), whole]);
  expect(failed.map(({ path }) => path)).toContain(`${HALF}.json`);
  expect(saidOf(folder, HALF)).toBeUndefined();
  rmSync(join(folder, 'portal'));
  renameSync(elsewhere, join(folder, 'portal'));
  await renewed(folder, [same('b.txt'), same('a.txt')]);
  expect(bytesIn(folder)).toEqual(bytesIn(undisturbed));
});

test('a sidecar that was changed by hand is no report, and is not written over', async () => {
  const folder = folderOf();
  await renewed(folder, [half]);
  const location = join(folder, `${HALF}.json`);
  const changed = readFileSync(location, 'utf8').replace('岚屏县', '松岭县');
  writeFileSync(location, changed);
  await renewed(folder, [whole, { path: 'b.txt', became: 'skipped' }]);
  expect(readFileSync(location, 'utf8')).toBe(changed);
  expect(saidOf(folder, WHOLE)).toBeUndefined();
});
