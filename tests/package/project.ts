import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Somebody's project, in which the package is installed. */
export interface Project {
  readonly folder: string;
  /** runs a program in it with an empty home; gives what it said, and rejects with it where it fails */
  readonly run: (program: string, words: readonly string[]) => Promise<string>;
  /** writes files of it */
  readonly put: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  readonly remove: () => void;
}

/** An empty project with an empty home. */
export function emptyProject(): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'qingyuan-project-')));
  const home = join(folder, 'home');
  const put: Project['put'] = (files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  mkdirSync(home);
  put({ 'package.json': '{ "name": "mine", "private": true, "type": "module" }\n' });
  const { XDG_CACHE_HOME: _, QINGYUAN_CACHE: __, QINGYUAN_HOUSE: ___, ...env } = process.env;
  const run = (program: string, words: readonly string[]) =>
    said(program, words, folder, { ...env, HOME: home });
  return { folder, run, put, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a program says; an error with all it said where it fails. */
export function said(
  program: string,
  words: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, [...words], { cwd, env, maxBuffer: 1 << 26 }, (error, out, err) =>
      error === null
        ? resolve(out)
        : reject(new Error(`${program} ${words.join(' ')}: ${out}\n${err}`, { cause: error })),
    );
  });
}

/** The first block of code in a language below a heading of the README. */
export function readmeBlock(heading: string, language: string): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const below = text.slice(text.indexOf(`## ${heading}\n`));
  const [, block = ''] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(below) ?? [];
  return block;
}
