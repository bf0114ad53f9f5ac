import { ReadError } from '../read-error.ts';
import { PageElement, type PageNode, type PageText } from './page-node.ts';
import type { PageSource } from './page-source.ts';
import type { TagEnd } from './tag-attributes.ts';
import { knownNames, type TagKind, tagKindOf } from './tag-kind.ts';
import { has, type TextCount } from './text-count.ts';

/** Pages of Word's making nest a few hundred deep; what walks a tree has a stack of some ten thousand. */
const deepest = 2000;

type GrowingText = { -readonly [Key in keyof PageText]: PageText[Key] };

/**
 * A page while it is read: its elements, and those of them that are open.
 *
 * A class and no function with others in it: what is read again for each tag is told of half the time.
 */
export class OpenElements {
  /** all of them, the page itself first */
  readonly elements: readonly [PageElement, ...PageElement[]];
  /** those of them that may have a class, an id or an `itemprop`, and every `meta` */
  readonly named: readonly PageElement[];
  readonly metas: readonly PageElement[];
  /** all texts, in the order of the source */
  readonly texts: readonly PageText[];
  /** texts that have more than words and references: a `<`, or an end tag that closes nothing */
  readonly unclear: readonly PageText[];
  private readonly page: PageSource;
  private readonly open: PageElement[];
  /** how many are open, by the number of their tags */
  private readonly openOf: number[];
  /** whether `/>` ends an element; the innermost last */
  private readonly foreign: boolean[];
  /** the innermost */
  private at: PageElement;
  /** the text that the next piece of text belongs to, if nothing but an end tag too many stands between them */
  private growing: GrowingText | undefined;

  constructor(page: PageSource) {
    const root = new PageElement(page, tagKindOf(''), undefined, 0, 0, page.source.length, 0, undefined);
    this.page = page;
    this.elements = [root];
    this.named = [];
    this.metas = [];
    this.texts = [];
    this.unclear = [];
    this.open = [root];
    this.openOf = new Array<number>(knownNames).fill(0);
    this.foreign = [false];
    this.at = root;
    this.growing = undefined;
  }

  /** the kind of the innermost element that is open */
  get innermost(): TagKind {
    return this.at.tag;
  }

  text(from: number, to: number, count: TextCount): void {
    const { growing } = this;
    if (growing === undefined) {
      const { han, marks, has: counted } = count;
      const text: GrowingText = { kind: 'text', from, to, parent: this.at, han, marks, has: counted };
      this.growing = text;
      this.add(text);
      (this.texts as PageText[]).push(text);
      if ((counted & has.angle) !== 0) (this.unclear as PageText[]).push(text);
      return;
    }
    if ((growing.has & has.angle) === 0) (this.unclear as PageText[]).push(growing);
    growing.to = to;
    growing.han += count.han;
    growing.marks += count.marks;
    growing.has |= count.has | has.angle;
  }

  /** anything else that parts texts */
  parted(): void {
    this.growing = undefined;
  }

  /** the name of a start tag was read: what it closes is closed, up to `to` */
  begun({ ends }: TagKind, to: number): void {
    while (this.open.length > 1 && ends[this.at.tag.number] === true) this.pop(to);
  }

  /** a start tag has ended; throws a ReadError where elements are nested more than 2,000 deep */
  opened(tag: TagKind, from: number, nameEnd: number, end: TagEnd): void {
    this.push(tag, from, end.to + 1, nameEnd, end);
    if (tag.isVoid) return;
    if (tag.foreign !== undefined) this.foreign.push(tag.foreign);
    if (end.slashed && this.foreign.at(-1) === true) this.pop(end.to + 1);
  }

  /** an end tag */
  closed(tag: TagKind, from: number, to: number): void {
    if (tag.foreign !== undefined) this.foreign.pop();
    if (tag.isVoid) {
      if (tag.name === 'br') this.push(tag, from, to, from);
    } else if ((this.openOf[tag.number] ?? 0) > 0) {
      let closes: PageElement;
      do {
        closes = this.at;
        this.pop(to);
      } while (closes.tag !== tag);
    } else if (tag.name === 'p') {
      this.push(tag, from, to, from);
      this.pop(to);
    }
  }

  /** the source has ended: all that is open ends at `to`; `inTag` where a start tag was begun and has no end */
  finished(to: number, inTag: TagKind | undefined): void {
    const { elements } = this;
    const [root] = elements;
    const end = Math.min(to, this.page.source.length);
    for (const element of this.open) if (element !== root) element.to = end;
    if (inTag === undefined) return;
    if (!inTag.isVoid) root.to = end;
    for (const { to, children } of elements)
      for (const child of children) if (child.to > to) (child as { to: number }).to = to;
  }

  private add(node: PageNode): void {
    const { at } = this;
    if (at.children.length === 0) at.children = [node];
    else (at.children as PageNode[]).push(node);
  }

  private push(tag: TagKind, from: number, to: number, nameEnd: number, end?: TagEnd): void {
    const { open, elements } = this;
    this.growing = undefined;
    if (open.length > deepest)
      throw new ReadError(
        `its elements are nested more than ${deepest} deep. Leave it out of raw, or fetch it again.`,
      );
    const element = new PageElement(this.page, tag, this.at, elements.length, from, to, nameEnd, end);
    this.add(element);
    (elements as unknown as PageElement[]).push(element);
    if (element.named) (this.named as PageElement[]).push(element);
    if (tag.isVoid) {
      if (tag.name === 'meta') (this.metas as PageElement[]).push(element);
      return;
    }
    open.push(element);
    this.openOf[tag.number] = (this.openOf[tag.number] ?? 0) + 1;
    this.at = element;
  }

  private pop(to: number): void {
    const { at, open, openOf } = this;
    this.growing = undefined;
    at.to = to;
    openOf[at.tag.number] = (openOf[at.tag.number] as number) - 1;
    open.pop();
    this.at = open[open.length - 1] as PageElement;
  }
}
