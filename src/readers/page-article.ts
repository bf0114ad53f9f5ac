import { besideArticle } from './html/beside-article.ts';
import { findBody } from './html/find-body.ts';
import type { Measure } from './html/measure.ts';
import { type PageElement, type PageTree, pageTree } from './html/page-tree.ts';
import { NoBodyError } from './read-error.ts';

/** A page, and where its article stands as it is found by its looks, with nothing known of its site. */
export interface PageArticle {
  readonly tree: PageTree;
  /** how much text an element has, without the sections that follow the article */
  readonly of: (element: PageElement) => Measure;
  /** the element that holds the article; undefined where none is found */
  readonly body: PageElement | undefined;
  /** elements before it that begin it */
  readonly lead: readonly PageElement[];
}

/** Finds the article of a page in its source. Rejects with a ReadError where the page cannot be parsed. */
export async function pageArticle(source: string): Promise<PageArticle> {
  const tree = pageTree(source);
  const { of } = besideArticle(tree);
  try {
    return { tree, of, ...findBody(tree, of, { hints: {}, select: () => [] }) };
  } catch (error) {
    if (error instanceof NoBodyError) return { tree, of, body: undefined, lead: [] };
    throw error;
  }
}
