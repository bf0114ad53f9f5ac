/** A text without what a title may differ in from place to place: white space, quotation marks and brackets. */
export function bare(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!isLeftOut(text.charCodeAt(at))) continue;
    if (from < at) kept += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** How long a text is without them (UTF-16). */
export function bareLength(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) if (!isLeftOut(text.charCodeAt(at))) length += 1;
  return length;
}

/** The same of a stretch of a page, by its units. */
export function bareLengthIn(units: Uint16Array, from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at += 1) if (!isLeftOut(units[at] as number)) length += 1;
  return length;
}

const leftOut = new Uint8Array(0x10000);
for (const sign of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff“”"《》〈〉()（）')
  leftOut[sign.charCodeAt(0)] = 1;
leftOut.fill(1, 0x2000, 0x200b);

/** Most are Han: none of the table is asked for them, which is large and may be far. */
function isLeftOut(unit: number): boolean {
  return (unit <= 0x300b || unit >= 0xfeff) && leftOut[unit] === 1;
}
