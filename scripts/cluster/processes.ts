import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const usage = pathToFileURL(join(root, 'scripts/bench/tell-usage.mjs')).href;

/** A command that was started. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** seconds of CPU of all its threads; 0 where it was killed */
  readonly cpu: number;
}

let count = 0;

/** Starts `pnpm pipeline …` in a folder and measures it. */
export function start(words: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Started {
  count += 1;
  const told = join(cwd, `usage-${count}.json`);
  const child = spawn(process.execPath, ['--import', usage, join(root, 'bin/pipeline.mjs'), ...words], {
    cwd,
    env: { ...process.env, ...env, BENCH_USAGE: told, QINGYUAN_CACHE: join(cwd, 'memory') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, out, err, cpu: cpuIn(told) }));
  });
  return { child, ended };
}

/** Runs it to its end. */
export function run(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return start(words, cwd, env).ended;
}

function cpuIn(file: string): number {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).cpu / 1e6;
  } catch {
    return 0;
  }
}
