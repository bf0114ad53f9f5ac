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
