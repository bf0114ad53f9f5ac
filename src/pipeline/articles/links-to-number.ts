import { signsOf, TextSign } from '../../text/text-signs.ts';

/** `_2.html`, `-page2.htm` */
const namedNumber = /[_-](?:[pP](?:[aA][gG][eE])?)?[1-9]\d?\.[a-zA-Z]{3,5}["'\s>]/y;
/** `?page=2`: what stands before it is looked at where all else is there. */
const askedNumber = /=[1-9]\d?["'\s>&](?<=[?&;][a-zA-Z_]{1,11}=\d\d?["'\s>&])/y;
/** `/news/3`, `/2.html` */
const ownNumber = /\/[1-9]\d?(?:\.[a-zA-Z]{3,5}|\/)?["'\s>]/y;

/** What a link to a numbered page has, each with a sign that it is looked for by: few places of a text have one, and few texts. */
const links: readonly (readonly [sign: string, link: RegExp, kind: number])[] = [
  ['=', askedNumber, TextSign.link],
  ['/', ownNumber, TextSign.link],
  ['_', namedNumber, TextSign.link],
  ['-', namedNumber, TextSign.hyphen],
];

/** All of them: a page has one of the signs at every turn, and to ask for the next one each time takes twice as long. */
const anyLink = new RegExp([askedNumber, ownNumber, namedNumber].map(({ source }) => source).join('|'));

/** Whether a text may link to a page that has a number in its address; a cheap look, which knows no tags. */
export function linksToNumber(words: string): boolean {
  const signs = signsOf(words);
  const mayHaveElements = (signs & TextSign.link) !== 0;
  if (mayHaveElements && words.includes('</')) return anyLink.test(words);
  return links.some(([sign, link, kind]) => (signs & kind) !== 0 && isAt(sign, link, words));
}

function isAt(sign: string, link: RegExp, words: string): boolean {
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
