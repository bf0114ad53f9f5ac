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
  article: Article,
  of: (element: PageElement) => Measure,
  taker: PartTaker,
): void {
  new Division(article, of, taker).around(root);
}

/**
 * A page that is being divided.
 *
 * A class, as functions inside of one are made anew for each page, and the engine throws away the fast code of such
 * functions at each sweep of the heap that finds none of them.
 */
class Division {
  readonly #article: Article;
  readonly #of: (element: PageElement) => Measure;
  readonly #taker: PartTaker;
  readonly #holders = new Set<PageElement>();
  /** how far what stands outside has been passed */
  #passed = 0;

  constructor(article: Article, of: (element: PageElement) => Measure, taker: PartTaker) {
    this.#article = article;
    this.#of = of;
    this.#taker = taker;
  }

  /** What is the article's, or has it inside, or stands beside it. */
  around(node: PageNode): void {
    const { body, lead, title } = this.#article;
    const titled = title !== undefined && covers(node, title);
    if (node.kind === 'element') {
      const whole = node === body || lead.includes(node) || (title !== undefined && covers(title, node));
      if (whole) this.#within(node, false);
      else if (titled || this.#holds(node)) for (const child of node.children) this.around(child);
      else {
        this.#passed = node.from;
        this.#outside(node);
        this.#cut(this.#passed, node.to, 'outside-body');
      }
    } else if (titled) {
      this.#cut(node.from, title.from, 'outside-body');
      this.#words(title.from, title.to, anything, false);
      this.#cut(title.to, node.to, 'outside-body');
    } else this.#cut(node.from, node.to, 'outside-body', false);
  }

  #holds(node: PageElement): boolean {
    const { body, lead } = this.#article;
    return (body !== undefined && covers(node, body)) || lead.some((each) => covers(node, each));
  }

  #outside(element: PageElement): void {
    const reason = element.reason ?? (namedAsFurniture(element) ? 'navigation' : undefined);
    if (reason !== undefined) {
      this.#cut(this.#passed, element.from, 'outside-body');
      this.#cut(element.from, element.to, reason);
      this.#passed = element.to;
    } else for (const child of element.children) if (child.kind === 'element') this.#outside(child);
  }

  #within(element: PageElement, asTyped: boolean): void {
    const { body, removed } = this.#article;
    const typed = asTyped || element.name === 'pre' || element.name === 'xmp';
    if (element.name === 'table') this.#taker.cells(cellsOf(element, this.#of, this.#holders));
    for (const child of element.children) {
      if (child.kind === 'text') this.#words(child.from, child.to, child.has, typed);
      else {
        const reason = child.reason ?? noiseIn(child, body, removed, this.#of);
        if (reason === undefined) this.#within(child, typed);
        else this.#cut(child.from, child.to, reason, child.tag.isBlock);
      }
    }
  }

  #cut(from: number, to: number, reason: string, block = true): void {
    if (from < to) this.#taker.removed(from, to, reason, block);
  }

  #words(from: number, to: number, has: number, asTyped: boolean): void {
    if (from < to) this.#taker.words(from, to, has, asTyped);
  }
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
  const widest = addCells(table, table, holders, cells);
  const { han } = of(table);
  const layout = cells.some((cell) => of(cell).han > 300 && of(cell).han > han / 2);
  return holders.has(table) || layout || widest < 2 ? [] : cells;
}

/** Adds the cells in an element of a table, and the tables there that have others in them; gives how many a row has at most. */
function addCells(
  element: PageElement,
  table: PageElement,
  holders: Set<PageElement>,
  cells: PageElement[],
): number {
  let inRow = 0;
  let widest = 0;
  for (const child of element.children) {
    if (child.kind === 'text') continue;
    if (child.name === 'table') holders.add(table);
    if (child.tag.isCell) {
      cells.push(child);
      inRow += 1;
    }
    widest = Math.max(widest, addCells(child, child.name === 'table' ? child : table, holders, cells));
  }
  return Math.max(widest, inRow);
}
