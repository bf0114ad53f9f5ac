import { type Beside, besideArticle } from './beside-article.ts';
import { type PageTree, pageTree } from './page-tree.ts';
import { type Select, selectIn } from './selected.ts';

/** What was made of a page's source, each part when it is first asked for. */
export interface HeldPage {
  readonly tree: () => PageTree;
  /** the sections that follow its article, and the measures of its elements without them */
  readonly beside: () => Beside;
  /** what answers CSS selectors; cheerio is loaded for it, and parses the page a second time */
  readonly select: () => Promise<Select>;
  /** Forgets all of it; who asks again has it made again. */
  readonly letGo: () => void;
}

/**
 * Holds what is made of a page, until it is told to let it go.
 *
 * A document is at work long after its words are known: the thousands of elements would outlive them by far. Throws a
 * ReadError where the page cannot be parsed.
 */
export function heldPage(source: string): HeldPage {
  let tree: PageTree | undefined = pageTree(source);
  let beside: Beside | undefined;
  let select: Promise<Select> | undefined;
  const treeOf = (): PageTree => {
    tree ??= pageTree(source);
    return tree;
  };
  return {
    tree: treeOf,
    beside: () => {
      beside ??= besideArticle(treeOf());
      return beside;
    },
    select: () => {
      select ??= import('cheerio/slim').then(({ load }) => selectIn(treeOf(), load));
      return select;
    },
    letGo: () => {
      tree = undefined;
      beside = undefined;
      select = undefined;
    },
  };
}
