import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './compiled.ts';

/** What a process took. */
export interface Usage {
  /** microseconds of CPU, user and system, of all its threads */
  readonly cpu: number;
  /** bytes of memory at its highest */
  readonly peak: number;
  /** milliseconds by the clock on the wall */
  readonly wall: number;
}

/** Runs Node with these words, on one core where it is told which, and measures it. Rejects where it ends with another status than 0. */
export async function nodeRun(words: readonly string[], work: string, core?: number): Promise<Usage> {
  const told = path.join(work, 'usage.json');
  rmSync(told, { force: true });
  const loaded = pathToFileURL(path.join(root, 'scripts', 'bench', 'tell-usage.mjs')).href;
  const begin = process.hrtime.bigint();
  const bound = core === undefined ? [] : ['taskset', '-c', String(core)];
  const [command, ...rest] = [...bound, process.execPath, '--import', loaded, ...words];
  const child = spawn(command as string, rest, {
    cwd: root,
    env: {
      ...process.env,
      BENCH_USAGE: told,
      // What was found in files before is kept with the corpus that is measured, so that cold is cold.
      QINGYUAN_CACHE: path.join(work, 'memory'),
      // To read the certificates of a network takes Node longer than all else at a start, and nothing here opens one.
      NODE_EXTRA_CA_CERTS: undefined,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wall = Number(process.hrtime.bigint() - begin) / 1e6;
  // A folder of somebody's may have documents that fail: the others were built all the same.
  if (status !== 0 && status !== 1)
    throw new Error(`node ${words.join(' ')} ended with ${status}: ${said.slice(-2000)}`);
  return { ...JSON.parse(readFileSync(told, 'utf8')), wall };
}

/** Runs `pipeline all` on a corpus, on one core where it is told which. */
export function build(raw: string, clean: string, jobs: number, work: string, core?: number): Promise<Usage> {
  const words = ['all', '--quiet', '--raw', raw, '--clean', clean, '--jobs', String(jobs)];
  return nodeRun([path.join(root, 'bin', 'pipeline.mjs'), ...words], work, core);
}

let forgotten = 0;

/**
 * Forgets a corpus that was built, and what was remembered of it.
 *
 * It is moved away and goes when all is measured: where files were just deleted, ext4 takes an eighth of a build longer
 * to find places for new ones.
 */
export function forget(clean: string, work: string): void {
  for (const folder of [clean, path.join(work, 'memory')]) {
    if (!existsSync(folder)) continue;
    forgotten += 1;
    renameSync(folder, path.join(work, `forgotten-${forgotten}`));
  }
}
