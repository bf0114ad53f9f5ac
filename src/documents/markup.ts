import type { Edit } from '../text/span.ts';

/** What an adapter knows of a site's pages, as CSS selectors; without it the body is found by its looks. */
export interface PageHints {
  /** the element that holds the article, such as `#zoom`; where it matches several, the one with the most text */
  readonly body?: string;
  /** what is no part of the article though it stands in it, such as `.share` */
  readonly hidden?: readonly string[];
}

/** What a page says of its article beside it: in the table that heads it, or in its head. */
export interface StatedFact {
  readonly of: 'title' | 'issuer' | 'issuedDate' | 'documentNumber' | 'publishedDate';
  /** its entities decoded, its white space made single spaces */
  readonly value: string;
  /** the same as it stands in the raw text, and where (UTF-16) */
  readonly exact: string;
  readonly rawOffset: number;
  /** whether a reader of the page sees it; what only machines read is often cut or out of date */
  readonly certain: boolean;
}

/** One page of a site, as an adapter asks for it. */
export interface MarkedPage {
  /** how much a CSS selector matches: no element, only empty ones, or words too; rejects where it cannot be read */
  readonly matches: (selector: string) => Promise<'nothing' | 'empty' | 'words'>;
  /** the day that the page says its article was published, `YYYY-MM-DD`; undefined where it does not say */
  readonly published: () => string | undefined;
  /** a sentence that says where the most text of the page stands, or what it is that it has none */
  readonly mainText: () => string;
}

/** What a reader knows of how a marked-up document is divided: everything that is not the words of its article. */
export interface Markup {
  /**
   * The edits that leave the words of the article, in order and without overlap, on the document's raw text.
   *
   * The hints are those for all its files, or a list with those for each. Each edit is signed by its reason alone
   * (`markup`, `entity`, `navigation` …). Throws (or rejects with) an error that says why
   * where the document has no article, or where a selector cannot be read.
   */
  readonly edits: (hints: PageHints | readonly PageHints[]) => readonly Edit[] | Promise<readonly Edit[]>;
  /** the edits leave one line for each paragraph; else lines may be those of a text set to a width */
  readonly paragraphs?: boolean;
  /** what is said of the article outside it, at most one of each kind */
  readonly stated: readonly StatedFact[];
  /** the pages of a site, one for each of the document's files; absent where they are none */
  readonly pages?: readonly MarkedPage[];
}
