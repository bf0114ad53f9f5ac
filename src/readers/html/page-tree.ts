import type { CheerioAPI } from 'cheerio/slim';
import type { Span } from '../../text/span.ts';
import { ReadError } from '../read-error.ts';

/** An element of a page: `from` and `to` are those of its tags and all between them, in the page's source (UTF-16). */
export interface PageElement extends Span {
  readonly kind: 'element';
  /** lower-case; '' for the page itself */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | undefined;
  readonly children: readonly PageNode[];
}

/** A stretch of text, as it stands in the source: its entities are not decoded. */
interface PageText extends Span {
  readonly kind: 'text';
  readonly parent: PageElement;
}

export type PageNode = PageElement | PageText;

/** A page: its source, its elements, and those that a CSS selector matches. */
export interface PageTree {
  readonly source: string;
  readonly root: PageElement;
  /** all of them, in the order of the source */
  readonly elements: readonly PageElement[];
  /** in the order of the source; throws a ReadError for a selector that cannot be read */
  readonly select: (selector: string) => readonly PageElement[];
}

/** What the parser makes, as far as it is used here. */
interface Parsed {
  readonly type: string;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Parsed[];
  readonly startIndex: number | null;
  readonly endIndex: number | null;
}

/** Pages of Word's making nest a few hundred deep; what walks a tree has a stack of some ten thousand. */
const deepest = 2000;

/**
 * Parses a page. No element is moved: the order of the tree is the order of the source.
 *
 * The parser is htmlparser2, which closes what was left open and is five times as fast as parse5. Throws a
 * ReadError where elements are nested more than 2,000 deep.
 */
export function pageTree(source: string, load: (source: string) => CheerioAPI): PageTree {
  const query = load(source);
  const own = new Map<unknown, PageElement>();
  const document = query.root()[0] as unknown as Parsed;
  const root = grow(document, source, own);
  const elements: PageElement[] = [];
  const list = (element: PageElement): void => {
    elements.push(element);
    for (const child of element.children) if (child.kind === 'element') list(child);
  };
  list(root);
  return {
    source,
    root,
    elements,
    select: (selector) => {
      try {
        return query(selector)
          .toArray()
          .flatMap((found) => own.get(found) ?? []);
      } catch (error) {
        throw new ReadError(
          `the selector ${selector} cannot be read: ${(error as Error).message}. Correct the adapter.`,
        );
      }
    },
  };
}

function grow(document: Parsed, source: string, own: Map<unknown, PageElement>): PageElement {
  const root: PageElement = {
    kind: 'element',
    name: '',
    attributes: {},
    parent: undefined,
    children: [],
    from: 0,
    to: source.length,
  };
  const open = [{ parsed: document, made: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { parsed, made, depth } = next;
    if (depth > deepest) throw new ReadError(`its elements are nested more than ${deepest} deep.`);
    const list = (parsed.children ?? []).filter((child) => child.startIndex !== null);
    for (const [index, child] of list.entries()) {
      const from = child.startIndex as number;
      // An element that the next tag closes is said to end in the midst of that tag.
      const to = Math.min((child.endIndex ?? from) + 1, list[index + 1]?.startIndex ?? made.to, made.to);
      if (child.type === 'text') {
        (made.children as PageNode[]).push(...textsBetween(source, from, to, made));
      } else if (child.name !== undefined && child.attribs !== undefined) {
        const { name, attribs: attributes } = child;
        const element: PageElement = {
          kind: 'element',
          name: name.toLowerCase(),
          attributes,
          parent: made,
          children: [],
          from,
          to,
        };
        (made.children as PageNode[]).push(element);
        own.set(child, element);
        open.push({ parsed: child, made: element, depth: depth + 1 });
      }
    }
  }
  return root;
}

const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi;

/** The parser makes one text of two with an end tag between them that closes nothing. */
function textsBetween(source: string, from: number, to: number, parent: PageElement): PageText[] {
  const slice = source.slice(from, to);
  if (/^(?:script|style|textarea|title|xmp|iframe)$/.test(parent.name) || !slice.includes('<'))
    return [{ kind: 'text', from, to, parent }];
  const texts: PageText[] = [];
  let at = 0;
  for (const match of slice.matchAll(tag)) {
    if (match.index > at) texts.push({ kind: 'text', from: from + at, to: from + match.index, parent });
    at = match.index + match[0].length;
  }
  if (at < slice.length) texts.push({ kind: 'text', from: from + at, to, parent });
  return texts;
}
