/** A work that is done on several things at once; each thing has its own result, which stands where the thing stood. */
type Together<Thing, Result> = (things: readonly Thing[]) => Promise<readonly (Result | Promise<Result>)[]>;

/**
 * Gathers things until there are so many (`most`), or until fewer than `atWork` batches of them are being worked on.
 *
 * All things of a batch are rejected where the work on it is.
 */
export function inBatches<Thing, Result>(
  most: number,
  atWork: number,
  work: Together<Thing, Result>,
): (thing: Thing) => Promise<Result> {
  let waiting: Waiting<Thing, Result>[] = [];
  let running = 0;

  function begin(): void {
    while (waiting.length >= most || (waiting.length > 0 && running < atWork)) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      running += 1;
      work(batch.map(({ thing }) => thing))
        .then(
          (results) => {
            for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
          },
          (error) => {
            for (const { reject } of batch) reject(error);
          },
        )
        .finally(() => {
          running -= 1;
          begin();
        });
    }
  }

  return (thing) =>
    new Promise((resolve, reject) => {
      waiting.push({ thing, resolve, reject });
      // What is asked for in the same turn goes together.
      if (waiting.length >= most) begin();
      else if (waiting.length === 1) setImmediate(begin);
    });
}

interface Waiting<Thing, Result> {
  readonly thing: Thing;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (error: unknown) => void;
}
