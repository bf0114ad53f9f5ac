import PQueue from 'p-queue';

/** How much is at work at once, and how much is begun and not given yet. */
export interface InFlight<Thing, Result> {
  /** things at work at once */
  readonly jobs: number;
  /** things that are begun and not given yet; as many as are at work, without it */
  readonly ahead?: number;
  /** what a thing weighs; nothing, without it */
  readonly weigh?: (thing: Thing) => number;
  /** what comes of a thing on which no work is to be done; undefined where some is */
  readonly settled?: (thing: Thing) => Result | undefined;
  /** what things that are begun and not given yet may weigh together; one is begun however heavy it is */
  readonly weight?: number;
}

/** Does a work on each of many things and gives the results in the order of the things. */
export async function* runAll<Thing, Result>(
  things: Iterable<Thing>,
  { jobs, ahead = jobs, weigh = () => 0, weight = Infinity, settled }: InFlight<Thing, Result>,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result> {
  const queue = new PQueue({ concurrency: jobs });
  const running: { readonly result: Promise<Result> | Result; readonly weight: number }[] = [];
  let held = 0;
  for (const thing of things) {
    const known = settled?.(thing);
    if (known !== undefined && running.length === 0) {
      yield known;
      continue;
    }
    const own = known === undefined ? weigh(thing) : 0;
    while (running.length > 0 && (running.length >= ahead || held + own > weight)) {
      const first = running.shift() as (typeof running)[number];
      yield await first.result;
      held -= first.weight;
    }
    running.push({ result: known ?? queue.add(() => work(thing)), weight: own });
    held += own;
  }
  for (const { result } of running) yield await result;
}
