import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { put } from '../corpus/folders.ts';
import { adapterOf, type House, houseOf, pageOf } from './house.ts';

// Each is a program of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const well = adapterOf(`{ version: 1, body: '.text' }`);

/** A house that was just cloned: nothing is compiled, and its packages are those of this one. */
function freshHouse(files: Readonly<Record<string, string>>): House {
  const house = houseOf(files);
  const packages = join(house.folder, 'node_modules');
  const installed = join(import.meta.dirname, '../../node_modules');
  rmSync(packages);
  mkdirSync(packages);
  for (const name of readdirSync(installed).filter((each) => each !== '.cache'))
    symlinkSync(join(installed, name), join(packages, name));
  return house;
}

/** The files that are loaded with one, and itself. */
function loadedWith(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const [, other = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|\} from) "(\.[^"]+)";$/gm))
    loadedWith(join(file, '..', other), loaded);
  return loaded;
}

const manifestOf = ({ folder }: House, clean: string): string =>
  readFileSync(join(folder, clean, 'manifest.json'), 'utf8');

it('a pipeline that cannot be compiled fails what needs it, and nothing else', async () => {
  const house = houseOf({
    'pipelines/lanping.ts': `export default defineAdapter({\n`,
    'pipelines/qinghe.ts': well,
    'raw/lanping/a.html': pageOf('text', '岚屏县'),
    'raw/qinghe/b.html': pageOf('text', '岚屏县'),
    'tests/fixtures/qinghe/one/raw.html': pageOf('text', '岚屏县'),
  });
  expect((await house.run(['--help'])).status).toBe(0);
  expect((await house.run(['list'])).status).toBe(0);
  const said =
    'pipelines/lanping.ts: It cannot be compiled: pipelines/lanping.ts:2:0: ERROR: Expected identifier but found end of file';
  expect(await house.run(['all', '--quiet'])).toMatchObject({
    status: 1,
    err: expect.stringContaining(`failed: lanping/a.html: ${said}`),
  });
  expect(readdirSync(join(house.folder, 'clean/qinghe'))).toHaveLength(3);
  expect(await house.run(['qinghe', '--quiet'])).toEqual({ status: 0, out: '', err: '' });
  expect(await house.run(['check', 'qinghe', '--update'])).not.toMatchObject({
    out: expect.stringContaining('lanping'),
  });
});

it('a pipeline that is saved rebuilds its source, and nothing that was compiled is taken for it', async () => {
  const house = houseOf({
    'pipelines/lanping.ts': well,
    'pipelines/qinghe.ts': well,
    'raw/lanping/a.html': pageOf('text', '岚屏县'),
    'raw/qinghe/b.html': pageOf('text', '岚屏县'),
  });
  expect((await house.run(['all', '--quiet'])).status).toBe(0);
  const [before, text] = [manifestOf(house, 'clean'), readdirSync(join(house.folder, 'clean/lanping'))];
  put(house.folder, { 'pipelines/lanping.ts': well.replace('version: 1', 'version: 2') });
  const { out } = await house.run(['all', '--explain']);
  expect(out).toContain('adapters/lanping changed');
  expect(out).not.toContain('adapters/qinghe changed');
  expect(readFileSync(join(house.folder, 'clean/lanping', text[0] as string), 'utf8')).toContain(
    '"adapterVersion": 2',
  );
  put(house.folder, { 'pipelines/lanping.ts': well });
  expect((await house.run(['all', '--quiet'])).status).toBe(0);
  expect(manifestOf(house, 'clean')).toBe(before);
});

it('a pipeline has the front door only', async () => {
  const house = houseOf({
    'pipelines/lanping.ts': well.replace('../src/index.ts', '../src/adapters/define-adapter.ts'),
    'raw/lanping/a.html': pageOf('text', '岚屏县'),
  });
  expect((await house.run(['lanping', '--quiet'])).err).toContain(
    'ERROR: ../src/adapters/define-adapter.ts is no front door. Import from ../src/index.ts',
  );
});

it('starts from a fresh clone, twice at once, and where node_modules cannot be written', async () => {
  const house = freshHouse({ 'pipelines/lanping.ts': well, 'raw/lanping/a.html': pageOf('text', '岚屏县') });
  const both = await Promise.all(
    ['one', 'two'].map((clean) => house.run(['all', '--quiet', '--clean', clean])),
  );
  expect(both.map(({ status, err }) => [status, err])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(manifestOf(house, 'one')).toBe(manifestOf(house, 'two'));
  const cache = join(house.folder, 'node_modules/.cache');
  const states = readdirSync(join(cache, 'qingyuan')).filter((name) => !name.startsWith('state-'));
  expect(states).toHaveLength(1);
  // To load a file takes longer than to run most of them: a start needs few, and what looks whether anything is to be done.
  const compiled = join(cache, 'qingyuan', states[0] as string, 'src');
  const looks = readdirSync(join(compiled, 'chunks')).find((name) => /^renew-[A-Z0-9]+\.js$/.test(name));
  const started = loadedWith(join(compiled, 'cli/main.js'));
  expect(started.size).toBeLessThan(6);
  expect(loadedWith(join(compiled, 'chunks', looks ?? ''), new Set(started)).size).toBeLessThan(9);
  // A file where the folder would be: nobody can write below it, whatever he may.
  rmSync(cache, { recursive: true });
  put(house.folder, { 'node_modules/.cache': '' });
  for (const clean of ['three', 'four'])
    expect(await house.run(['all', '--quiet', '--clean', clean])).toEqual({ status: 0, out: '', err: '' });
  expect(manifestOf(house, 'three')).toBe(manifestOf(house, 'one'));
});
