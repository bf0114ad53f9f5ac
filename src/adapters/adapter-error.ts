/** An adapter is not as it should be: the message has a sentence for each key at fault and says what to write. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  /** a sentence each, the key before it */
  readonly problems: readonly string[];

  /** The file is that of the adapter, where it is known. */
  constructor(problems: readonly string[], file?: string) {
    super(`${file === undefined ? '' : `${file}: `}${problems.join(' ')}`);
    this.problems = problems;
  }
}

/** A document has none of the layouts that its adapter knows: the message says what is missing and what is there. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError';
}
