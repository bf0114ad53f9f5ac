import { afterEach, describe, expect, it } from 'vitest';
import { type Budget, openPool, type Pool } from '../../src/workers/pool.ts';

const module = new URL('tasks.ts', import.meta.url);
const opened: Pool<string, string>[] = [];

function poolOf(budget: Budget): Pool<string, string> {
  const pool = openPool<string, string>(module, budget);
  opened.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close();
});

describe('a pool of workers', () => {
  it('does more tasks than it has workers', async () => {
    const pool = poolOf({ workers: 2 });
    const tasks = ['a', 'b', 'c', 'd', 'e'];
    expect(await Promise.all(tasks.map(pool.run))).toEqual(tasks.map((task) => `${task} done`));
  });

  it.each([
    ['spin', 'time', { timeLimit: 3 }],
    ['eat', 'memory', { memoryLimit: 40 }],
    ['throw', 'death', {}],
  ])('breaks off a task that would %s, and does those before and behind it', async (bad, because, limits) => {
    const pool = poolOf({ workers: 1, ...limits });
    expect(await pool.run('before')).toBe('before done');
    await expect(pool.run(bad)).rejects.toMatchObject({ because });
    expect(await pool.run('behind')).toBe('behind done');
  });
});
