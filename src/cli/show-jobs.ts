import { visible } from '../opening/problem.ts';
import { openQueue } from '../queue/connection.ts';
import { deadJobs, documentsIn, jobIdOf } from '../queue/jobs.ts';
import { listResults, removeResult } from '../queue/results.ts';
import { openStore } from '../stores/store.ts';
import { asJson } from './as-json.ts';
import type { JobsOptions } from './jobs.ts';
import { table } from './table.ts';

/** Shows how far a queue has come; gives the exit status. */
export async function showJobs(options: JobsOptions): Promise<number> {
  const { redis, queue: name, work, retry, clear, json, quiet } = options;
  const open = await openQueue({ redis, name });
  const { queue } = open;
  try {
    const store = await openStore(work);
    const results = await listResults(store);
    for (const { key } of retry || clear ? await deadJobs(queue) : []) {
      const id = jobIdOf(key);
      const state = results.get(key);
      if (clear) await queue.remove(id);
      else if (state !== 'failed') {
        if (state !== undefined) await removeResult(store, key, state);
        await (await queue.getJob(id))?.retry('failed');
      }
    }
    const waiting = (await documentsIn(queue, 'waiting')).length;
    const active = (await documentsIn(queue, 'active')).length;
    const delayed = (await documentsIn(queue, 'delayed')).length;
    const dead = (await deadJobs(queue)).map(({ path, reason, attempts }) => ({ path, reason, attempts }));
    const built = [...(await listResults(store)).values()].filter((state) => state === 'ready').length;
    const said = { waiting, active, delayed, built, dead };
    if (json) process.stdout.write(asJson(said));
    else if (!quiet) {
      const row = [name, waiting, active, delayed, built, dead.length];
      process.stdout.write(
        table(['queue', 'waiting', 'in hand', 'tried again later', 'built', 'dead'], [row]),
      );
      for (const { path, reason } of dead) process.stdout.write(`dead: ${visible(`${path}: ${reason}`)}\n`);
    }
    return 0;
  } finally {
    await open.close();
  }
}
