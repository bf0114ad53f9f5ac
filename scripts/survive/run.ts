import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const launcher = join(import.meta.dirname, '../../bin/pipeline.mjs');

/** How a program ended, and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Where a command runs, and within which bounds. */
export interface Bounds {
  readonly cwd: string;
  /** a program that runs the command that follows it: `prlimit`, `setpriv` */
  readonly within?: readonly string[];
}

/** Starts `pnpm pipeline …`; what it remembers of files is kept in the folder it runs in. */
export function start(words: readonly string[], { cwd, within = [] }: Bounds): Running {
  const [program, ...rest] = [...within, process.execPath, launcher, ...words] as [string, ...string[]];
  const child = spawn(program, rest, {
    cwd,
    env: { ...process.env, QINGYUAN_CACHE: join(cwd, 'remembered') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (data) => {
    out += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data) => {
    err += data;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject).on('close', (status, signal) => resolve({ status, signal, out, err }));
  });
  return { child, ended };
}

/** Runs `pnpm pipeline …` to its end. */
export function run(words: readonly string[], bounds: Bounds): Promise<Ended> {
  return start(words, bounds).ended;
}
