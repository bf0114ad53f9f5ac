/** Whether a UTF-16 unit is white space, as patterns know it. */
export function isBlank(unit: number): boolean {
  // Nearly all of a text is told by this.
  if (unit > 0x3000 ? unit !== 0xfeff : unit > 0x20 && unit < 0xa0) return false;
  return unit <= 0x20 ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) : OTHERS.includes(unit);
}

const OTHERS: readonly number[] = [...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff']
  .map((blank) => blank.charCodeAt(0))
  // Of all widths.
  .concat(Array.from({ length: 11 }, (_, width) => 0x2000 + width));

/** The UTF-16 units that are white space. */
export const BLANKS: readonly number[] = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, ...OTHERS];

/** How many UTF-16 units of a stretch of a text are no white space. */
export function wordsIn(text: string, from: number, to: number): number {
  return counted(WORDS, text, from, to);
}

/** How many of them are no marks of markdown either. */
export function plainIn(text: string, from: number, to: number): number {
  return counted(PLAIN, text, from, to);
}

function counted(ones: Uint8Array, text: string, from: number, to: number): number {
  let count = 0;
  let at = from;
  // Four at a time, for a text may be gone over whole.
  for (; at + 4 <= to; at += 4)
    count +=
      (ones[text.charCodeAt(at)] as number) +
      (ones[text.charCodeAt(at + 1)] as number) +
      (ones[text.charCodeAt(at + 2)] as number) +
      (ones[text.charCodeAt(at + 3)] as number);
  for (; at < to; at += 1) count += ones[text.charCodeAt(at)] as number;
  return count;
}

/** By UTF-16 unit: 1, or 0 for white space. */
const WORDS = new Uint8Array(0x10000).fill(1);
for (const unit of BLANKS) WORDS[unit] = 0;
const PLAIN = WORDS.slice();
for (const mark of '*#') PLAIN[mark.charCodeAt(0)] = 0;
