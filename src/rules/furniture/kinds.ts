import { advert, contact, hotline } from './advert.ts';
import { captcha, commentForm, formBar } from './comments.ts';
import { copyright, disclaimer, filing, footerLinks, ownAddress, siteHost } from './legal.ts';
import type { LineKind } from './line.ts';
import { emptyPager, neighbours, pager, relatedHeading } from './listing.ts';
import { breadcrumb, channels, menu, searchBox, siteTitle } from './navigation.ts';
import { printedPageNumber } from './printing.ts';
import { editor, photoCredit, publishedLine, sourceLine } from './publication.ts';
import { barBracket, readingBar, scanCode, shareBar } from './reading.ts';
import { terms } from './terms.ts';

/** The kinds of furniture that a line's own words tell, in the order they are asked: the first that knows a line has it. */
export const lineKinds: readonly LineKind[] = [
  printedPageNumber,
  breadcrumb,
  searchBox,
  readingBar,
  barBracket,
  shareBar,
  scanCode,
  menu,
  pager,
  emptyPager,
  neighbours,
  relatedHeading,
  publishedLine,
  sourceLine,
  editor,
  photoCredit,
  commentForm,
  captcha,
  terms,
  hotline,
  contact,
  advert,
  ownAddress,
  disclaimer,
  copyright,
  filing,
  footerLinks,
  siteHost,
  channels,
  siteTitle,
  formBar,
];
