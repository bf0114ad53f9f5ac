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

const leftOut = /[\s“”"《》〈〉()（）]/;

/** By UTF-16 unit; most are told without the pattern: Han, and letters and digits of ASCII. */
function isLeftOut(unit: number): boolean {
  if (unit > 0x300b && unit < 0xfeff) return false;
  if (unit > 0x29 && unit < 0xa0) return false;
  if (unit > 0xff09) return false;
  return leftOut.test(String.fromCharCode(unit));
}
