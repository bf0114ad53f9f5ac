/** What a document is made with: the same number gives the same draws on every machine. */
export interface Draws {
  /** a whole number, at least `from` and at most `to` */
  readonly number: (from: number, to: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Draws that a number begins (mulberry32: small, public domain). */
export function drawsFrom(seed: number): Draws {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { number, pick: (items) => items[number(0, items.length - 1)] as (typeof items)[number] };
}
