import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { bytesBelow, folderOf, pathsBelow, put } from '../corpus/folders.ts';
import { reportText } from '../renewal/small-world.ts';
import { pipeline } from './run.ts';

vi.setConfig({ testTimeout: 180_000 });

const bin = join(import.meta.dirname, '../../bin/pipeline.mjs');

/** Starts a run and kills it as soon as its clean folder has so many files, if it comes to that. */
async function killedAt(here: string, files: number, words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [bin, 'all', '--quiet', ...words], { cwd: here, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const clean = join(here, 'clean');
  while (child.exitCode === null && child.signalCode === null) {
    if (existsSync(clean) && pathsBelow(clean).length >= files) child.kill('SIGKILL');
    // Without a pause the looking would take a core from the run.
    await setTimeout(1);
  }
  await ended;
}

it('a run that is killed at any moment leaves nothing behind that the next does not put right', async () => {
  const here = folderOf();
  const documents = Array.from({ length: 40 }, (_, index) => [
    `general/${index}.txt`,
    reportText(index % 7, `${index}`),
  ]);
  put(join(here, 'raw'), Object.fromEntries(documents));
  const run = (words: readonly string[]) => pipeline(['all', '--quiet', ...words], here, {}, [bin]);
  await run(['--clean', 'undisturbed']);
  const undisturbed = bytesBelow(join(here, 'undisturbed'));
  for (let kill = 0; kill < 12; kill += 1) {
    if (kill % 3 === 0) rmSync(join(here, 'clean'), { recursive: true, force: true });
    await killedAt(here, (kill * 11) % 122, kill % 2 === 0 ? [] : ['--force']);
    if (kill % 3 === 1) continue;
    expect(await run([])).toEqual({ status: 0, out: '', err: '' });
    expect(bytesBelow(join(here, 'clean'))).toEqual(undisturbed);
  }
});

it('of two runs at once on one folder the second waits for the first, and both end well', async () => {
  const here = folderOf();
  const documents = Array.from({ length: 40 }, (_, index) => [
    `general/${index}.txt`,
    reportText(index % 7, `${index}`),
  ]);
  put(join(here, 'raw'), Object.fromEntries(documents));
  const run = (words: readonly string[]) => pipeline(['all', ...words], here, {}, [bin]);
  await run(['--clean', 'alone', '--quiet']);
  const both = await Promise.all([run([]), run(['--force'])]);
  expect(both).toMatchObject([{ status: 0 }, { status: 0 }]);
  expect(both.map(({ err }) => err).join('')).toMatch(
    /^waiting: another run \(process \d+\) is at work on clean$/m,
  );
  expect(bytesBelow(join(here, 'clean'))).toEqual(bytesBelow(join(here, 'alone')));
});
