import type { Span } from '../../text/span.ts';
import { namedAsFurniture } from './element-kinds.ts';
import type { Measure } from './measure.ts';
import type { PageElement, PageNode } from './page-tree.ts';
import { anything } from './text-count.ts';

/** Takes the parts of a page, in the order of its source (UTF-16); what lies between them is markup. */
export interface PartTaker {
  /** Words; `has` is what their text may have, in bits, and in `<pre>` white space is as it was typed. */
  readonly words: (from: number, to: number, has: number, asTyped: boolean) => void;
  /** What is removed for a reason; a browser would begin a new line for a block. */
  readonly removed: (from: number, to: number, reason: string, block: boolean) => void;
  /** The cells of a table in which rows are lines, before the parts in them. */
  readonly cells: (cells: readonly Span[]) => void;
}

/** What a page's article is made of. */
export interface Article {
  /** undefined where the page's markup has none */
  readonly body: PageElement | undefined;
  /** elements before it that are its beginning */
  readonly lead: readonly PageElement[];
  /** where the title stands, if the body does not have it */
  readonly title: Span | undefined;
  /** what stands in it and is no part of it, each with the reason */
  readonly removed: ReadonlyMap<PageElement, string>;
}

/** Divides a page into the words of its article and what is removed, each for the nearest reason. */
export function pageParts(
  root: PageElement,
  { body, lead, title, removed }: Article,
  of: (element: PageElement) => Measure,
  taker: PartTaker,
): void {
  const holders = new Set<PageElement>();
  const cut = (from: number, to: number, reason: string, block = true): void => {
    if (from < to) taker.removed(from, to, reason, block);
  };
  const words = (from: number, to: number, has: number, asTyped: boolean): void => {
    if (from < to) taker.words(from, to, has, asTyped);
  };
  const holds = (node: PageElement): boolean =>
    (body !== undefined && covers(node, body)) || lead.some((each) => covers(node, each));
  const around = (node: PageNode): void => {
    const titled = title !== undefined && covers(node, title);
    if (node.kind === 'element') {
      const whole = node === body || lead.includes(node) || (title !== undefined && covers(title, node));
      if (whole) within(node, false);
      else if (titled || holds(node)) for (const child of node.children) around(child);
      else outside(node);
    } else if (titled) {
      cut(node.from, title.from, 'outside-body');
      words(title.from, title.to, anything, false);
      cut(title.to, node.to, 'outside-body');
    } else cut(node.from, node.to, 'outside-body', false);
  };
  const outside = (element: PageElement): void => {
    let at = element.from;
    const visit = (node: PageElement): void => {
      const reason = node.reason ?? (namedAsFurniture(node) ? 'navigation' : undefined);
      if (reason !== undefined) {
        cut(at, node.from, 'outside-body');
        cut(node.from, node.to, reason);
        at = node.to;
      } else for (const child of node.children) if (child.kind === 'element') visit(child);
    };
    visit(element);
    cut(at, element.to, 'outside-body');
  };
  const within = (element: PageElement, asTyped: boolean): void => {
    const typed = asTyped || element.name === 'pre' || element.name === 'xmp';
    if (element.name === 'table') taker.cells(cellsOf(element, of, holders));
    for (const child of element.children) {
      if (child.kind === 'text') words(child.from, child.to, child.has, typed);
      else {
        const reason = child.reason ?? noiseIn(child, body, removed, of);
        if (reason === undefined) within(child, typed);
        else cut(child.from, child.to, reason, child.tag.isBlock);
      }
    }
  };
  around(root);
}

function covers(one: Span, other: Span): boolean {
  return one.from <= other.from && one.to >= other.to;
}

/** Lists of links with so few Han beside them are lists of other pages. */
const mostlyLinks = 0.75;

/** What holds so much of the body's prose is part of it, whatever it is called. */
const smallShare = 0.1;

/** What lists of links are made of. */
const lists = new Set('ul ol dl div table section'.split(' '));

/** Why an element inside the body is no part of the article. */
function noiseIn(
  element: PageElement,
  body: PageElement | undefined,
  removed: ReadonlyMap<PageElement, string>,
  of: (element: PageElement) => Measure,
): string | undefined {
  const known = removed.size === 0 ? undefined : removed.get(element);
  if (known !== undefined) return known;
  const { han, linked, prose, links } = of(element);
  if (body !== undefined && prose > of(body).prose * smallShare) return undefined;
  if (namedAsFurniture(element)) return 'navigation';
  const list = links >= 3 && linked >= han * mostlyLinks && linked >= 12 && lists.has(element.name);
  return list ? 'navigation' : undefined;
}

/**
 * The cells of a table of data: no other table in it, some row of two cells, and no cell that has most of its text.
 *
 * Which tables have others in them is found out for all within the outermost, and remembered in `holders`.
 */
function cellsOf(
  table: PageElement,
  of: (element: PageElement) => Measure,
  holders: Set<PageElement>,
): readonly PageElement[] {
  if (holders.has(table)) return [];
  const cells: PageElement[] = [];
  let widest = 0;
  const visit = (element: PageElement, within: PageElement): void => {
    let inRow = 0;
    for (const child of element.children) {
      if (child.kind === 'text') continue;
      if (child.name === 'table') holders.add(within);
      if (child.tag.isCell) {
        cells.push(child);
        inRow += 1;
      }
      visit(child, child.name === 'table' ? child : within);
    }
    widest = Math.max(widest, inRow);
  };
  visit(table, table);
  const { han } = of(table);
  const layout = cells.some((cell) => of(cell).han > 300 && of(cell).han > han / 2);
  return holders.has(table) || layout || widest < 2 ? [] : cells;
}
