import type { PageSigns } from './page-signs.ts';
import { namesList } from './part-address.ts';

/** A page that has the same address as others, but for its number. */
export interface NumberedPage extends PageSigns {
  readonly stem: string;
  /** as its address has it; undefined for the one without */
  readonly number: number | undefined;
  /** whether its address was stated, by itself or by the manifest: a file's name alone may be anything */
  readonly stated: boolean;
}

/** A title of so many Han characters belongs to one document: 政府工作报告 belongs to thousands. */
const TELLING = 8;

/**
 * Tells whether a page goes on with the article that `first` is the lowest numbered page of.
 *
 * Their addresses say that they may. Something else must say that they do: the article's address without a number
 * was stated, or a pager names the other, or both have a title that no other document has. Nothing may say that
 * they do not: another title or year, or that the page opens as a report does.
 */
export function goesOn(first: NumberedPage, page: NumberedPage): boolean {
  if (!page.prose || !first.prose) return false;
  if (page.opens || differ(first.years, page.years)) return false;
  const han = first.title?.match(/\p{Script=Han}/gu)?.length ?? 0;
  const titled = first.title !== undefined && page.title !== undefined;
  const sameTitle = titled && first.title === page.title && han >= TELLING;
  const otherTitle = titled && first.title !== page.title;
  const paged = names(first, page.number) || names(page, first.number);
  // A list has a pager and one title too, but no page of it opens as a report does.
  if (namesList(first.stem)) return paged && sameTitle && first.opens;
  if (paged) return !otherTitle || page.stated;
  if (first.stated && page.stated && first.number === undefined) return !otherTitle;
  return sameTitle && !(first.beginsAtOne && page.beginsAtOne);
}

/** Whether a page's pager names the part of this number; the first part's address may have none. */
function names({ pager }: NumberedPage, number: number | undefined): boolean {
  if (pager === undefined) return false;
  return pager.count !== undefined
    ? (number ?? 1) <= pager.count
    : pager.siblings.has(number ?? 1) || number === undefined;
}

function differ(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((year) => other.has(year));
}
