import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCorpus } from '../audit/small-corpus.ts';
import { pipeline } from './run.ts';

let corpus: Awaited<ReturnType<typeof smallCorpus>>;
beforeAll(async () => {
  corpus = await smallCorpus();
});
afterAll(() => corpus.remove());

test('the pages are served until Ctrl-C', async () => {
  const words = ['audit', '--serve', '--port', '0', '--json', '--raw', corpus.raw, '--clean', corpus.clean];
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve({ status, signal })));
  const { address } = await new Promise<{ address: string }>((resolve) =>
    child.stdout.once('data', (data) => resolve(JSON.parse(String(data)))),
  );
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Audit of the corpus');
  child.kill('SIGINT');
  expect(await ended).toEqual({ status: 0, signal: null });
});

test('a port that is in use, or that is none, is told', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  );
  const run = (...words: string[]) =>
    pipeline(['audit', '--serve', ...words, '--raw', corpus.raw, '--clean', corpus.clean]);
  expect(await run('--port', String(port))).toEqual({
    status: 1,
    out: '',
    err: `--port ${port} is in use. Give another, or 0 for any.\n`,
  });
  other.close();
  expect(await run('--port', '70000')).toMatchObject({ status: 2, out: '' });
  expect(await run('--html', 'x')).toMatchObject({ status: 2, out: '' });
});
