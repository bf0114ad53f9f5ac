import { dividedTexts } from './divided-texts.ts';
import { measure } from './measure.ts';
import { OpenElements } from './open-elements.ts';
import type { PageElement, PageText } from './page-node.ts';
import { type PageSource, pageSource } from './page-source.ts';
import { beginsPlain, isCode, plainEnd } from './plain-text.ts';
import { endOfTagName, greater, isLetter, isWhite, type TagEnd, toTagEnd } from './tag-attributes.ts';
import { isNameAt, type TagKind, tagKinds } from './tag-kind.ts';
import { countText, type GrowingCount, has, textCount } from './text-count.ts';

export type { PageElement, PageNode } from './page-node.ts';

/** A page: its source and its elements, measured. */
export interface PageTree extends PageSource {
  readonly root: PageElement;
  /** all of them, in the order of the source */
  readonly elements: readonly PageElement[];
  /** those of them that may have a class, an id or an `itemprop`, and every `meta`, in the same order */
  readonly named: readonly PageElement[];
  readonly metas: readonly PageElement[];
  /** all texts, in the order of the source */
  readonly texts: readonly PageText[];
}

/**
 * Parses a page. No element is moved: the order of the tree is the order of the source.
 *
 * It reads markup as htmlparser2 does, to which a test compares it, and in a quarter of its time: nothing is made of what
 * nobody asks for, and texts are counted in passing. Throws a ReadError where elements are nested more than 2,000 deep.
 */
export function pageTree(source: string): PageTree {
  const page = pageSource(source);
  const open = new OpenElements(page);
  new PageReader(page, open).read();
  const { elements, named, metas } = open;
  const texts = dividedTexts(page, open);
  measure(elements[0]);
  return { source, units: page.units, root: elements[0], elements, named, metas, texts };
}

/** What is counted of a script: nobody reads it. */
const code = { han: 0, marks: 0, has: has.words };

/** Tells what of a page's source is text, and what is markup of which kind. */
class PageReader {
  private readonly source: string;
  private readonly units: Uint16Array;
  private readonly open: OpenElements;
  private readonly kindOf: (from: number, to: number) => TagKind;
  private readonly end: TagEnd = { to: 0, slashed: false, lastName: -1, named: false, hiding: false };
  /** where what is open ends if the source does; before that where it breaks off in a tag */
  private last: number;
  private unfinished: TagKind | undefined;

  constructor({ source, units }: PageSource, open: OpenElements) {
    this.source = source;
    this.units = units;
    this.open = open;
    this.kindOf = tagKinds(source, units);
    this.last = units.length;
    this.unfinished = undefined;
  }

  read(): void {
    const { units, open, source } = this;
    const { length } = units;
    const count: GrowingCount = { han: 0, marks: 0, has: 0 };
    for (let at = 0; at < length; ) {
      const from = at;
      at = countText(units, from, length, true, count);
      if (at > from) open.text(from, at, count);
      if (at === length) break;
      const next = units[at + 1];
      if (next === 0x2f) at = this.endTag(at);
      else if (next === 0x21) at = this.declaration(at);
      else if (next === 0x3f) at = this.parted(at, source.indexOf('>', at + 2));
      else at = this.startTag(at);
    }
    open.finished(this.last, this.unfinished);
  }

  private text(from: number, to: number): number {
    if (from < to) this.open.text(from, to, textCount(this.units, from, to));
    return to;
  }

  private brokenOff(at: number): number {
    this.last = at + 1;
    return this.units.length;
  }

  private startTag(from: number): number {
    const { units, open, end } = this;
    const { length } = units;
    const nameEnd = endOfTagName(units, from + 1);
    if (nameEnd === length)
      return beginsPlain(this.source.slice(from + 1)) ? this.text(from, length) : this.brokenOff(from);
    const tag = this.kindOf(from + 1, nameEnd);
    toTagEnd(units, nameEnd, end);
    if (end.to === length) return this.unfinishedTag(tag, from, nameEnd);
    open.begun(tag, from);
    open.opened(tag, from, nameEnd, end);
    return tag.isPlain && !end.slashed ? this.plainText(tag, end.to + 1) : end.to + 1;
  }

  private unfinishedTag(tag: TagKind, from: number, nameEnd: number): number {
    const { end, open } = this;
    const begun = end.lastName < 0 ? from : end.lastName;
    open.begun(tag, end.slashed ? Math.min(begun, nameEnd + 1) : nameEnd + 1);
    this.unfinished = tag;
    return end.slashed ? this.text(begun, this.units.length) : this.brokenOff(begun);
  }

  /** All up to the end tag of an element that has no other. */
  private plainText(tag: TagKind, from: number): number {
    const to = plainEnd(tag.name, this.source, from);
    if (to > from) this.open.text(from, to, isCode(tag.name) ? code : textCount(this.units, from, to));
    return to;
  }

  private endTag(from: number): number {
    const { innermost } = this.open;
    const nameEnd = from + 2 + innermost.name.length;
    // Nearly all end tags close the innermost element and end with its name.
    if (
      this.units[nameEnd] !== greater ||
      nameEnd === from + 2 ||
      !isNameAt(innermost.name, this.units, from + 2)
    )
      return this.otherEndTag(from);
    this.open.closed(innermost, from, nameEnd + 1);
    return nameEnd + 1;
  }

  private otherEndTag(from: number): number {
    const { source, units } = this;
    const { length } = units;
    let name = from + 2;
    while (name < length && isWhite(units[name] as number)) name += 1;
    if (name === length) return this.text(from, length);
    const unit = units[name] as number;
    if (unit === greater) return this.text(from, name + 1);
    if (!isLetter(unit)) return this.parted(from, source.indexOf('>', name));
    let nameEnd = name;
    while (nameEnd < length && units[nameEnd] !== greater && !isWhite(units[nameEnd] as number)) nameEnd += 1;
    if (nameEnd === length) return this.brokenOff(from);
    const to = source.indexOf('>', nameEnd);
    const behind = to < 0 ? length : to + 1;
    this.open.closed(this.kindOf(name, nameEnd), from, behind);
    return behind;
  }

  private parted(from: number, to: number): number {
    const { length } = this.units;
    if (to < 0) return from + 2 < length ? this.text(from, length) : this.brokenOff(from);
    this.open.parted();
    return to + 1;
  }

  /** A comment goes on to the end of the source; what else is begun and has no end is text. */
  private comment(from: number, begin: number, mark: string): number {
    if (begin >= this.units.length) return this.brokenOff(from);
    this.open.parted();
    const to = this.source.indexOf(mark, mark === '-->' ? begin - 2 : begin);
    return to < 0 ? this.units.length : to + 3;
  }

  private declaration(from: number): number {
    const { source } = this;
    if (source.startsWith('--', from + 2)) return this.comment(from, from + 4, '-->');
    const cdata = '[CDATA[';
    let at = from + 2;
    if (source[at] === '[') {
      while (at - from - 2 < cdata.length && source[at] === cdata[at - from - 2]) at += 1;
      if (at - from - 2 === cdata.length) return this.comment(from, at, ']]>');
    } else at += source[at] === '-' ? 2 : 1;
    return this.parted(from, source.indexOf('>', at));
  }
}
