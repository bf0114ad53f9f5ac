import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));

it('the worker answers a line before the next one comes, and says at the end that one was no document', async () => {
  const words = ['bin/pipeline.mjs', 'worker', '--stdio', '--raw', 'raw', '--jobs', '1'];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  let rest = '';
  const answer = async (line: string): Promise<unknown> => {
    child.stdin.write(`${line}\n`);
    while (!rest.includes('\n')) rest += (await lines.next()).value;
    const end = rest.indexOf('\n');
    const said = rest.slice(0, end);
    rest = rest.slice(end + 1);
    return JSON.parse(said);
  };
  expect(await answer('{"path": "report-dump/0002-xiangzhou-2022.txt", "id": 7}')).toMatchObject({
    id: 7,
    reports: [{ name: '420607-2022-襄州区政府工作报告' }],
  });
  expect(await answer('{}')).toMatchObject({ line: 2, error: expect.stringContaining('no document') });
  child.stdin.end();
  const [status] = await once(child, 'close');
  expect(status).toBe(1);
});
