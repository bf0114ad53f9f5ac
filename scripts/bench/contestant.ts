/** A document in memory, as a contestant is given it. */
export interface Given {
  readonly path: string;
  readonly location: string;
  readonly bytes: Buffer;
}

/** Who takes part in a comparison. */
export interface Contestant {
  /** reads a document; the number of characters that came of it, so that nobody is quick by doing nothing */
  readonly read: (given: Given) => number | Promise<number>;
  /** microseconds of CPU that were spent in other processes since the last call */
  readonly spentElsewhere?: () => number;
}
