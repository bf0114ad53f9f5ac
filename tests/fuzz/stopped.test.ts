import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('SIGTERM ends it with the table of what was run', { timeout: 180_000 }, async () => {
  const out = mkdtempSync(join(tmpdir(), 'fuzz-stopped-'));
  const words = ['--import', 'tsx', 'scripts/fuzz.ts', '--only', 'rules', '--minutes', '60', '--out', out];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (words: string) => {
      told += words;
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      // The first round is done.
      if (/ inputs, 0 findings/.test(said)) child.kill('SIGTERM');
    });
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(143);
    const [, count] = /^rules +(\d+) inputs/m.exec(told) ?? [];
    expect(Number(count)).toBeGreaterThanOrEqual(500);
    expect(told).toContain(`\n${count} inputs in total, 0 findings (seed `);
  } finally {
    child.kill('SIGKILL');
    rmSync(out, { recursive: true });
  }
});
