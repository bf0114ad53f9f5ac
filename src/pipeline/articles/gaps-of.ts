import type { RawDocument } from '../../documents/raw-document.ts';
import { lacks } from '../../text/lacks.ts';
import { signsOf, TextSign } from '../../text/text-signs.ts';
import { linksToNumber } from './links-to-number.ts';
import { ownAddress } from './own-address.ts';
import { pageAddress } from './page-address.ts';
import { pagerOf } from './pager.ts';
import { namesList } from './part-address.ts';
import { missingParts, type Numbered } from './part-numbers.ts';

/** What is known to be missing of a document that is a paged article, or a part of one: a sentence each. */
export function gapsOf({ text, files, pages }: RawDocument): readonly string[] {
  const parts: Numbered[] = [];
  let stated = false;
  for (const [index, file] of files.entries()) {
    if (file.mediaType !== 'text/plain' && file.mediaType !== 'text/html') return [];
    const own = pages.filter((page) => page.file === index);
    const words = text.slice(own[0]?.from ?? 0, own.at(-1)?.to ?? 0);
    const markup = file.mediaType === 'text/html';
    if (files.length === 1 && !mayBePaged(words)) return [];
    const found = pageAddress(file.path, statedAddress(words), file.known);
    if (found === undefined || namesList(found.address.stem)) return [];
    const pager = pagerOf({ text: words, markup, stems: found.stems });
    stated ||= found.stated;
    parts.push({ number: found.address.number, ...(pager !== undefined && { pager }) });
  }
  // A text whose address is not known may be the page of a list.
  if (parts.length === 1 && parts[0]?.pager === undefined) return [];
  return stated || parts.length > 1 || files[0]?.mediaType === 'text/html' ? missingParts(parts) : [];
}

/** The address that a page's text states; few do, and bytes are made only of those that may. */
function statedAddress(words: string): string | undefined {
  if (waysToState.every((way) => lacks(words, way))) return undefined;
  return statesAddress.test(words) ? ownAddress(Buffer.from(words)) : undefined;
}

const waysToState = [
  ...['本文', '原文', '本页', '文章'].flatMap((what) => [`${what}地址`, `${what}链接`]),
  'canonical',
  'og:url',
];
const statesAddress = new RegExp(waysToState.join('|'));

/** A cheap look: a page that links to no number and has no words to turn it is not asked further. */
function mayBePaged(words: string): boolean {
  return (
    turnsPages(words) || (!lacks(words, 'createPage') && words.includes('createPage')) || linksToNumber(words)
  );
}

/** Whether a text has words to turn a page, such as 下一页; to look at each 页 is faster than to look for all of them. */
function turnsPages(words: string): boolean {
  if ((signsOf(words) & TextSign.page) === 0) return false;
  for (let at = words.indexOf('页'); at >= 0; at = words.indexOf('页', at + 1))
    if (/[上下前后][一1]?$|[尾末]$/.test(words.slice(Math.max(0, at - 2), at))) return true;
  return false;
}
