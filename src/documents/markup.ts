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

/** What a reader knows of how a marked-up document is divided: everything that is not the words of its article. */
export interface Markup {
  /**
   * The edits that leave the words of the article, in order and without overlap, on the document's raw text.
   *
   * Each is signed by its reason alone (`markup`, `entity`, `navigation` …). Throws (or rejects with) an error that says why
   * where the document has no article, or where a selector cannot be read.
   */
  readonly edits: (hints: PageHints) => readonly Edit[] | Promise<readonly Edit[]>;
  /** the edits leave one line for each paragraph; else lines may be those of a text set to a width */
  readonly paragraphs?: boolean;
  /** what is said of the article outside it, at most one of each kind */
  readonly stated: readonly StatedFact[];
}
