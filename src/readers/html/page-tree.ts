import type { Parser as HtmlParser, ParserOptions } from 'htmlparser2';
import type { Span } from '../../text/span.ts';
import { ReadError } from '../read-error.ts';
import { reasonOf } from './element-kinds.ts';

/** An element of a page: `from` and `to` are those of its tags and all between them, in the page's source (UTF-16). */
export interface PageElement extends Span {
  readonly kind: 'element';
  /** lower-case; '' for the page itself */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** why it is no part of any article, by itself alone; undefined where it may be */
  readonly reason: string | undefined;
  readonly parent: PageElement | undefined;
  readonly children: readonly PageNode[];
}

/** A stretch of text, as it stands in the source: its entities are not decoded. */
interface PageText extends Span {
  readonly kind: 'text';
  readonly parent: PageElement;
}

export type PageNode = PageElement | PageText;

/** A page: its source and its elements. */
export interface PageTree {
  readonly source: string;
  readonly root: PageElement;
  /** all of them, in the order of the source */
  readonly elements: readonly PageElement[];
}

/** An element while the page is read: where it ends is known only then. */
interface Growing extends PageElement {
  to: number;
  readonly parent: Growing | undefined;
  readonly children: (Growing | GrowingText)[];
}

interface GrowingText extends PageText {
  to: number;
  readonly parent: Growing;
}

/** Pages of Word's making nest a few hundred deep; what walks a tree has a stack of some ten thousand. */
const deepest = 2000;

/**
 * Parses a page. No element is moved: the order of the tree is the order of the source.
 *
 * The parser is htmlparser2, which closes what was left open and is five times as fast as parse5. Throws a
 * ReadError where elements are nested more than 2,000 deep.
 */
export function pageTree(source: string, Parser: typeof HtmlParser): PageTree {
  const elements = grown(source, Parser);
  for (const element of elements) settle(element, source);
  return { source, root: elements[0], elements };
}

/** Entities are left as they stand in the source, so that the parser's offsets are the source's. */
const asItStands: ParserOptions = { xmlMode: false, decodeEntities: false };

/** All elements, the page itself first, with their ends as the parser tells them. */
function grown(source: string, Parser: typeof HtmlParser): readonly [Growing, ...Growing[]] {
  const root: Growing = {
    kind: 'element',
    name: '',
    attributes: {},
    reason: undefined,
    parent: undefined,
    children: [],
    from: 0,
    to: source.length,
  };
  const elements: [Growing, ...Growing[]] = [root];
  const open: Growing[] = [root];
  let at = root;
  /** the text that the next piece of text belongs to, if nothing but an end tag too many stands between them */
  let text: GrowingText | undefined;
  /** An element that the next tag closes is said to end in the midst of that tag. */
  const begin = (from: number): void => {
    text = undefined;
    const before = at.children.at(-1);
    if (before !== undefined && before.to > from) before.to = from;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const from = parser.startIndex;
        begin(from);
        if (open.length > deepest) throw new ReadError(`its elements are nested more than ${deepest} deep.`);
        const element: Growing = {
          kind: 'element',
          name,
          attributes,
          reason: reasonOf(name, attributes),
          parent: at,
          children: [],
          from,
          to: parser.endIndex + 1,
        };
        at.children.push(element);
        elements.push(element);
        open.push(element);
        at = element;
      },
      onclosetag() {
        text = undefined;
        at.to = parser.endIndex + 1;
        open.pop();
        at = open.at(-1) ?? root;
      },
      ontext() {
        if (text === undefined) {
          const from = parser.startIndex;
          begin(from);
          text = { kind: 'text', from, to: 0, parent: at };
          at.children.push(text);
        }
        text.to = parser.endIndex + 1;
      },
      oncomment: () => begin(parser.startIndex),
      onprocessinginstruction: () => begin(parser.startIndex),
    },
    asItStands,
  );
  parser.end(source);
  return elements;
}

/** What holds text of any kind, and no tags. */
const plain = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe']);

/** Sees that no child ends behind its parent, and divides texts that have tags in them. Parents come first. */
function settle({ name, to, children }: Growing, source: string): void {
  let divided: (Growing | GrowingText)[] | undefined;
  for (const [index, child] of children.entries()) {
    if (child.to > to) child.to = to;
    const whole = child.kind === 'element' || plain.has(name) || !hasTag(source, child);
    if (whole) divided?.push(child);
    else {
      divided ??= children.slice(0, index);
      divided.push(...textsBetween(source, child));
    }
  }
  if (divided !== undefined) children.splice(0, children.length, ...divided);
}

function hasTag(source: string, { from, to }: Span): boolean {
  const at = source.indexOf('<', from);
  return at >= 0 && at < to;
}

const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi;

/** The parser makes one text of two with an end tag between them that closes nothing. */
function textsBetween(source: string, { from, to, parent }: GrowingText): readonly GrowingText[] {
  const slice = source.slice(from, to);
  const texts: GrowingText[] = [];
  let at = 0;
  for (const match of slice.matchAll(tag)) {
    if (match.index > at) texts.push({ kind: 'text', from: from + at, to: from + match.index, parent });
    at = match.index + match[0].length;
  }
  if (at < slice.length) texts.push({ kind: 'text', from: from + at, to, parent });
  return texts;
}
