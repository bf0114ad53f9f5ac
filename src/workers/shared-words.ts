/** Words that one thread writes down and another reads, also while the first is held: the last ones, if they are few. */
export function sharedWords(): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(200));
}

const encoder = new TextEncoder();

/** Writes words where others stood; what does not fit is left out. */
export function writeWords(shared: Uint8Array, words: string): void {
  shared[0] = encoder.encodeInto(words, shared.subarray(1)).written;
}

/** The words that were written last; '' where none were. */
export function readWords(shared: Uint8Array): string {
  // A decoder takes no memory that is shared.
  return new TextDecoder().decode(Uint8Array.from(shared.subarray(1, 1 + (shared[0] as number))));
}
