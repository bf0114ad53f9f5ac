import { afterEach, describe, expect, it } from 'vitest';
import { type Budget, countBegun, openPool, type Pool } from '../../src/workers/pool.ts';
import type { Task } from './tasks.ts';

const module = new URL('tasks.ts', import.meta.url);
const opened: Pool<Task, string>[] = [];

function poolOf(budget: Budget): Pool<Task, string> {
  const pool = openPool<Task, string>(module, budget);
  opened.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close();
});

describe('a pool of workers', () => {
  it('does more tasks than it has workers', async () => {
    const pool = poolOf({ workers: 2 });
    const words = ['a', 'b', 'c', 'd', 'e'];
    expect(await Promise.all(words.map((what) => pool.run({ what })))).toEqual(
      words.map((what) => `${what} done`),
    );
  });

  it.each([
    ['spin', 'time', {}],
    ['eat', 'memory', { memoryLimit: 40 }],
    ['throw', 'death', {}],
  ])(
    'breaks off a task that would %s, and does those before and behind it',
    async (what, because, limits) => {
      const pool = poolOf({ workers: 1, ...limits });
      expect(await pool.run({ what: 'before' })).toBe('before done');
      const begun = countBegun();
      await expect(pool.run({ what, begun }, { timeLimit: 1, begun })).rejects.toMatchObject({ because });
      expect(await pool.run({ what: 'behind' })).toBe('behind done');
    },
  );

  it('gives each thing of a task its own time', async () => {
    const pool = poolOf({ workers: 1 });
    const begun = countBegun();
    const task = { what: 'four naps', begun };
    expect(await pool.run(task, { timeLimit: 2, begun })).toBe('four naps done');
    await expect(pool.run({ what: 'one long nap', begun }, { timeLimit: 2, begun })).rejects.toMatchObject({
      because: 'time',
    });
  });
});
