/** `_2.html`, `-page2.htm` */
const namedNumber = /[_-](?:[pP](?:[aA][gG][eE])?)?[1-9]\d?\.[a-zA-Z]{3,5}["'\s>]/y;

/** What a link to a numbered page has, each with a sign that it is looked for by: few places of a text have one. */
const links: readonly (readonly [sign: string, link: RegExp])[] = [
  ['=', /(?<=[?&;][a-zA-Z_]{1,11})=[1-9]\d?["'\s>&]/y],
  ['/', /\/[1-9]\d?(?:\.[a-zA-Z]{3,5}|\/)?["'\s>]/y],
  ['_', namedNumber],
  ['-', namedNumber],
];

/** Whether a text may link to a page that has a number in its address; a cheap look, which knows no tags. */
export function linksToNumber(words: string): boolean {
  for (const [sign, link] of links)
    for (let at = words.indexOf(sign); at >= 0; at = words.indexOf(sign, at + 1)) {
      if (!mayGoOn(words, at + 1)) continue;
      link.lastIndex = at;
      if (link.test(words)) return true;
    }
  return false;
}

/** Whether what stands behind the sign is a number below 100 that ends there, or may be `page`. */
function mayGoOn(words: string, from: number): boolean {
  const first = words.charCodeAt(from);
  if (first === 0x50 || first === 0x70) return true;
  if (!(first >= 0x31 && first <= 0x39)) return false;
  const second = words.charCodeAt(from + 1);
  return !isLetterOrDigit(isDigit(second) ? words.charCodeAt(from + 2) : second);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether it is a digit or a letter of ASCII: neither ends a number. */
function isLetterOrDigit(unit: number): boolean {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);
}
