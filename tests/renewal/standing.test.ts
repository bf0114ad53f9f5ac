import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fingerprintsWith } from '../../src/corpus/fingerprints.ts';
import { type Memory, openMemory } from '../../src/corpus/memory.ts';
import { lookAt, type Stand, standOf } from '../../src/corpus/stand.ts';
import { bytesBelow, folderOf, put } from '../corpus/folders.ts';
import { moveRaw, putRaw, renewWorld, reportText, type World, worldIn } from './small-world.ts';

const filesOf = {
  'raw/general/a.txt': '甲',
  'raw/general/b.txt': '乙',
  'clean/general/a.txt': '丙',
  'clean/general/r.txt': '丙',
  'clean/general/r.json': '{}',
  'clean/general/r.trace.json': '[]',
};

const key = Buffer.alloc(16, 7);

function stand(folder: string): string | undefined {
  return standOf(join(folder, 'raw'), join(folder, 'clean'), key).hash();
}

/** The same, where clean files are only looked at. */
function look(folder: string): string | undefined {
  return lookAt(join(folder, 'raw'), join(folder, 'clean'), key).hash();
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
  'a file of a report has other bytes, as many': (folder) => put(folder, { 'clean/general/r.json': '[]' }),
  'a file of a report is gone': (folder) => rmSync(join(folder, 'clean/general/r.trace.json')),
  'the files of a report have each other’s bytes': (folder) =>
    put(folder, { 'clean/general/r.json': '[]', 'clean/general/r.trace.json': '{}' }),
  'a report has another name': (folder) => {
    for (const ending of ['.txt', '.json', '.trace.json'])
      renameSync(join(folder, `clean/general/r${ending}`), join(folder, `clean/general/s${ending}`));
  },
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

it('files that were written to are told from those that were not without reading clean ones, also with their times put back', async () => {
  for (const [what, change] of Object.entries(changes)) {
    const folder = folderOf();
    put(folder, filesOf);
    // To the millisecond, as they can be put back.
    const times = timesOf(folder);
    for (const [location, time] of times) utimesSync(location, time, time);
    const before = look(folder);
    expect(look(folder)).toBe(before);
    await setTimeout(20); // as a run does: the clock of files ticks some 250 times a second
    change(folder);
    for (const [location, time] of times)
      if (existsSync(location) && statSync(location).mtimeMs !== time.getTime())
        utimesSync(location, time, time);
    expect(look(folder), what).toMatch(/^[0-9a-f]{48}$/);
    expect(look(folder), what).not.toBe(before);
  }
});

it('each raw file is known by itself, whichever of those around it changed, and whatever is remembered', () => {
  const folder = folderOf();
  const [raw, clean] = [join(folder, 'raw'), join(folder, 'clean')];
  const large = '大'.repeat(1 << 18);
  const names = Array.from({ length: 80 }, (_, at) => `general/${at}.txt`);
  const bytes = new Map(names.map((name, at) => [name, at === 40 ? large : `${name}的话`.repeat(at)]));
  for (const [name, text] of bytes) put(folder, { [`raw/${name}`]: text });
  const memory = openMemory({ file: join(folder, 'memory'), code: '', isPart: false });
  const prints = fingerprintsWith(key);
  const expectKnown = (stand: Stand): void => {
    for (const [name, text] of bytes)
      expect(stand.mark(`${raw}/${name}`)).toBe(prints.of(`raw/${name}`, Buffer.from(text)));
  };
  const hash = standOf(raw, clean, key).hash();
  expectKnown(standOf(raw, clean, key, { memory, asksEach: true }));
  memory.save();
  for (const how of [{}, { asksEach: true }, { memory: recalling(folder) }, { memory: openMemory() }]) {
    const stand = standOf(raw, clean, key, how);
    expectKnown(stand);
    expect(stand.hash()).toBe(hash);
  }
  bytes.set('general/33.txt', '改');
  bytes.set('general/331.txt', '新');
  put(folder, { 'raw/general/33.txt': '改', 'raw/general/331.txt': '新' });
  for (const how of [{}, { memory: recalling(folder) }]) {
    const stand = standOf(raw, clean, key, how);
    expect(stand.hash()).not.toBe(hash);
    expectKnown(stand);
  }
});

/** What a run kept, as the next one has it. */
function recalling(folder: string): Memory {
  return openMemory({ file: join(folder, 'memory'), code: '', isPart: true });
}

it('nothing is told of raw files that were written to before each of them was asked about', () => {
  const folder = folderOf();
  put(folder, filesOf);
  const stand = standOf(join(folder, 'raw'), join(folder, 'clean'), key);
  expect(stand.hash()).toBeDefined();
  put(folder, { 'raw/general/b.txt': '戊' });
  stand.mark(join(folder, 'raw/general/a.txt'));
  expect(stand.hash()).toBeUndefined();
});

it('nothing is told of links, or where the raw folder is missing', () => {
  const folder = folderOf();
  put(folder, filesOf);
  for (const link of ['raw/general/link.txt', 'clean/general/link.txt']) {
    symlinkSync('a.txt', join(folder, link));
    expect(stand(folder)).toBeUndefined();
    expect(look(folder)).toBeUndefined();
    rmSync(join(folder, link));
    expect(stand(folder)).toBeDefined();
    expect(look(folder)).toBeDefined();
  }
  rmSync(join(folder, 'raw'), { recursive: true });
  expect(stand(folder)).toBeUndefined();
});

it('a run that has nothing to do says what the one before said; one that has something does it', async () => {
  const world = worldIn(folderOf(), true);
  const standing = world.standing as string;
  const run = async () => {
    const { summary } = await renewWorld(world);
    return { summary, rebuilt: summary.sources.map(({ rebuilt }) => rebuilt) };
  };
  putRaw(world, 'general/a.txt', reportText(0, '初'));
  putRaw(world, 'general/b.txt', reportText(1, '再~'));
  expect((await run()).rebuilt).toEqual([2]);
  const remembered = readFileSync(standing, 'utf8');
  rmSync(world.memory);
  onlyLooks(standing);
  const settled = await run();
  expect(settled.rebuilt).toEqual([0]);
  // It did not look further: what it would have looked at was not remembered anew.
  expect(existsSync(world.memory)).toBe(false);
  // What looks further says the same.
  rmSync(standing);
  expect(await run()).toEqual(settled);
  expect(readFileSync(standing, 'utf8')).toBe(remembered);
  const before = bytesBelow(world.clean);

  // A file that was written to and is as it was is read, once.
  const [touched = ''] = readdirSync(join(world.clean, 'general'));
  put(join(world.clean, 'general'), {
    [touched]: readFileSync(join(world.clean, 'general', touched), 'utf8'),
  });
  rmSync(world.memory);
  expect(await run()).toEqual(settled);
  onlyLooks(standing);
  expect(await run()).toEqual(settled);
  expect(existsSync(world.memory)).toBe(false);

  putRaw(world, 'general/a.txt', reportText(0, '末'));
  expect((await run()).rebuilt).toEqual([1]);
  // Nobody wrote to clean files meanwhile: what they hold was not asked, nor can it be told.
  expect(JSON.parse(readFileSync(standing, 'utf8')).found).toEqual({ looked: expect.any(String) });
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

/** Lets the next run know by looking alone that nothing changed. */
function onlyLooks(standing: string): void {
  const { found, ...said } = JSON.parse(readFileSync(standing, 'utf8'));
  writeFileSync(standing, JSON.stringify({ ...said, found: { looked: found.looked } }));
}

it('a run that writes of reports that they are the same leaves what the next one knows again', async () => {
  const world = worldIn(folderOf(), true);
  const standing = world.standing as string;
  const run = async () => (await renewWorld(world)).summary;
  putRaw(world, 'general/a.txt', reportText(0, '初'));
  putRaw(world, 'general/b.txt', reportText(0, '初'));
  for (const change of [undefined, '末', '初']) {
    if (change !== undefined) putRaw(world, 'general/b.txt', reportText(0, change));
    expect((await run()).written).not.toEqual([]);
    rmSync(world.memory);
    onlyLooks(standing);
    expect((await run()).written).toEqual([]);
    // It did not look further.
    expect(existsSync(world.memory)).toBe(false);
  }
  rmSync(join(world.raw, 'general/b.txt'));
  expect((await run()).removed).toHaveLength(3);
  rmSync(world.memory);
  onlyLooks(standing);
  await run();
  expect(existsSync(world.memory)).toBe(false);
});
