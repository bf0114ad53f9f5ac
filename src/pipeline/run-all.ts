import PQueue from 'p-queue';

/** How much is at work at once, and how much is begun and not given yet. */
export interface InFlight<Thing> {
  /** things at work at once */
  readonly jobs: number;
  /** things that are begun and not given yet; as many as are at work, without it */
  readonly ahead?: number;
  /** what a thing weighs; nothing, without it */
  readonly weigh?: (thing: Thing) => number;
  /** what things that are begun and not given yet may weigh together; one is begun however heavy it is */
  readonly weight?: number;
}

/** Does a work on each of many things and gives the results in the order of the things. */
export async function* runAll<Thing, Result>(
  things: Iterable<Thing>,
  { jobs, ahead = jobs, weigh = () => 0, weight = Infinity }: InFlight<Thing>,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result> {
  const queue = new PQueue({ concurrency: jobs });
  const running: { readonly result: Promise<Result>; readonly weight: number }[] = [];
  let held = 0;
  for (const thing of things) {
    const own = weigh(thing);
    while (running.length > 0 && (running.length >= ahead || held + own > weight)) {
      const first = running.shift() as (typeof running)[number];
      yield await first.result;
      held -= first.weight;
    }
    running.push({ result: queue.add(() => work(thing)), weight: own });
    held += own;
  }
  for (const { result } of running) yield await result;
}
