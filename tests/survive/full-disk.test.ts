import { cpSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { writeMade } from '../../scripts/survive/made-raw.ts';
import { run } from '../../scripts/survive/run.ts';
import { smallDisk } from '../../scripts/survive/small-disk.ts';
import { leftovers, type Tree, treeOf } from '../../scripts/survive/tree.ts';
import type { Sidecar } from '../../src/documents/sidecar.ts';
import { folderOf, jsonAt } from '../corpus/folders.ts';

vi.setConfig({ testTimeout: 180_000 });

const words = (raw: string, clean: string) => ['all', '--quiet', '--raw', raw, '--clean', clean];

/** Two states of a raw folder, and what a run that nothing disturbs makes of each. */
async function twoStates(): Promise<{ here: string; a: Tree; b: Tree }> {
  const here = folderOf();
  for (const version of ['a', 'b'] as const) {
    writeMade(join(here, version), 30, version);
    expect(await run(words(version, `alone-${version}`), { cwd: here })).toMatchObject({ status: 0 });
  }
  return { here, a: treeOf(join(here, 'alone-a')), b: treeOf(join(here, 'alone-b')) };
}

/** The three files of a report belong together: none of them is half written or of another run. */
function expectWhole(clean: string, found: Tree, a: Tree, b: Tree): void {
  for (const text of [...found.keys()].filter((path) => path.endsWith('.txt'))) {
    const name = text.slice(0, -'.txt'.length);
    const two = (tree: Tree) => [tree.get(text), tree.get(`${name}.trace.json`)];
    expect([two(a), two(b)], text).toContainEqual(two(found));
    // Metadata may not say yet which other reports are the same: that is found out when all are written.
    expect(jsonAt<Sidecar>(clean, `${name}.json`).clean.sha256).toBe(found.get(text));
  }
}

async function fills(disk: 'a disk that is full' | 'a limit for each file'): Promise<void> {
  const { here, a, b } = await twoStates();
  const clean = join(here, 'disk/clean');
  const mounted = disk === 'a disk that is full' ? smallDisk(join(here, 'disk'), 64 << 20) : undefined;
  try {
    mkdirSync(join(here, 'disk'), { recursive: true });
    cpSync(join(here, 'alone-a'), clean, { recursive: true });
    const before = treeOf(clean);
    // As much room as there is, and no more than a part of what is to be written.
    const { blocks, bfree, bsize } = statfsSync(clean);
    mounted?.resize((blocks - bfree) * bsize + (48 << 10));
    const limited =
      mounted === undefined ? { cwd: here, within: ['prlimit', '--fsize=40000'] } : { cwd: here };
    const full = await run(words('b', clean), limited);
    expect(full).toMatchObject({ status: 1, signal: null, out: '' });
    const reason =
      mounted === undefined
        ? 'the file would be larger than may be written here. Raise the limit (ulimit -f) and run again.'
        : 'the disk is full. Make room and run again.';
    for (const line of full.err.trim().split('\n')) {
      expect(line).toMatch(/^failed: [^:]+: /);
      expect(line.endsWith(reason), line).toBe(true);
    }
    expect(full.err).toMatch(/^failed: reports\.jsonl: /m);
    const found = treeOf(clean);
    expect([...found.keys()].filter((path) => path.includes('.tmp'))).toEqual([]);
    expectWhole(clean, found, a, b);
    // What an undisturbed run would leave as it was is as it was.
    const same = [...a].filter(([path, hash]) => b.get(path) === hash);
    expect(same.length).toBeGreaterThan(20);
    for (const [path, hash] of same) expect(found.get(path), path).toBe(hash);
    for (const path of before.keys()) expect(found.has(path) || !b.has(path), path).toBe(true);
    mounted?.resize(64 << 20);
    expect(await run(words('b', clean), { cwd: here })).toMatchObject({ status: 0, err: '' });
    expect(treeOf(clean)).toEqual(b);
    expect(leftovers(treeOf(clean))).toEqual([]);
  } finally {
    mounted?.close();
    rmSync(join(here, 'disk'), { recursive: true, force: true });
  }
}

it('a disk that fills up in the middle of a run fails what finds no room, and nothing else is lost', () =>
  fills('a disk that is full'));

it('a limit on the size of files fails the list that would be larger, and nothing else is lost', () =>
  fills('a limit for each file'));
