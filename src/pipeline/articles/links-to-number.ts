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
      if (!mayGoOn(words.charCodeAt(at + 1))) continue;
      link.lastIndex = at;
      if (link.test(words)) return true;
    }
  return false;
}

/** Whether a unit behind the sign is a digit but 0, or the first letter of `page`. */
function mayGoOn(unit: number): boolean {
  return (unit >= 0x31 && unit <= 0x39) || unit === 0x50 || unit === 0x70;
}
