/** An address or file name of a page, taken apart into the article's and the part's number. */
export interface PartAddress {
  /** the host without `www.`; undefined where the address does not say it */
  readonly site?: string;
  /** what the parts of an article have in common: folders and name, without the number and the ending */
  readonly base: string;
  /** the last name in `base` */
  readonly stem: string;
  /** as it stands in the address: what it counts from is for the article to say; undefined for one without a number */
  readonly number?: number;
}

const ending = /\.(?:s?html?|xhtml|jsp|jspx|php|aspx?|do|txt|text|md)$/i;
const pageKey = /^(?:page|p|pn|pageno|page_no|pageindex|currentpage|curpage)$/i;
/** `4387_2`, `4387-2`, `4387_p2`, `4387第2页`: two digits at most, for `t20240101_123` is an article of its own. */
const numbered = /^(.*[^_-])(?:[_-](?:p|page)?[_-]?([1-9]\d?)|第([1-9]\d?)页)$/i;
/** `2023-1`, `2023-12-1`: a date. */
const date = /^(?:19[5-9]|20[0-3])\d-\d{1,2}(?:-\d{1,2})?$/;
const year = /^(?:19[5-9]|20[0-3])\d$/;

/**
 * Takes an address, or the path of a file, apart: `…/4387_2.html`, `…?id=4387&page=2`, `…/4387/2.html`.
 *
 * Undefined for one that names no page: the front page of a site, or what is no address.
 */
export function partAddress(address: string): PartAddress | undefined {
  const [, site, rest] = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^#]*)/i.exec(address) ?? [
    undefined,
    undefined,
    address.replace(/#.*/s, ''),
  ];
  const question = (rest ?? '').indexOf('?');
  const path = question < 0 ? (rest ?? '') : (rest as string).slice(0, question);
  const fields = question < 0 ? [] : (rest as string).slice(question + 1).split('&');
  const paging = fields.find(
    (field) => /^[^=]+=[1-9]\d?$/.test(field) && pageKey.test(field.split('=')[0] ?? ''),
  );
  const query = fields
    .filter((field) => field !== paging && field !== '')
    .sort()
    .join('&');
  const names = path.replace(/\/$/, '').split('/');
  const last = (names.pop() ?? '').replace(ending, '');
  if (last === '' && query === '') return undefined;
  const found = (stem: string, folders: readonly string[], number: number | undefined): PartAddress => ({
    ...(site !== undefined && { site: site.toLowerCase().replace(/^www\./, '') }),
    base: [...folders, stem].join('/') + (query === '' ? '' : `?${query}`),
    stem,
    ...(number !== undefined && { number }),
  });
  if (paging !== undefined) return found(last, names, Number(paging.split('=')[1]));
  const match = numbered.exec(last);
  const stem = match?.[1] ?? '';
  if (match !== null && !date.test(last)) return found(stem, names, Number(match[2] ?? match[3]));
  const folder = names.at(-1) ?? '';
  if (/^[1-9]\d?$/.test(last) && /\d{3}|[a-z]\d/i.test(folder) && !year.test(folder))
    return found(folder, names.slice(0, -1), Number(last));
  return found(last, names, undefined);
}

/** Whether a page of this name is one of a list, most likely: `index_2.html` is seldom the second page of an article. */
export function namesList(stem: string): boolean {
  return /^(?:index|list|default|home|more|channel|search|node|col(?:umn)?)(?:[_-]?\d+)?$/i.test(stem);
}
