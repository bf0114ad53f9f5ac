import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { standOf } from '../../src/corpus/standing.ts';
import { bytesBelow, folderOf, put } from '../corpus/folders.ts';
import { moveRaw, putRaw, renewWorld, reportText, type World, worldIn } from './small-world.ts';

const filesOf = { 'raw/general/a.txt': '甲', 'raw/general/b.txt': '乙', 'clean/general/a.txt': '丙' };

const key = Buffer.alloc(16, 7);

function stand(folder: string): string | undefined {
  return standOf(join(folder, 'raw'), join(folder, 'clean'), key).hash();
}

/** What may happen to a folder between two runs. */
const changes: Readonly<Record<string, (folder: string) => void>> = {
  'a raw file is longer': (folder) => appendFileSync(join(folder, 'raw/general/a.txt'), '丁'),
  'a raw file has other bytes, as many': (folder) => put(folder, { 'raw/general/a.txt': '戊' }),
  'a raw file is new': (folder) => put(folder, { 'raw/general/c.txt': '' }),
  'a raw file is gone': (folder) => rmSync(join(folder, 'raw/general/b.txt')),
  'two raw files have each other’s name': (folder) => {
    const world = { raw: join(folder, 'raw') } as World;
    moveRaw(world, 'general/a.txt', 'general/x.txt');
    moveRaw(world, 'general/b.txt', 'general/a.txt');
    moveRaw(world, 'general/x.txt', 'general/b.txt');
  },
  'a folder is new': (folder) => mkdirSync(join(folder, 'raw/general/x')),
  'a manifest is new': (folder) => put(folder, { 'raw/manifest.json': '{}' }),
  'a clean file has other bytes, as many': (folder) => put(folder, { 'clean/general/a.txt': '己' }),
  'a clean file is gone': (folder) => rmSync(join(folder, 'clean/general/a.txt')),
  'a run was cut off': (folder) => put(folder, { 'clean/.qingyuan-journal': '' }),
};

/** When each file and folder was last written to. */
function timesOf(folder: string): readonly (readonly [location: string, time: Date])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .map((location) => [location, statSync(location).mtime] as const);
}

it('files that stand as they did are told from others, whatever happened to them and whatever their times say', () => {
  const kept = folderOf();
  put(kept, filesOf);
  expect(stand(kept)).toBe(stand(kept));
  for (const [what, change] of Object.entries(changes)) {
    const folder = folderOf();
    put(folder, filesOf);
    const before = stand(folder);
    const times = timesOf(folder);
    change(folder);
    for (const [location, time] of times) if (existsSync(location)) utimesSync(location, time, time);
    expect(stand(folder), what).toMatch(/^[0-9a-f]{32}$/);
    expect(stand(folder), what).not.toBe(before);
  }
});

it('nothing is told of links, or where the raw folder is missing', () => {
  const folder = folderOf();
  put(folder, filesOf);
  symlinkSync('a.txt', join(folder, 'raw/general/link.txt'));
  expect(stand(folder)).toBeUndefined();
  rmSync(join(folder, 'raw/general/link.txt'));
  expect(stand(folder)).toBeDefined();
  rmSync(join(folder, 'raw'), { recursive: true });
  expect(stand(folder)).toBeUndefined();
});

it('a run that has nothing to do says what the one before said; one that has something does it', async () => {
  const world = worldIn(folderOf());
  const standing = join(world.raw, '../standing');
  const run = async () => {
    const { summary } = await renewWorld(world, { standing });
    return { summary, rebuilt: summary.sources.map(({ rebuilt }) => rebuilt) };
  };
  putRaw(world, 'general/a.txt', reportText(0, '初'));
  putRaw(world, 'general/b.txt', reportText(1, '再~'));
  expect((await run()).rebuilt).toEqual([2]);
  const remembered = readFileSync(standing, 'utf8');
  rmSync(world.memory);
  const settled = await run();
  expect(settled.rebuilt).toEqual([0]);
  // It did not look further: what it would have looked at was not remembered anew.
  expect(existsSync(world.memory)).toBe(false);
  // What looks further says the same.
  rmSync(standing);
  expect(await run()).toEqual(settled);
  expect(readFileSync(standing, 'utf8')).toBe(remembered);
  const before = bytesBelow(world.clean);

  putRaw(world, 'general/a.txt', reportText(0, '末'));
  expect((await run()).rebuilt).toEqual([1]);
  putRaw(world, 'general/a.txt', reportText(0, '初'));
  expect((await run()).rebuilt).toEqual([1]);
  expect(bytesBelow(world.clean)).toEqual(before);

  const [text = ''] = readdirSync(join(world.clean, 'general')).filter((name) => name.endsWith('.txt'));
  appendFileSync(join(world.clean, 'general', text), '改');
  expect((await run()).summary.written).toEqual([`general/${text}`]);
  expect(bytesBelow(world.clean)).toEqual(before);

  await run();
  world.adapters.set('general', 1);
  expect((await run()).rebuilt).toEqual([2]);
  await run();
  expect(readFileSync(standing, 'utf8')).not.toBe(remembered);
});
