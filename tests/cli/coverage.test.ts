import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { folderOf, pathsBelow } from '../corpus/folders.ts';
import { pipeline } from './run.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = ['--raw', join(root, 'raw'), '--clean', join(root, 'clean')];

describe('pipeline coverage', () => {
  it('tells by level, province and year what is there, of the kind that is asked for', async () => {
    const [table, notices] = await Promise.all([
      pipeline(['coverage', ...sample]),
      pipeline(['coverage', ...sample, '--kind', 'notice', '--json']),
    ]);
    expect(table).toMatchObject({ status: 0, err: '' });
    expect(table.out).toMatch(/^level +complete +truncated +failed\n/);
    expect(table.out).toMatch(/^420000 +\d+ +1 +0 {2}湖北省$/m);
    expect(table.out).toMatch(/^2022 +\d+ +1 +0$/m);
    const { units, expected } = JSON.parse(notices.out);
    expect(expected).toBe(false);
    expect(units.map(({ adcode }: { adcode: string }) => adcode)).toContain('510981');
  });

  it('knows what is absent by the table or by a list, and draws it', async () => {
    const here = folderOf({ 'wanted.csv': 'adcode,year\n420607,2021-2023\n' });
    const byList = await pipeline(
      ['coverage', ...sample, '--expect', 'wanted.csv', '--json', '--svg', 'map.svg'],
      here,
    );
    expect(byList).toMatchObject({ status: 0, err: '' });
    const { units, levels } = JSON.parse(byList.out);
    const [own] = units.filter(({ adcode }: { adcode: string }) => adcode === '420607');
    expect(own.years).toMatchObject({
      '2021': { state: 'absent', expected: true, found: [] },
      '2022': { state: 'complete', found: [{ path: 'report-dump/420607-2022-襄州区政府工作报告.txt' }] },
      '2023': { state: 'absent' },
    });
    expect(levels.county).toMatchObject({ absent: 2, expected: 3 });
    expect(readFileSync(join(here, 'map.svg'), 'utf8')).toMatch(/^<svg .*襄州区/s);
    const byTable = await pipeline([
      'coverage',
      ...sample,
      '--expect',
      'table',
      '--level',
      'province',
      '--years',
      '2022',
    ]);
    expect(byTable.out).toMatch(/^province +0 +0 +0 +31 +31 +0 +0$/m);
  });

  it('shows a failed document by its earlier report, or by the name of its file, or not at all', async () => {
    const here = folderOf();
    cpSync(join(root, 'clean'), join(here, 'clean'), { recursive: true });
    const path = join(here, 'clean/manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    const document = manifest.documents.find(({ reports }: { reports: string[] }) =>
      reports.includes('report-dump/420607-2022-襄州区政府工作报告.txt'),
    );
    document.error = 'it is torn';
    const failed = (name: string) => ({ path: name, files: [], reports: [], error: 'it is torn' });
    manifest.documents.push(failed('new/370828-2022.pdf'), failed('new/scan-17.pdf'));
    writeFileSync(path, JSON.stringify(manifest));
    const { out } = await pipeline(['coverage', '--clean', 'clean', '--json'], here);
    const { units, unplaced } = JSON.parse(out);
    const cell = (adcode: string) =>
      units.find((each: { adcode: string }) => each.adcode === adcode).years['2022'];
    expect(cell('420607')).toMatchObject({ state: 'failed', found: [{ knownFrom: 'earlier report' }] });
    expect(cell('370828')).toMatchObject({ state: 'failed', found: [{ knownFrom: 'file name' }] });
    expect(unplaced).toEqual([
      { path: 'new/scan-17.pdf', why: expect.stringContaining('its name does not tell') },
    ]);
  });

  it.each<[words: string[], hint: RegExp]>([
    [['--years', '2020'], /--expect is missing/],
    [['--expect', 'table'], /say of which years/],
    [['--expect', 'none.csv'], /none\.csv: the file is missing/],
    [['--expect', 'bad.csv'], /bad\.csv:1: a column adcode is needed/],
    [['--expect', 'table', '--years', '2024-2020'], /first and a last one/],
    [['--expect', 'table', '--years', '2024', '--level', 'town'], /one of province, prefecture, county/],
    [['--svg', 'clean/map.svg'], /--svg clean\/map\.svg lies in --clean clean/],
    [['--kind', 'plan'], /Allowed choices/],
  ])('says what is wrong in its words: %j', async (words, hint) => {
    const here = folderOf({ 'bad.csv': '甲\n', 'clean/a.txt': '甲' });
    const said = await pipeline(['coverage', ...words], here);
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(said.err).toMatch(hint);
    expect(pathsBelow(here)).toEqual(['bad.csv', 'clean/a.txt']);
  });

  it('says that there is no corpus where there is none', async () => {
    const here = folderOf({ 'clean/a.txt': '甲' });
    expect(await pipeline(['coverage'], here)).toMatchObject({
      status: 1,
      err: expect.stringContaining('manifest.json'),
    });
  });
});
