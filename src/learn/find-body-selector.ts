import type { PageElement } from '../readers/html/page-tree.ts';
import { marksOf, upwards } from './marks.ts';
import type { StudiedPage } from './studied-page.ts';

/** A page with the offsets in its source (UTF-16) where the lines of its report begin, as far as they are known. */
export interface PageText {
  readonly page: StudiedPage;
  readonly text: readonly number[];
}

/** A selector for the element that holds a site's articles. */
export interface BodySelector {
  readonly css: string;
  /** the Han characters in what it names, a mean over its pages */
  readonly han: number;
  /** the indexes of the pages that it hits, losing nothing of their text */
  readonly pages: readonly number[];
}

/** Of two selectors the surer is taken, unless it holds so many Han characters more that are none of a report's. */
const littleMore = 24;

/** The most that may be tried. */
const most = 600;

interface Candidate {
  readonly css: string;
  readonly rank: number;
  readonly on: (page: StudiedPage) => readonly PageElement[];
}

/**
 * Finds selectors that lose nothing of the text on the pages they hit, those that hit the most pages first.
 *
 * Of those that hit as many, ids go before classes and classes before what is made of two, unless one holds less beside
 * the text.
 */
export function bodySelectors(pages: readonly PageText[]): readonly BodySelector[] {
  const found = new Map<string, BodySelector & { readonly rank: number }>();
  for (const { page } of pages)
    for (const candidate of candidates(page)) {
      if (found.has(candidate.css) || found.size >= most) continue;
      const hits = pages.flatMap((each, index) => {
        const han = hanOn(candidate, each);
        return han === undefined ? [] : [{ index, han }];
      });
      const han = hits.reduce((sum, hit) => sum + hit.han, 0) / Math.max(1, hits.length);
      found.set(candidate.css, {
        css: candidate.css,
        rank: candidate.rank,
        han,
        pages: hits.map(({ index }) => index),
      });
    }
  const best = new Map<string, number>();
  for (const { pages: hit, han } of found.values())
    best.set(hit.join(), Math.min(han, best.get(hit.join()) ?? Infinity));
  const cost = ({ han, rank, pages: hit }: BodySelector & { readonly rank: number }): number => {
    const least = best.get(hit.join()) ?? 0;
    return (han <= least + littleMore ? 0 : han - least) + rank * 4;
  };
  return [...found.values()]
    .filter((each) => each.pages.length > 0)
    .sort(
      (one, other) =>
        other.pages.length - one.pages.length ||
        cost(one) - cost(other) ||
        one.han - other.han ||
        byLength(one.css, other.css),
    )
    .map(({ css, han, pages: hit }) => ({ css, han, pages: hit }));
}

function byLength(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

/** What names an element that holds the article of one page, or the most of it. */
function candidates({ body, of }: StudiedPage): readonly Candidate[] {
  if (body === undefined) return [];
  const chain = [...downwards(body, of).reverse(), ...upwards(body)].filter(
    ({ name }) => !/^(?:html|body)$/.test(name),
  );
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    if (!found.has(candidate.css) && found.size < most) found.set(candidate.css, candidate);
  };
  for (const element of chain)
    for (const { css, rank } of marksOf(element))
      if (rank < 5) add({ css, rank, on: (page) => page.marked.get(css) ?? [] });
  for (const element of chain)
    for (const around of upwards(element)) {
      if (around === element) continue;
      for (const { css: outer, rank } of marksOf(around)) {
        if (rank > 3) continue;
        const inner = [...marksOf(element).filter((mark) => mark.rank > 0), { css: element.name, rank: 8 }];
        for (const mark of inner)
          add({
            css: `${outer} ${mark.css}`,
            rank: 4 + rank + mark.rank,
            on: (page) => within(page, outer, mark.css),
          });
      }
    }
  return [...found.values()];
}

/** From an element down as long as one child has nearly all of its prose. */
function downwards(top: PageElement, of: StudiedPage['of']): PageElement[] {
  const chain: PageElement[] = [];
  for (let at = top; ; ) {
    const next = at.children.find(
      (child): child is PageElement => child.kind === 'element' && of(child).prose >= of(top).prose * 0.9,
    );
    if (next === undefined || of(next).prose === 0) return chain;
    chain.push(next);
    at = next;
  }
}

function within({ marked, tree }: StudiedPage, outer: string, inner: string): readonly PageElement[] {
  const around = new Set(marked.get(outer) ?? []);
  if (around.size === 0) return [];
  const named = marked.get(inner);
  const inside = (named ?? tree.elements.filter(({ name }) => name === inner)).filter((element) => {
    for (const each of upwards(element)) if (each !== element && around.has(each)) return true;
    return false;
  });
  // The bare name of a tag names an element only where it is the one of its kind.
  return named === undefined && inside.length > 1 ? [] : inside;
}

/** As the reader chooses among several: the one with the most text, the inner of two with the same. */
function chosen(elements: readonly PageElement[], of: StudiedPage['of']): PageElement | undefined {
  return elements.reduce<PageElement | undefined>(
    (best, next) => (best === undefined || of(next).han >= of(best).han ? next : best),
    undefined,
  );
}

/** The Han characters in what it names on a page; undefined where it misses the page or a line of its text. */
function hanOn({ on }: Candidate, { page, text }: PageText): number | undefined {
  const element = chosen(on(page), page.of);
  if (element === undefined || page.of(element).han === 0) return undefined;
  if (text.some((at) => at < element.from || at >= element.to)) return undefined;
  // What has so much more than the article has what stands around it: it names a part of the layout.
  const article = page.body === undefined ? undefined : page.of(page.body).han;
  if (article !== undefined && page.of(element).han > article * 1.3 + 200) return undefined;
  return page.of(element).han;
}
