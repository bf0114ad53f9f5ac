import PQueue from 'p-queue';

/**
 * Does a work on each of many things and gives the results in the order of the things.
 *
 * No more than `jobs` are at work, and no more results are in memory beside the one that was just given.
 */
export async function* runAll<Thing, Result>(
  things: Iterable<Thing>,
  jobs: number,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result> {
  const queue = new PQueue({ concurrency: jobs });
  const running: Promise<Result>[] = [];
  for (const thing of things) {
    running.push(queue.add(() => work(thing)));
    if (running.length >= jobs) yield await (running.shift() as Promise<Result>);
  }
  for (const result of running) yield await result;
}
