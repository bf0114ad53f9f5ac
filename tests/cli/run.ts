import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const tsx = createRequire(import.meta.url).resolve('tsx');
const launcher = fileURLToPath(new URL('../../bin/pipeline.mjs', import.meta.url));

/** What a command said, and how it ended. */
export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `pnpm pipeline …` as a program of its own. */
export function pipeline(
  words: readonly string[],
  cwd?: string,
  env: NodeJS.ProcessEnv = {},
  program: readonly string[] = [launcher],
): Promise<Said> {
  const node = [...program, ...words];
  const child = spawn(process.execPath, node, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (data) => {
    out += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data) => {
    err += data;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, out, err }));
  });
}
