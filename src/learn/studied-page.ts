import type { RawDocument } from '../documents/raw-document.ts';
import type { PageElement } from '../readers/html/page-tree.ts';
import { type PageArticle, pageArticle } from '../readers/page-article.ts';
import { byMark } from './marks.ts';

/** A page of a site as it is studied: its elements, and those that a selector may name. */
export interface StudiedPage extends PageArticle {
  /** its file's index in its document */
  readonly file: number;
  /** where its source begins in the text of its document (UTF-16) */
  readonly offset: number;
  readonly marked: ReadonlyMap<string, readonly PageElement[]>;
}

/** The pages of a document of HTML, one for each file; none of any other kind of document. */
export async function pagesOf(document: RawDocument): Promise<readonly StudiedPage[]> {
  if (document.markup === undefined) return [];
  const pages: StudiedPage[] = [];
  for (const { from, to, file } of document.pages) {
    if (document.files[file]?.mediaType !== 'text/html') continue;
    const article = await pageArticle(document.text.slice(from, to));
    pages.push({ ...article, file, offset: from, marked: byMark(article.tree.elements) });
  }
  return pages;
}
