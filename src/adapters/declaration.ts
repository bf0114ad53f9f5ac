import type { RawDocument } from '../documents/raw-document.ts';
import type { LineSign } from '../rules/furniture/site-noise.ts';
import type { Rule } from '../rules/rule.ts';

/** What an adapter says of its source: the one thing that `pipelines/<source>.ts` exports. All but the version may be left out. */
export interface AdapterDeclaration extends Layout {
  /** counted up when the adapter changes what it makes of the same raw bytes; from 1 */
  readonly version: number;
  /** tells whether a document that lies in no source's folder is of this kind */
  readonly recognises?: Signs | ((document: RawDocument) => boolean);
  /**
   * Where the site has looked different in its time: each of its layouts, and what only that one has.
   *
   * For each file the first that fits is taken; a page that none fits is refused. Without this there is one layout.
   */
  readonly layouts?: readonly DatedLayout[];
}

/** How a site's pages look. What stands at the top of a declaration holds for all its layouts; lists are added up. */
export interface Layout {
  /** CSS selector of the element that holds the article, such as `#zoom`; of several, the one with the most text */
  readonly body?: string;
  /** CSS selectors of what is no part of the article though it stands in it, such as `.share` */
  readonly hidden?: readonly string[];
  /** the site's own furniture, removed before the furniture of all sites */
  readonly noise?: readonly Noise[];
  /** a title line: where one stands, the next report of the page begins. Without it a document is one report */
  readonly split?: RegExp;
}

/** One of the layouts that a site has had. */
export interface DatedLayout extends Layout {
  /** lower-case words with hyphens; it goes to the metadata of the reports */
  readonly name: string;
  /** the first day that the site had it, `YYYY-MM-DD`: a page fetched before is of another */
  readonly from?: string;
  /** the last day that the site had it, `YYYY-MM-DD`: a page published later is of another */
  readonly until?: string;
  /** what can be seen on its pages and not on others */
  readonly looksLike?: Signs;
}

/** What tells a kind of document. All that is stated must hold. */
export interface Signs {
  /** the host of its address, where that is known: one of these, or one below it */
  readonly host?: string | readonly string[];
  /** CSS selectors that must each match an element; no file but a web page has any */
  readonly has?: string | readonly string[];
  /** what the raw text must match: of a web page its source */
  readonly text?: RegExp;
  /** how often it must match, at least; once, without it */
  readonly count?: number;
  /** only so much of the beginning of the text is looked at, in UTF-16 units */
  readonly within?: number;
}

/**
 * Furniture of a site: a rule's name, and one way to tell what goes.
 *
 * The name goes to the account of every character, as `strip/<name>`. Patterns are tried on one line at a time, without
 * the blanks at its ends, after markup was taken off.
 */
export type Noise = LineNoise | BlockNoise | Rule;

/** A rule for furniture that is known by its lines. */
type LineNoise = { readonly name: string } & (
  | {
      /** every line that is one of these */
      readonly lines: LineSign;
    }
  | {
      /** what a line begins with; the rest of it stays */
      readonly starts: LineSign;
    }
  | {
      /** what a line ends with; the rest of it stays */
      readonly ends: LineSign;
    }
  | {
      /** all lines before the first of these; itself it stays */
      readonly beforeFirst: LineSign;
    }
  | {
      /** the first of these lines, and all behind it */
      readonly fromFirst: LineSign;
    }
  | {
      /** all lines behind the last of these; itself it stays */
      readonly afterLast: LineSign;
    }
);

/** A rule for blocks of lines. */
interface BlockNoise {
  readonly name: string;
  /** from each line that the first tells to the next that the second tells, both included */
  readonly between: readonly [RegExp | string, RegExp | string];
}
