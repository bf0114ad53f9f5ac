import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { caseBlindDisk } from '../../scripts/survive/case-blind-disk.ts';
import { run } from '../../scripts/survive/run.ts';
import { treeOf } from '../../scripts/survive/tree.ts';
import { nameKey } from '../../src/corpus/report-name.ts';
import type { Manifest } from '../../src/documents/manifest.ts';
import { folderOf, jsonAt, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';

vi.setConfig({ testTimeout: 120_000 });

const body = reportText(0, '').split('\n').slice(3).join('\n');

/** What a stranger may call a document; each makes a name of a report that is safe everywhere. */
const TITLES = [
  '../../../outside规划',
  '/outside规划',
  `${'长'.repeat(300)}规划`,
  'CON',
  'NUL规划',
  'COM1.txt',
  '🏮🏮规划👨‍👩‍👧',
  'Plan规划',
  'plan规划',
  'PLAN规划',
  'é规划',
  'é规划',
  'straße规划',
  'STRASSE规划',
  '规划...',
  '规划   ',
  '-rf规划',
  '.hidden规划',
  '甲\u001b[31m规划',
  'a/b\\c:d*e?f"g<h>i|j规划',
  '%2e%2e%2foutside规划',
  '\u202e规划',
  '规划\ufe0f',
];

/** What a raw file may be called where a disk takes it. */
const FILES = [
  'a\nb.txt',
  '-rf.txt',
  'a\u001b[31m.txt',
  ' .txt',
  'CON.txt',
  'A.txt',
  'a.txt',
  `${'x'.repeat(251)}.txt`,
  '\u2028.txt',
  '"q\'.txt',
];

const SAFE = /^\d{6}-\d{4}-[^\s\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|.-]+(?:-\d+)?(?:\.txt|\.json|\.trace\.json)$/u;

function written(here: string, raw: string): void {
  const titled = TITLES.map((title, index) => [`general/t${index}.txt`, `${title}\n${body}`]);
  const named = FILES.map((name, index) => [`general/${name}`, reportText(index, String(index))]);
  put(join(here, raw), Object.fromEntries([...titled, ...named]));
}

/** One report for each document, under names that no disk takes for one another, and nothing beside. */
function expectAll(here: string, clean: string): void {
  const { documents } = jsonAt<Manifest>(join(here, clean), 'manifest.json');
  const reports = documents.flatMap((document) => document.reports);
  expect(reports).toHaveLength(TITLES.length + FILES.length);
  expect(new Set(reports.map(nameKey)).size).toBe(reports.length);
  const files = readdirSync(join(here, clean, 'general'));
  expect(files).toHaveLength(3 * reports.length);
  for (const file of files) {
    expect(file).toMatch(SAFE);
    expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
  }
  expect(readdirSync(join(here, clean)).sort()).toEqual(['general', 'manifest.json', 'reports.jsonl']);
}

it('hostile titles and file names: every report is there, under a safe name, and nothing is outside', async () => {
  const here = folderOf();
  written(here, 'in/raw');
  mkdirSync(join(here, 'in/remembered'));
  const said = await run(['all', '--quiet'], { cwd: join(here, 'in') });
  expect(said).toMatchObject({ status: 0, out: '', err: '' });
  expectAll(join(here, 'in'), 'clean');
  expect(readdirSync(here)).toEqual(['in']);
  expect(readdirSync(join(here, 'in')).sort()).toEqual(['clean', 'raw', 'remembered']);
  expect(await run(['verify', '--quiet'], { cwd: join(here, 'in') })).toMatchObject({ status: 0 });
});

it('on a disk that does not tell case too, where there is one; reports go to and fro on it without loss', async () => {
  const here = folderOf();
  const disk = caseBlindDisk(join(here, 'disk'));
  try {
    written(here, 'raw');
    expect(await run(['all', '--quiet', '--clean', 'disk/clean'], { cwd: here })).toMatchObject({
      status: 0,
    });
    const { documents } = jsonAt<Manifest>(join(here, 'disk/clean'), 'manifest.json');
    expect(documents.flatMap((document) => document.reports)).toHaveLength(TITLES.length + FILES.length);
    // Only the case of a title changes: on such a disk the old name and the new one are one file.
    const plan = TITLES.indexOf('Plan规划');
    for (const each of [plan + 1, plan + 2]) rmSync(join(here, `raw/general/t${each}.txt`));
    put(join(here, 'raw'), { [`general/t${plan}.txt`]: `pLAN规划\n${body}` });
    for (const clean of ['disk/clean', 'alone'])
      expect(await run(['all', '--quiet', '--clean', clean], { cwd: here })).toMatchObject({ status: 0 });
    const lower = (folder: string) =>
      [...treeOf(join(here, folder))].map(([path, hash]) => `${path.toLowerCase()} ${hash}`).sort();
    expect(lower('disk/clean')).toEqual(lower('alone'));
  } finally {
    disk?.close();
  }
});

it('what is no file of the raw folder is told and not read, and nothing waits for it', async () => {
  const here = folderOf({ 'secret.json': '{"secret": "密"}', 'secret.txt': reportText(0, '密') });
  const raw = join(here, 'raw/general');
  put(raw, { 'good.txt': reportText(0, ''), 'm/x.txt': reportText(1, ''), 'p/y.txt': reportText(2, '') });
  symlinkSync('../../secret.txt', join(raw, 'out.txt'));
  symlinkSync('../..', join(raw, 'up'));
  symlinkSync('loop', join(raw, 'loop'));
  symlinkSync('../../../secret.json', join(raw, 'm/manifest.json'));
  execFileSync('mkfifo', [join(raw, 'pipe.txt'), join(raw, 'p/manifest.json')]);
  writeFileSync(
    Buffer.concat([Buffer.from(`${raw}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.txt')]),
    body,
  );
  const { status, err } = await run(['all', '--quiet'], { cwd: here });
  expect(status).toBe(1);
  expect(err.trimEnd().split('\n')).toEqual([
    'failed: general/loop: this is a link that leads to itself. Put the file itself there.',
    expect.stringMatching(
      /^failed: general\/m\/x\.txt: general\/m\/manifest\.json: this is a link that leads out/,
    ),
    expect.stringMatching(/^failed: general\/out\.txt: this is a link that leads out of the raw folder/),
    expect.stringMatching(/^failed: general\/p\/y\.txt: general\/p\/manifest\.json: this is neither a file/),
    'failed: general/pipe.txt: this is neither a file nor a folder. Leave it out of raw.',
    expect.stringMatching(/^failed: general\/up: this is a link that leads out of the raw folder/),
    'failed: general/\ufffd\ufffd.txt: its name is not valid UTF-8. Rename it.',
  ]);
  expect(readFileSync(join(here, 'clean/reports.jsonl'), 'utf8')).not.toContain('密');
  expect(readFileSync(join(here, 'clean/manifest.json'), 'utf8')).not.toContain('密');
});
