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
  /** the Han characters beside the reports in what it names, a mean over the pages */
  readonly excess: number;
}

/** Of two selectors the surer is taken, unless it holds so many Han characters more that are none of a report's. */
const littleMore = 24;

/** The most that may be tried, the pages' own and those that two marks make. */
const most = 400;

interface Candidate {
  readonly css: string;
  readonly rank: number;
  readonly on: (page: StudiedPage) => readonly PageElement[];
}

/**
 * Finds the selectors that hit on every page and lose nothing of the text on any: the best first.
 *
 * Ids go before classes, classes before what is made of two; of those the one that holds the least beside the text.
 */
export function bodySelectors(pages: readonly PageText[]): readonly BodySelector[] {
  const [first] = pages;
  if (first === undefined) return [];
  const found: (BodySelector & { readonly rank: number })[] = [];
  for (const candidate of candidates(first.page)) {
    const excess = excessOf(candidate, pages);
    if (excess !== undefined) found.push({ css: candidate.css, rank: candidate.rank, excess });
  }
  const least = Math.min(...found.map(({ excess }) => excess));
  const cost = ({ excess, rank }: (typeof found)[number]): number =>
    (excess <= least + littleMore ? 0 : excess - least) + rank * 4;
  return found
    .sort(
      (one, other) => cost(one) - cost(other) || one.excess - other.excess || byLength(one.css, other.css),
    )
    .map(({ css, excess }) => ({ css, excess }));
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
      add({ css, rank, on: (page) => page.marked.get(css) ?? [] });
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
  const named = marked.get(inner) ?? tree.elements.filter(({ name }) => name === inner);
  return named.filter((element) => {
    for (const each of upwards(element)) if (each !== element && around.has(each)) return true;
    return false;
  });
}

/** As the reader chooses among several: the one with the most text, the inner of two with the same. */
function chosen(elements: readonly PageElement[], of: StudiedPage['of']): PageElement | undefined {
  return elements.reduce<PageElement | undefined>(
    (best, next) => (best === undefined || of(next).han >= of(best).han ? next : best),
    undefined,
  );
}

/** What it holds beside the text, a mean over the pages; undefined where it misses a page or a line of the text. */
function excessOf({ on }: Candidate, pages: readonly PageText[]): number | undefined {
  let excess = 0;
  for (const { page, text } of pages) {
    const element = chosen(on(page), page.of);
    if (element === undefined || page.of(element).han === 0) return undefined;
    if (text.some((at) => at < element.from || at >= element.to)) return undefined;
    // What has so much more than the article has what stands around it: it names a part of the layout.
    const article = page.body === undefined ? undefined : page.of(page.body).han;
    if (article !== undefined && page.of(element).han > article * 1.3 + 200) return undefined;
    excess += page.of(element).han;
  }
  return excess / pages.length;
}
