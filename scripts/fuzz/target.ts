import type fc from 'fast-check';

/** What a reader or a stage is shown: files of one raw document, in order, and which pipeline takes it. */
export interface Given {
  readonly files: readonly GivenFile[];
  /** the number of a pipeline; counted around where there are fewer */
  readonly pipeline: number;
}

/** A raw file that was made up. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly known?: { readonly charset?: string; readonly url?: string };
  readonly transportCharset?: string;
}

/** One thing that is fuzzed: what it is shown, and what must hold of it. */
export interface Target<Input = unknown> {
  readonly name: string;
  /** how many of a thousand rounds it has */
  readonly share: number;
  /** inputs in a round; fewer where each takes long */
  readonly runs: number;
  readonly inputs: fc.Arbitrary<Input>;
  /** rejects with a Finding, or with whatever the code under test threw that is no error of its own kinds */
  check(input: Input): Promise<unknown>;
  /** CPU milliseconds that one input may take */
  budget(input: Input): number;
  /** the input as files that can be kept */
  show(input: Input): readonly GivenFile[];
}

/** Something that must hold does not. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** A target whose inputs are raw documents; 2 s and 40 ms a KB are a hundred times what they take. */
export function target<Input>(made: Omit<Target<Input>, 'budget'> & Partial<Target<Input>>): Target<Input> {
  const size = (input: Input): number => made.show(input).reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { budget: (input) => 2000 + size(input) * 0.04, ...made };
}
