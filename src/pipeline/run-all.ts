import PQueue from 'p-queue';

/**
 * Does a work on each of many things and gives the results in the order of the things.
 *
 * No more than `jobs` are at work, and no more than `ahead` are begun and not given yet.
 */
export async function* runAll<Thing, Result>(
  things: Iterable<Thing>,
  jobs: number,
  work: (thing: Thing) => Promise<Result>,
  ahead: number = jobs,
): AsyncGenerator<Result> {
  const queue = new PQueue({ concurrency: jobs });
  const running: Promise<Result>[] = [];
  for (const thing of things) {
    running.push(queue.add(() => work(thing)));
    if (running.length >= ahead) yield await (running.shift() as Promise<Result>);
  }
  for (const result of running) yield await result;
}
