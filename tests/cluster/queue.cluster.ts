import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRaw } from '../../scripts/cluster/made-raw.ts';
import { run, start } from '../../scripts/cluster/processes.ts';
import { type RedisServer, startRedis } from '../../scripts/cluster/servers.ts';
import { reportText } from '../renewal/small-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyuan-queue-'));
let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis(join(folder, 'redis'));
  makeRaw(join(folder, 'raw'), 20);
});

afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

const on = (queue: string, ...words: string[]) => [
  ...words,
  '--redis',
  redis.url,
  '--queue',
  queue,
  '--work',
  queue,
];
const jobs = async (queue: string) => JSON.parse((await run(on(queue, 'jobs', '--json'), folder, {})).out);

it('a worker that is told to end does the documents in hand first, and another does the rest', async () => {
  const sent = JSON.parse((await run(on('stops', 'submit', '--json'), folder, {})).out);
  expect(sent).toMatchObject({ unchanged: 0, done: 0, waiting: 0 });
  expect(await jobs('stops')).toMatchObject({ waiting: sent.sent, active: 0, built: 0, dead: [] });
  expect(JSON.parse((await run(on('stops', 'submit', '--json'), folder, {})).out)).toMatchObject({
    sent: 0,
    waiting: sent.sent,
  });
  const first = start(on('stops', 'worker', '--jobs', '1', '--json'), folder, {});
  while ((await jobs('stops')).built === 0);
  first.child.kill('SIGTERM');
  const { status, out } = await first.ended;
  expect(status).toBe(0);
  const { built, failed } = JSON.parse(out);
  const left = await jobs('stops');
  // What failed amid others waits for a worker that says so.
  expect(left).toMatchObject({ active: 0, built });
  expect(left.waiting + left.dead.length).toBe(sent.sent - built);
  expect(left.dead.length).toBeLessThanOrEqual(failed);
  const early = await run(on('stops', 'collect'), folder, {});
  expect(early).toMatchObject({ status: 1, err: expect.stringMatching(/documents are not built yet/) });
  expect(existsSync(join(folder, 'clean/manifest.json'))).toBe(false);
  expect((await run(on('stops', 'worker', '--jobs', '2', '--once', '--quiet'), folder, {})).status).toBe(0);
  expect((await run(on('stops', 'collect', '--wait', '--quiet'), folder, {})).status).toBe(1);
  expect((await jobs('stops')).built).toBe(0);
});

it('a document that was changed after it was sent, or that a machine cannot read, is dead with the reason', async () => {
  writeFileSync(join(folder, 'raw/loose/no-report.txt'), '又没有报告。\n');
  expect(
    JSON.parse((await run(on('other', 'submit', '--clean', 'clean', '--json'), folder, {})).out).sent,
  ).toBe(1);
  writeFileSync(join(folder, 'raw/loose/no-report.txt'), '还是没有报告。\n');
  const worker = start(on('other', 'worker', '--jobs', '1', '--once', '--json'), folder, {});
  expect((await worker.ended).status).toBe(0);
  const { dead } = await jobs('other');
  expect(dead).toEqual([
    {
      path: 'loose/no-report.txt',
      reason: 'loose/no-report.txt is not as it was when it was sent. Submit again.',
      attempts: 5,
    },
  ]);
});

it('a worker with another adapter takes nothing and says why', async () => {
  const own = join(folder, 'mine');
  mkdirSync(own);
  writeFileSync(
    join(own, 'extra.ts'),
    `import { defineAdapter } from 'qingyuan';\nexport default defineAdapter({ version: 1 });\n`,
  );
  const sent = JSON.parse((await run(on('code', 'submit', '--clean', 'clean-2', '--json'), folder, {})).out);
  expect(sent.sent).toBeGreaterThan(20);
  const worker = await run(on('code', 'worker', '--jobs', '1', '--once', '--pipelines', own), folder, {});
  expect(worker).toMatchObject({
    status: 1,
    err: expect.stringContaining('other code than this worker has'),
  });
  // What lies in the folder of a source needs no adapter but its own: that may be built here.
  const { waiting, built, active, dead } = await jobs('code');
  expect({ active, dead }).toEqual({ active: 0, dead: [] });
  expect(waiting).toBeGreaterThan(20);
  expect(waiting + built).toBe(sent.sent);
});

it('of documents that go to a worker together the one that never ends is dead alone', async () => {
  const own = join(folder, 'spinning');
  mkdirSync(own);
  writeFileSync(
    join(own, 'county.ts'),
    `import { defineAdapter } from 'qingyuan';
    const act = (text: string): never[] => {
      if (text.includes('转圈')) for (;;);
      return [];
    };
    export default defineAdapter({ version: 1, noise: [{ name: 'bad', changes: act }] });`,
  );
  const raw = join(folder, 'raw-spinning');
  mkdirSync(join(raw, 'county'), { recursive: true });
  for (const [index, name] of ['first', 'spins', 'third'].entries())
    writeFileSync(join(raw, `county/${name}.txt`), reportText(index, name === 'spins' ? '转圈' : ''));
  const words = ['--raw', raw, '--clean', 'clean-3', '--pipelines', own];
  expect(JSON.parse((await run(on('spins', 'submit', '--json', ...words), folder, {})).out).sent).toBe(3);
  const worker = on('spins', 'worker', '--jobs', '1', '--once', '--json', '--time-limit', '1', ...words);
  expect(JSON.parse((await run(worker, folder, {})).out)).toEqual({ built: 2, failed: 1 });
  const { waiting, built, dead } = await jobs('spins');
  expect({ waiting, built, dead }).toEqual({
    waiting: 0,
    built: 2,
    dead: [
      { path: 'county/spins.txt', reason: expect.stringMatching(/^it took more than 1 s/), attempts: 1 },
    ],
  });
  await run(on('spins', 'jobs', '--retry'), folder, {});
  expect((await jobs('spins')).waiting).toBe(1);
  expect(JSON.parse((await run(worker, folder, {})).out)).toEqual({ built: 0, failed: 1 });
});

it('where no Redis answers it is said, and what to do', async () => {
  const words = ['submit', '--redis', 'redis://127.0.0.1:1', '--raw', 'raw'];
  expect(await run(words, folder, {})).toMatchObject({
    status: 1,
    err: expect.stringContaining('no Redis answers at redis://127.0.0.1:1 (ECONNREFUSED). Start one there'),
  });
  expect(readFileSync(join(folder, 'raw/loose/empty.txt'), 'utf8')).toBe('');
});
