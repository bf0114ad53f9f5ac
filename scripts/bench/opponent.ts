import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { compiledContestants, root } from './compiled.ts';
import type { ContestantName } from './contestant-names.ts';
import type { Answer, Asked } from './protocol.ts';

/** A contestant at the other end of a pipe. */
export interface Opponent {
  /** rejects with what it failed of */
  readonly ask: (asked: Asked) => Promise<Exclude<Answer, { error: string }>>;
  readonly close: () => void;
}

let compiling: Promise<string> | undefined;

/** Starts a contestant in a process of its own. */
export async function openOpponent(name: ContestantName): Promise<Opponent> {
  compiling ??= compiledContestants();
  const [command, ...words] =
    name === 'readability-lxml'
      ? [PYTHON, path.join(root, 'scripts', 'bench', 'readability_lxml.py')]
      : [process.execPath, await compiling, name];
  const child = spawn(command as string, words, {
    cwd: root,
    env: { ...process.env, QINGYUAN_HOUSE: root },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(asked) {
      child.stdin.write(`${JSON.stringify(asked)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${name}: its process ended`);
      const answer: Answer = JSON.parse(value);
      if ('error' in answer) throw new Error(`${name}: ${answer.error}`);
      return answer;
    },
    close: () => child.stdin.end(),
  };
}

/** Debian's, which has Debian's packages; another may come first in the PATH. */
const PYTHON = '/usr/bin/python3';

/** Why a contestant cannot take part, where it cannot: what Debian has is measured where it is installed. */
export function missing(name: ContestantName): string | undefined {
  const found = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
  if (name === 'readability-lxml' && !found(PYTHON, '-c', 'import readability'))
    return 'readability-lxml is not installed (Debian: apt-get install python3-readability)';
  if (name === 'pdftotext' && !found('bash', '-c', 'command -v pdftotext'))
    return 'pdftotext is not installed (Debian: apt-get install poppler-utils)';
  return undefined;
}
