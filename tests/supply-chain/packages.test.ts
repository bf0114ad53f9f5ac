import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type InstalledPackage, installedPackages } from '../../scripts/licences/installed-packages.ts';
import { licenceList, licenceProblems } from '../../scripts/licences/licence-list.ts';
import { regionPackages } from '../../scripts/region-packages.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const house = JSON.parse(read('package.json'));
const packages = installedPackages(root);

describe('what the house asks for', () => {
  it('has exact versions, and no scripts of its own at an installation', () => {
    const asked = { ...house.dependencies, ...house.devDependencies, ...house.peerDependencies };
    expect(Object.keys(asked).length).toBeGreaterThan(20);
    for (const [name, version] of Object.entries(asked))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(Object.keys(house.scripts).filter((name) => /install|prepare|prepublish/.test(name))).toEqual([]);
  });

  it('is what the lockfile holds, each package by the hash of its bytes and from the registry', () => {
    const lock = read('pnpm-lock.yaml');
    const asked = { ...house.dependencies, ...house.devDependencies };
    const locked = [
      ...lock.matchAll(/^ {6}'?([^\s':]+)'?:\n {8}specifier: (\S+)\n {8}version: (\d[^\s(]*)/gm),
    ];
    expect(Object.fromEntries(locked.map(([, name, specifier]) => [name, specifier]))).toEqual(asked);
    expect(locked.filter(([, , specifier, version]) => specifier !== version)).toEqual([]);
    const resolutions = lock.match(/^ {4}resolution: .*$/gm) ?? [];
    expect(resolutions.length).toBeGreaterThan(150);
    for (const each of resolutions) expect(each).toMatch(/^ {4}resolution: \{integrity: sha512-[\w+/=]+\}$/);
  });

  it('is what is installed', () => {
    const direct = new Map(packages.map(({ name, version }) => [`${name}@${version}`, true]));
    const asked = { ...house.dependencies, ...house.devDependencies };
    for (const [name, version] of Object.entries(asked))
      expect(direct.has(`${name}@${version}`), name).toBe(true);
  });
});

it('no package runs a script when it is installed: those that would are named, and refused', () => {
  const workspace = read('pnpm-workspace.yaml');
  const section = /^allowBuilds:\n((?: {2}.*\n)*)/m.exec(workspace)?.[1] ?? '';
  const named = [...section.matchAll(/^ {2}'?([^\s':]+)'?: (\w+)$/gm)].map(([, name, may]) => [name, may]);
  const wanting = packages.filter(({ installScripts }) => installScripts.length > 0).map(({ name }) => name);
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(wanting.map((name) => [name, 'false'])));
  expect(workspace).not.toMatch(/dangerouslyAllowAllBuilds|onlyBuiltDependencies|neverBuiltDependencies/);
});

describe('licences', () => {
  it('of all packages are allowed, those of what runs more narrowly than those of what builds', () => {
    expect(packages.length).toBeGreaterThan(150);
    expect(licenceProblems(packages)).toEqual([]);
  });

  it('are listed as they are: `pnpm licences` writes the list', () => {
    expect(read('docs/licences.md')).toBe(licenceList(packages));
  });

  const one = (licence: string, atRunTime = true): InstalledPackage => ({
    ...{ name: 'x', version: '1.0.0', licence, atRunTime, isForOneMachine: false, installScripts: [] },
  });
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['MPL-2.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['', false],
  ])('%j at run time is allowed: %s', (licence, may) => {
    expect(licenceProblems([one(licence)]).length === 0).toBe(may);
  });

  it('MPL-2.0 is allowed to build and test', () => {
    expect(licenceProblems([one('MPL-2.0', false)])).toEqual([]);
  });
});

it('the table of divisions names the packages that it was made from, and each of them has its hash', () => {
  const header = read('src/regions/division-table.ts').split('*/')[0] ?? '';
  const named = header.split('\n').reduce<{ name: string; all: string[] }>(
    ({ name, all }, line) => {
      const [, heading] = /^ \* - ([\w-]+) \(/.exec(line) ?? [];
      const [, version] = /^ \* {3}(\d+\.\d+\.\d+): /.exec(line) ?? [];
      return { name: heading ?? name, all: version === undefined ? all : [...all, `${name}-${version}`] };
    },
    { name: '', all: [] },
  );
  expect(named.all.sort()).toEqual(Object.keys(regionPackages).sort());
  for (const hash of Object.values(regionPackages)) expect(hash).toMatch(/^sha512-[\w+/]{86}==$/);
});
