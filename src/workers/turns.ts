/** Places that are taken one after the other, in the order in which they were asked for. */
export interface Turns {
  /** Waits until so many places are free at once, and takes them. */
  readonly take: (places: number) => Promise<void>;
  /** Gives so many places back. */
  readonly give: (places: number) => void;
}

/** Opens so many places; who asks for all of them is alone. */
export function openTurns(places: number): Turns {
  const waiting: { readonly places: number; readonly go: () => void }[] = [];
  let free = places;
  const next = (): void => {
    for (let [first] = waiting; first !== undefined && first.places <= free; [first] = waiting) {
      waiting.shift();
      free -= first.places;
      first.go();
    }
  };
  return {
    take: (places) =>
      new Promise((go) => {
        waiting.push({ places, go });
        next();
      }),
    give(places) {
      free += places;
      next();
    },
  };
}
