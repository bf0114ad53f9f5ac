import { compact, isTitleLine } from '../rules/paragraphs/line-shapes.ts';
import { type BodySelector, bodySelectors, type PageText } from './find-body-selector.ts';
import type { StudiedPage } from './studied-page.ts';
import { type Study, studyOf } from './study.ts';
import { countsOf, keyOf } from './units.ts';

/** A document that is studied, with the pages that it has where it is HTML. */
export interface StudiedDocument {
  readonly study: Study;
  readonly pages: readonly StudiedPage[];
}

/** Where the articles of a site stand. */
export interface LearnedBody {
  readonly css: string;
  /** the Han characters in what it names, a mean over its documents */
  readonly han: number;
  /** the indexes of the documents that it is for */
  readonly documents: readonly number[];
}

/** A site has at most so many layouts; more are pages of several sites. */
const mostLayouts = 3;
/** How many selectors are tried by reading the pages with them. */
const tried = 6;

/**
 * Finds the selectors that leave every line of the reports: one for all pages of HTML, or one for each layout.
 *
 * A layout has two documents at least. Documents that none is found for are in none.
 */
export async function learnBodies(given: readonly StudiedDocument[]): Promise<readonly LearnedBody[]> {
  const counts = countsOf(given.map(({ study }) => study.lines.map(({ words }) => ({ key: keyOf(words) }))));
  const isOnce = (words: string): boolean => (counts.get(keyOf(words)) ?? 0) < 2;
  const found: LearnedBody[] = [];
  let left = [...given.keys()].filter((index) => (given[index]?.pages.length ?? 0) > 0);
  const alone = left.length === 1;
  while (left.length > (alone ? 0 : 1) && found.length < mostLayouts) {
    const body = await bestOf(left, given, isOnce);
    if (body === undefined || (body.documents.length < 2 && !alone)) break;
    found.push(body);
    left = left.filter((index) => !body.documents.includes(index));
  }
  return found;
}

async function bestOf(
  indexes: readonly number[],
  given: readonly StudiedDocument[],
  isOnce: (words: string) => boolean,
): Promise<LearnedBody | undefined> {
  const pages = indexes.flatMap((index) =>
    (given[index] as StudiedDocument).pages.map((page) => ({
      index,
      ...textOf(page, given[index] as StudiedDocument, isOnce),
    })),
  );
  for (const candidate of bodySelectors(pages).slice(0, tried)) {
    const documents = wholeDocuments(candidate, pages, indexes);
    const kept = await Promise.all(
      documents.map(async (index) =>
        keepsAll(candidate.css, (given[index] as StudiedDocument).study, isOnce),
      ),
    );
    if (documents.length > 0 && kept.every(Boolean))
      return { css: candidate.css, han: candidate.han, documents };
  }
  return undefined;
}

/** The documents all of whose pages it hits. */
function wholeDocuments(
  { pages: hit }: BodySelector,
  pages: readonly { readonly index: number }[],
  indexes: readonly number[],
): readonly number[] {
  const missed = new Set(pages.flatMap(({ index }, at) => (hit.includes(at) ? [] : [index])));
  return indexes.filter((index) => !missed.has(index));
}

/** Where the lines of its report begin that stand in the article and nowhere else. A title may stand outside. */
function textOf(page: StudiedPage, { study }: StudiedDocument, isOnce: (words: string) => boolean): PageText {
  const parts = [...page.lead, ...(page.body === undefined ? [] : [page.body])];
  const text = study.lines
    .filter(
      ({ file, left, words }) =>
        file === page.file && left !== '' && isOnce(words) && !isTitleLine(compact(words)),
    )
    .map(({ raw }) => raw.from - page.offset)
    .filter((at) => parts.some((each) => each.from <= at && at < each.to));
  return { page, text };
}

/** Whether all lines that stand in one document alone are still there, titles too. */
async function keepsAll(
  body: string,
  { document, lines }: Study,
  isOnce: (words: string) => boolean,
): Promise<boolean> {
  const again = await studyOf(document, { body }).catch(() => undefined);
  const there = new Set(again?.lines.map(({ words }) => compact(words)));
  return lines.every(({ words, left }) => left === '' || !isOnce(words) || there.has(compact(words)));
}
