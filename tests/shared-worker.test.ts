import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHARING } from './projects.ts';

/** What changes the process for the tests of other files, or runs once where it should run for each file. */
const LEAVES_SOMETHING =
  /process\.(?:env\.\w+ \??\??=|chdir|on\(|umask)|\bvi\.(?:mock|doMock|stubGlobal|stubEnv|useFakeTimers|resetModules)\(|globalThis\.\w+ =/;
const HOOK = /^(?:before|after)(?:All|Each)\(/m;

/** A file of the tests and those of them that it imports, and so on. */
function withImported(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+\.ts)'/g)) {
    const imported = join(file, '..', path as string);
    if (imported.startsWith(import.meta.dirname) && existsSync(imported)) withImported(imported, found);
  }
  return found;
}

function leavesSomething(file: string): readonly string[] {
  return [...withImported(file)].filter((each) => {
    const text = readFileSync(each, 'utf8');
    return LEAVES_SOMETHING.test(text) || (each !== file && HOOK.test(text));
  });
}

describe('tests that share a worker leave nothing behind in it', () => {
  test.each(SHARING)('those of %s', (room) => {
    const files = readdirSync(join(import.meta.dirname, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(import.meta.dirname, room, file));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => leavesSomething(file).length > 0)).toEqual([]);
  });

  test('and one that takes its hooks from another file is found', () => {
    expect(leavesSomething(join(import.meta.dirname, 'archives/zip.test.ts'))).toEqual([
      join(import.meta.dirname, 'corpus/folders.ts'),
    ]);
  });
});
