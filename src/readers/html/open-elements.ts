import { ReadError } from '../read-error.ts';
import { PageElement, type PageNode, type PageText } from './page-node.ts';
import type { PageSource } from './page-source.ts';
import type { TagEnd } from './tag-attributes.ts';
import { type TagKind, tagKindOf } from './tag-kind.ts';
import { has, type TextCount } from './text-count.ts';

/** Pages of Word's making nest a few hundred deep; what walks a tree has a stack of some ten thousand. */
const deepest = 2000;

type GrowingText = { -readonly [Key in keyof PageText]: PageText[Key] };

/** A page while it is read: its elements, and those of them that are open. */
export interface OpenElements {
  /** all of them, the page itself first */
  readonly elements: readonly [PageElement, ...PageElement[]];
  /** all texts, in the order of the source */
  readonly texts: readonly PageText[];
  /** texts that have more than words and references: a `<`, or an end tag that closes nothing */
  readonly unclear: readonly PageText[];
  readonly text: (from: number, to: number, count: TextCount) => void;
  /** anything else that parts texts */
  readonly parted: () => void;
  /** the name of a start tag was read: what it closes is closed, up to `to` */
  readonly named: (tag: TagKind, to: number) => void;
  /** a start tag has ended; throws a ReadError where elements are nested more than 2,000 deep */
  readonly opened: (tag: TagKind, from: number, nameEnd: number, end: TagEnd) => void;
  /** an end tag */
  readonly closed: (tag: TagKind, from: number, to: number) => void;
  /** the source has ended: all that is open ends at `to`; `inTag` where a start tag was begun and has no end */
  readonly finished: (to: number, inTag: TagKind | undefined) => void;
}

/** Begins a page. */
export function openElements(page: PageSource): OpenElements {
  const { length } = page.source;
  const root = new PageElement(page, tagKindOf(''), undefined, 0, 0, length, 0, undefined);
  const elements: [PageElement, ...PageElement[]] = [root];
  const texts: PageText[] = [];
  const unclear: PageText[] = [];
  const open: PageElement[] = [root];
  /** how many are open, by the number of their tags */
  const openOf: number[] = [];
  /** whether `/>` ends an element; the innermost last */
  const foreign: boolean[] = [false];
  let at = root;
  /** the text that the next piece of text belongs to, if nothing but an end tag too many stands between them */
  let text: GrowingText | undefined;

  const add = (node: PageNode): void => {
    if (at.children.length === 0) at.children = [node];
    else (at.children as PageNode[]).push(node);
  };
  const push = (tag: TagKind, from: number, to: number, nameEnd: number, end?: TagEnd): void => {
    text = undefined;
    if (open.length > deepest)
      throw new ReadError(
        `its elements are nested more than ${deepest} deep. Leave it out of raw, or fetch it again.`,
      );
    const element = new PageElement(page, tag, at, elements.length, from, to, nameEnd, end);
    add(element);
    elements.push(element);
    if (tag.isVoid) return;
    open.push(element);
    openOf[tag.number] = (openOf[tag.number] ?? 0) + 1;
    at = element;
  };
  const pop = (to: number): void => {
    text = undefined;
    at.to = to;
    openOf[at.tag.number] = (openOf[at.tag.number] as number) - 1;
    open.pop();
    at = open[open.length - 1] as PageElement;
  };
  return {
    elements,
    texts,
    unclear,
    text: (from, to, count) => {
      if (text === undefined) {
        text = { kind: 'text', from, to, parent: at, han: count.han, marks: count.marks, has: count.has };
        add(text);
        texts.push(text);
        if ((count.has & has.angle) !== 0) unclear.push(text);
        return;
      }
      if ((text.has & has.angle) === 0) unclear.push(text);
      text.to = to;
      text.han += count.han;
      text.marks += count.marks;
      text.has |= count.has | has.angle;
    },
    parted: () => {
      text = undefined;
    },
    named: ({ ends }, to) => {
      while (ends.includes(at.tag.name) && open.length > 1) pop(to);
    },
    opened: (tag, from, nameEnd, end) => {
      push(tag, from, end.to + 1, nameEnd, end);
      if (tag.isVoid) return;
      if (tag.foreign !== undefined) foreign.push(tag.foreign);
      if (end.slashed && foreign.at(-1) === true) pop(end.to + 1);
    },
    closed: (tag, from, to) => {
      if (tag.foreign !== undefined) foreign.pop();
      if (tag.isVoid) {
        if (tag.name === 'br') push(tag, from, to, from);
      } else if ((openOf[tag.number] ?? 0) > 0) {
        let closes: PageElement;
        do {
          closes = at;
          pop(to);
        } while (closes.tag !== tag);
      } else if (tag.name === 'p') {
        push(tag, from, to, from);
        pop(to);
      }
    },
    finished: (to, inTag) => {
      const end = Math.min(to, length);
      for (const element of open) if (element !== root) element.to = end;
      if (inTag === undefined) return;
      if (!inTag.isVoid) root.to = end;
      for (const { to, children } of elements)
        for (const child of children) if (child.to > to) (child as { to: number }).to = to;
    },
  };
}
