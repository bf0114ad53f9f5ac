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
    ['hoard', 'memory', { memoryLimit: 100 }],
    ['throw', 'death', {}],
  ])(
    'breaks off a task that would %s, and does those before and behind it',
    async (what, because, limits) => {
      const pool = poolOf({ workers: 1, ...limits });
      expect(await pool.run({ what: 'before' })).toBe('before done');
      const begun = countBegun();
      await expect(
        pool.run({ what, begun }, { timeLimit: what === 'spin' ? 1 : 60, begun }),
      ).rejects.toMatchObject({ because });
      expect(await pool.run({ what: 'behind' })).toBe('behind done');
    },
  );

  it('finds which of several takes too much memory, and does the others', async () => {
    const pool = poolOf({ workers: 2, memoryLimit: 100 });
    const begun = [countBegun(), countBegun(), countBegun()] as const;
    const tasks = (['four naps', 'hoard', 'four naps'] as const).map((what, at) =>
      pool.run({ what, begun: begun[at] as Int32Array }, { timeLimit: 60, begun: begun[at] as Int32Array }),
    );
    const [one, hoard, other] = await Promise.allSettled(tasks);
    expect(one).toMatchObject({ value: 'four naps done' });
    expect(hoard).toMatchObject({ reason: { because: 'memory' } });
    expect(other).toMatchObject({ value: 'four naps done' });
    // What was done again was begun anew: what is at work is told by how many were begun.
    expect([...begun].map(([count]) => count)).toEqual([5, 1, 5]);
  });

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
