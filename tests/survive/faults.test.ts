import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeMade } from '../../scripts/survive/made-raw.ts';
import { type Ended, type Running, run, start } from '../../scripts/survive/run.ts';
import { leftovers, type Tree, treeOf } from '../../scripts/survive/tree.ts';
import { folderOf } from '../corpus/folders.ts';

vi.setConfig({ testTimeout: 120_000 });

const DOCUMENTS = 40;

let alone: Tree;

/** A folder with a raw corpus, in which nothing has run. */
function fresh(): string {
  const here = folderOf();
  writeMade(join(here, 'raw'), DOCUMENTS, 'a');
  return here;
}

beforeAll(async () => {
  const here = fresh();
  await run(['all', '--quiet'], { cwd: here });
  alone = treeOf(join(here, 'clean'));
  expect(alone.size).toBe(3 * DOCUMENTS + 2);
});

/** How many files a run has written whole. */
function written(here: string): number {
  const folder = join(here, 'clean/general');
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')).length : 0;
}

/** Starts a run, and waits until it has written so many files. */
async function amid(here: string, files: number, words: readonly string[] = []): Promise<Running> {
  const running = start(['all', '--quiet', ...words], { cwd: here });
  while (running.child.exitCode === null && written(here) < files) await setTimeout(5);
  return running;
}

/** The next run ends well, and leaves what a run that nothing disturbed leaves. */
async function expectRecovery(here: string, wanted: Tree = alone): Promise<void> {
  expect(await run(['all', '--quiet'], { cwd: here })).toMatchObject({ status: 0, out: '', err: '' });
  const found = treeOf(join(here, 'clean'));
  expect(found).toEqual(wanted);
  expect(leftovers(found)).toEqual([]);
}

describe('a run that is told to end', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'by %s ends with %i, says how to go on, and leaves nothing half written',
    async (signal, status) => {
      const here = fresh();
      const { child, ended } = await amid(here, 12, ['--jobs', '1']);
      child.kill(signal);
      expect(await ended).toEqual({
        status,
        signal: null,
        out: '',
        err: `stopped by ${signal}: the same command goes on from here\n`,
      });
      const found = treeOf(join(here, 'clean'));
      expect(leftovers(found).filter((path) => path.endsWith('.tmp'))).toEqual([]);
      for (const [path, hash] of found) if (!path.startsWith('.')) expect(hash, path).toBe(alone.get(path));
      await expectRecovery(here);
    },
  );
});

describe('what is pulled away from under a run', () => {
  it('a raw file is that document’s failure, and no other’s', async () => {
    const here = fresh();
    const last = join(here, 'raw/loose/9/000039.txt');
    const { ended } = await amid(here, 3, ['--jobs', '1']);
    renameSync(last, join(here, 'away.txt'));
    expect(await ended).toMatchObject({
      status: 1,
      err: 'failed: loose/9/000039.txt: it is not there (any more).\n',
    });
    renameSync(join(here, 'away.txt'), last);
    await expectRecovery(here);
  });

  it.each(['clean', 'clean/general'])('the folder %s is made anew by the next run', async (folder) => {
    const here = fresh();
    const { ended } = await amid(here, 6, ['--jobs', '1']);
    renameSync(join(here, folder), join(here, 'away'));
    const { status, signal } = await ended;
    expect([status, signal]).toEqual([expect.toBeOneOf([0, 1]), null]);
    await expectRecovery(here);
  });

  it('a folder that became a file fails what is to be written in it, and the file stays', async () => {
    const here = fresh();
    mkdirSync(join(here, 'clean'));
    writeFileSync(join(here, 'clean/general'), 'mine');
    const { status, err } = await run(['all', '--quiet'], { cwd: here });
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(DOCUMENTS);
    expect(err).toMatch(
      /^failed: loose\/0\/000000\.html: general\/.* cannot be written: a file stands where/,
    );
    expect(readFileSync(join(here, 'clean/general'), 'utf8')).toBe('mine');
    rmSync(join(here, 'clean/general'));
    await expectRecovery(here);
  });
});

describe('a clean folder', () => {
  it('is written nowhere outside of it, where the folder of a source is a link', async () => {
    const here = fresh();
    await run(['all', '--quiet'], { cwd: here });
    renameSync(join(here, 'clean/general'), join(here, 'outside'));
    symlinkSync('../outside', join(here, 'clean/general'));
    rmSync(join(here, 'raw/loose/0/000000.html'));
    const before = treeOf(join(here, 'outside'));
    const { status, err } = await run(['all', '--quiet', '--force'], { cwd: here });
    expect(status).toBe(1);
    expect(err).toMatch(/^failed: loose\/0\/000010\.html: general in the clean folder is a link/m);
    expect(err).toMatch(/^warning: general\/.*\.txt: nothing makes it any more, but it is left: general/m);
    expect(treeOf(join(here, 'outside'))).toEqual(before);
    expect(existsSync(join(here, 'outside/manifest.json'))).toBe(false);
  });

  it('whose journal is a link is not begun with', async () => {
    const here = fresh();
    mkdirSync(join(here, 'clean'));
    writeFileSync(join(here, 'diary'), 'mine\n');
    symlinkSync('../diary', join(here, 'clean/.qingyuan-journal'));
    expect(await run(['all', '--quiet'], { cwd: here })).toMatchObject({
      status: 1,
      err: 'error: .qingyuan-journal in the clean folder is no file of this tool. Take it away and run again.\n',
    });
    expect(readFileSync(join(here, 'diary'), 'utf8')).toBe('mine\n');
  });
});

/** Root may do anything: it runs as nobody instead. */
const NOBODY = 65534;
const asNobody =
  process.getuid?.() === 0 ? ['setpriv', '--reuid', String(NOBODY), '--clear-groups', '--'] : [];

describe('without permission', () => {
  function asOthers(here: string, words: readonly string[] = []): Promise<Ended> {
    return run(['all', '--quiet', ...words], { cwd: here, within: asNobody });
  }

  it('a clean folder, its list or a raw file is named with what to do, and nothing in it changes', async () => {
    const here = fresh();
    await run(['all', '--quiet'], { cwd: here });
    chmodSync(here, 0o755);
    for (const folder of ['clean', 'clean/general']) chmodSync(join(here, folder), 0o555);
    const sealed = await asOthers(here, ['--force']);
    expect(sealed.status).toBe(1);
    expect(sealed.err).toMatch(
      /^failed: loose\/0\/000000\.html: general\/.* cannot be written: there is no permission for it\. Change its permissions\.$/m,
    );
    expect(sealed.err).toMatch(/^failed: manifest\.json: there is no permission/m);
    expect(treeOf(join(here, 'clean'))).toEqual(alone);
    chmodSync(join(here, 'clean/manifest.json'), 0o000);
    expect((await asOthers(here)).err).toBe(
      'error: clean/manifest.json: there is no permission for it. Change its permissions.\n',
    );
    for (const [path, mode] of [
      ['clean', 0o755],
      ['clean/general', 0o755],
      ['clean/manifest.json', 0o644],
    ] as const)
      chmodSync(join(here, path), mode);
    chmodSync(join(here, 'raw/loose/1/000001.txt'), 0o000);
    if (asNobody.length > 0)
      for (const path of ['clean', 'clean/general', ...[...alone.keys()].map((each) => `clean/${each}`)])
        chownSync(join(here, path), NOBODY, NOBODY);
    const unread = await asOthers(here);
    expect(unread.err).toBe(
      'failed: loose/1/000001.txt: there is no permission for it. Change its permissions.\n',
    );
    const reports = (tree: Tree) => [...tree].filter(([path]) => path.includes('/'));
    expect(reports(treeOf(join(here, 'clean')))).toEqual(reports(alone));
    chmodSync(join(here, 'raw/loose/1/000001.txt'), 0o644);
    await expectRecovery(here);
  });
});

describe('a process that may have little', () => {
  it('of open files names no place of this machine, and the next run makes up for it', async () => {
    const here = fresh();
    const { status, signal, err } = await run(['all', '--quiet', '--jobs', '2'], {
      cwd: here,
      within: ['prlimit', '--nofile=64', '--'],
    });
    expect([status, signal]).toEqual([expect.toBeOneOf([0, 1]), null]);
    const manifest = join(here, 'clean/manifest.json');
    if (existsSync(manifest)) expect(readFileSync(manifest, 'utf8')).not.toContain('node_modules');
    for (const line of err.split('\n').slice(0, -1)) expect(line).toMatch(/too many files are open/);
    await expectRecovery(here);
  });

  it('of time or patience of who reads what it says goes on to its end', async () => {
    const here = fresh();
    const { status } = await run(['all', '--explain'], {
      cwd: here,
      within: ['bash', '-c', 'set -o pipefail; "$@" 2> >(exec 0<&-) | head -1 > /dev/null', 'bash'],
    });
    expect(status).toBe(0);
    await expectRecovery(here);
  });
});
