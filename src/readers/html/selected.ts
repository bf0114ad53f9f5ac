import type { CheerioAPI } from 'cheerio/slim';
import type { PageHints } from '../../documents/markup.ts';
import { ReadError } from '../read-error.ts';
import type { PageElement, PageTree } from './page-tree.ts';

/** How cheerio parses a page. */
export type Load = (source: string, options: object) => CheerioAPI;

/** The elements that a CSS selector matches, in the order of the source; throws a ReadError for one that cannot be read. */
export type Select = (selector: string) => readonly PageElement[];

/** What an adapter knows of a page, and what answers its selectors. */
export interface Hinted {
  readonly hints: PageHints;
  readonly select: Select;
}

/** As the page's own tree is parsed: an element is known again by where it begins. */
const asTheTree = { xml: { xmlMode: false, decodeEntities: false, withStartIndices: true } };

/** Answers CSS selectors on a page. Cheerio parses it a second time, at the first question. */
export function selectIn({ source, elements }: PageTree, load: Load): Select {
  let page: { readonly $: CheerioAPI; readonly byStart: ReadonlyMap<number, PageElement> } | undefined;
  return (selector) => {
    page ??= {
      $: load(source, asTheTree),
      byStart: new Map(elements.filter(({ name }) => name !== '').map((each) => [each.from, each])),
    };
    const { $, byStart } = page;
    try {
      return $(selector)
        .toArray()
        .flatMap((found) => byStart.get(found.startIndex ?? -1) ?? []);
    } catch (error) {
      throw new ReadError(
        `the selector ${selector} cannot be read: ${(error as Error).message}. Correct the adapter.`,
      );
    }
  };
}
