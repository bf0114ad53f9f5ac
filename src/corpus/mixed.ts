/**
 * Mixes a text and some words of 32 bits, in this order, into two words, which are written at a place of `into`.
 *
 * Others give the same two with a chance of one in 2^64, also where they differ little, and the words of several may be
 * added up by `^`: those of two that have changed places in part are no sum of the others. It is a fraction of what sha256
 * costs, and keeps out accidents alone: whoever wants two to be alike finds such.
 */
export function mixInto(into: Int32Array, at: number, text: string, words: Int32Array): void {
  let one = text.length;
  let other = words.length;
  for (let unit = 0; unit < text.length; unit += 1) {
    const next = text.charCodeAt(unit);
    one = Math.imul(((one << 13) | (one >>> 19)) ^ next, 0xcc9e2d51);
    other = Math.imul(((other << 15) | (other >>> 17)) ^ next, 0x85ebca6b);
  }
  for (let word = 0; word < words.length; word += 1) {
    const next = words[word] as number;
    one = Math.imul(((one << 13) | (one >>> 19)) ^ next, 0xcc9e2d51);
    other = Math.imul(((other << 15) | (other >>> 17)) ^ next, 0x85ebca6b);
  }
  one = ended(one);
  into[at] = one;
  into[at + 1] = ended(other ^ one);
}

/** Every bit of it becomes one that hangs on all of them. */
function ended(word: number): number {
  let ending = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  ending = Math.imul(ending ^ (ending >>> 13), 0xc2b2ae35);
  return ending ^ (ending >>> 16);
}
