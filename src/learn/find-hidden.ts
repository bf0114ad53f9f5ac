import type { PageElement } from '../readers/html/page-tree.ts';
import { elementAt, marksOf, upwards } from './marks.ts';
import { isSentence, ofReport } from './report-shape.ts';
import { namedBeside, speaksOfSite } from './site-words.ts';
import type { StudiedPage } from './studied-page.ts';
import type { PlacedLine } from './units.ts';

/** A page and the lines that the reader leaves of it, each with how many pages have it too. */
export interface PageLines {
  readonly page: StudiedPage;
  readonly lines: readonly (PlacedLine & { readonly seen: number })[];
}

/** A selector for what stands in articles and is no part of them. */
export interface HiddenSelector {
  readonly css: string;
  /** on how many pages it hides something that nothing else takes away */
  readonly seen: number;
  /** some of the lines that it hides */
  readonly samples: readonly string[];
}

/** A line on its page. */
interface LineThere {
  readonly page: number;
  readonly line: PageLines['lines'][number];
  /** the part of its element that is links, 0 to 1 */
  readonly linked: number;
}

/** The part of an element's words that are links to elsewhere, from which on it is a link. */
export const mostlyLinked = 0.6;

/** The part of a line's block that is links, 0 to 1. */
export function linkedAt(page: StudiedPage, rawFrom: number): number {
  const { han, linked } = page.of(elementAt(page.tree.root, rawFrom - page.offset));
  return han === 0 ? 0 : linked / han;
}

/**
 * Finds what to hide inside articles: elements of one name that never hold a line of a report on any page.
 *
 * They are named as what stands beside articles, or hold nothing but links, or the same words on every page that has
 * them.
 */
export function hiddenSelectors(pages: readonly PageLines[]): readonly HiddenSelector[] {
  const byCss = new Map<string, LineThere[]>();
  const all: LineThere[] = [];
  for (const [index, { page, lines }] of pages.entries())
    for (const line of lines) {
      if (line.left === '') continue;
      const at = elementAt(page.tree.root, line.raw.from - page.offset);
      const { han, linked } = page.of(at);
      const there = { page: index, line, linked: han === 0 ? 0 : linked / han };
      all.push(there);
      for (const css of namesAround(at, line.raw.to - page.offset)) {
        const before = byCss.get(css);
        if (before === undefined) byCss.set(css, [there]);
        else before.push(there);
      }
    }
  const good = [...byCss]
    .filter(([css, lines]) => isBeside(css, lines, pages.length))
    .sort(
      ([one, a], [other, b]) => b.length - a.length || rankOf(one) - rankOf(other) || (one < other ? -1 : 1),
    );
  const hidden = new Set<LineThere>();
  const found: HiddenSelector[] = [];
  for (const [css, lines] of good) {
    const fresh = lines.filter((line) => !hidden.has(line));
    if (fresh.length === 0) continue;
    for (const line of fresh) hidden.add(line);
    const seen = new Set(fresh.map(({ page }) => page)).size;
    found.push({ css, seen, samples: [...new Set(fresh.map(({ line }) => line.words))].slice(0, 3) });
  }
  return found;
}

function rankOf(css: string): number {
  return css.startsWith('#') ? 0 : css.startsWith('.') ? 1 : 2;
}

/** The marks of all elements around an offset that hold the whole line. */
function namesAround(at: PageElement, to: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const element of upwards(at)) {
    if (element.to < to || /^(?:html|body)$/.test(element.name)) continue;
    for (const { css, rank } of marksOf(element)) if (rank <= 3) names.add(css);
  }
  return names;
}

function isBeside(css: string, lines: readonly LineThere[], pages: number): boolean {
  const named = namedBeside(css.replace(/^\w*[.#]/, ''));
  if (!lines.every((each) => mayBeHidden(each, named))) return false;
  const hits = new Set(lines.map(({ page }) => page)).size;
  if (pages === 1)
    return named && lines.every(({ line, linked }) => linked >= mostlyLinked || speaksOfSite(line.words));
  if (hits < 2 || hits < pages * 0.3) return false;
  return (
    named ||
    lines.every(({ linked }) => linked >= mostlyLinked) ||
    lines.every(({ line }) => line.seen >= Math.max(2, hits * 0.8) && !isSentence(line.words)) ||
    lines.every(({ line }) => line.seen >= 2 && speaksOfSite(line.words))
  );
}

/** Whether a line may stand in what is hidden. One that may be a report's own may not, whatever it stands in. */
function mayBeHidden({ line, linked }: LineThere, named: boolean): boolean {
  const { words, seen, place } = line;
  const isLink = linked >= mostlyLinked;
  const own = ofReport(words);
  if (!isLink && (own === 'surely' || (own === 'perhaps' && !speaksOfSite(words)))) return false;
  if (isLink) return named || place !== 'within' || seen > 1;
  if (isSentence(words)) return seen > 1 && speaksOfSite(words);
  return seen > 1 || speaksOfSite(words) || (named && place !== 'within');
}
