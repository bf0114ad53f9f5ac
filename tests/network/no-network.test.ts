import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { folderOf, put } from '../corpus/folders.ts';
import { smallPdf } from '../readers/small-pdf.ts';

vi.setConfig({ testTimeout: 180_000 });

const root = join(import.meta.dirname, '../..');
const trap = join(import.meta.dirname, 'no-network.mjs');
const run = promisify(execFile);

/** Runs node with all ways to the network trapped, in its threads too; gives what it says and its status. */
async function trapped(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const env = { ...process.env, NODE_OPTIONS: `--import ${trap}`, QINGYUAN_CACHE: '' };
  return run(process.execPath, [...words], { cwd: root, env }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, said: stdout + stderr }),
  );
}

test('the whole of a build and its proof open no way to the network', async () => {
  const here = folderOf();
  cpSync(join(root, 'raw'), join(here, 'raw'), { recursive: true });
  const link =
    '<link rel="stylesheet" href="http://www.example.org/a.css"><img src="http://www.example.org/a.png"><script src="//www.example.org/a.js"></script>';
  put(join(here, 'raw'), {
    'general/linked.html': `<!DOCTYPE html SYSTEM "http://www.example.org/a.dtd"><html><head><base href="http://www.example.org/">${link}</head><body><div>${'今年，要把水引到山上，把灯点到村口，把话说到明处。'.repeat(9)}</div></body></html>`,
    'general/text.pdf': Buffer.from(
      smallPdf([
        {
          texts: [
            {
              text: '今年，要把水引到山上，把灯点到村口，把话说到明处，把每一件小事都做到底。',
              x: 40,
              y: 500,
            },
          ],
        },
      ]),
    ),
  });
  const folders = ['--raw', join(here, 'raw'), '--clean', join(here, 'clean')];
  expect(await trapped('bin/pipeline.mjs', 'all', ...folders, '--quiet')).toEqual({
    code: 0,
    said: expect.not.stringContaining('no way to the network'),
  });
  expect(await trapped('bin/pipeline.mjs', 'verify', ...folders, '--quiet')).toEqual({
    code: 0,
    said: expect.not.stringContaining('no way to the network'),
  });
});

test.each([
  ["await fetch('http://127.0.0.1:9/')"],
  ["(await import('node:http')).get('http://127.0.0.1:9/')"],
  ["(await import('node:net')).connect(9, '127.0.0.1')"],
  ["(await import('node:dns')).lookup('www.example.org', () => {})"],
  ["(await import('node:dgram')).createSocket('udp4').send('a', 9, '127.0.0.1')"],
  [
    "const { Worker } = await import('node:worker_threads'); await new Promise((end, no) => new Worker(`import('node:net').then((net) => net.connect(9, '127.0.0.1'))`, { eval: true }).on('error', no).on('exit', end))",
  ],
])('what would open one is caught: %s', async (code) => {
  const { code: status, said } = await trapped('--input-type=module', '-e', code);
  expect(said).toContain('no way to the network');
  expect(status).not.toBe(0);
});
