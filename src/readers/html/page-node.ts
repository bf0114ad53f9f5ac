import type { Span } from '../../text/span.ts';
import { reasonOfAttributes } from './element-kinds.ts';
import type { Measure } from './measure.ts';
import type { PageSource } from './page-source.ts';
import { attributesIn, type TagEnd } from './tag-attributes.ts';
import type { TagKind } from './tag-kind.ts';
import type { TextCount } from './text-count.ts';

/** A stretch of text, as it stands in the source: its entities are not decoded. What it has was counted in passing. */
export interface PageText extends Span, TextCount {
  readonly kind: 'text';
  readonly parent: PageElement;
}

export type PageNode = PageElement | PageText;

/** Whether a text stands in a script or a style, at whatever depth. */
export function isCode({ parent }: PageText): boolean {
  for (let at: PageElement | undefined = parent; at !== undefined; at = at.parent)
    if (at.name === 'script' || at.name === 'style') return true;
  return false;
}

const noAttributes: Readonly<Record<string, string>> = {};
const noChildren: readonly PageNode[] = [];

/**
 * An element of a page: `from` and `to` are those of its tags and all between them, in the page's source (UTF-16).
 *
 * A page has thousands: what is asked of few of them is read off the source when it is.
 */
export class PageElement implements Span, Measure {
  declare readonly kind: 'element';
  declare readonly tag: TagKind;
  declare readonly parent: PageElement | undefined;
  /** its place among all elements of the page */
  declare readonly index: number;
  declare readonly from: number;
  declare to: number;
  declare children: readonly PageNode[];
  /** why it is no part of any article, by itself alone; undefined where it may be */
  declare readonly reason: string | undefined;
  /** false where it has no class, no id and no `itemprop`; else it may have */
  declare readonly named: boolean;
  declare han: number;
  declare linked: number;
  declare prose: number;
  declare links: number;
  declare private readonly page: PageSource;
  declare private readonly nameEnd: number;
  declare private readonly tagEnd: number;
  declare private read: Readonly<Record<string, string>> | undefined;

  /** What begins at `from` with a start tag whose name ends at `nameEnd`; `end` tells of its attributes, if it has any. */
  constructor(
    page: PageSource,
    tag: TagKind,
    parent: PageElement | undefined,
    index: number,
    from: number,
    to: number,
    nameEnd: number,
    end: TagEnd | undefined,
  ) {
    this.kind = 'element';
    this.tag = tag;
    this.parent = parent;
    this.index = index;
    this.from = from;
    this.to = to;
    this.children = noChildren;
    this.han = 0;
    this.linked = 0;
    this.prose = 0;
    this.links = 0;
    this.page = page;
    this.nameEnd = nameEnd;
    this.tagEnd = end === undefined ? from : end.to;
    this.read = end === undefined || end.lastName < 0 ? noAttributes : undefined;
    this.named = end?.named === true;
    this.reason = tag.reason ?? (end?.hiding === true ? reasonOfAttributes(this.attributes) : undefined);
  }

  /** lower-case; '' for the page itself */
  get name(): string {
    return this.tag.name;
  }

  /** as it stands in the source, without its `>` */
  get startTag(): string {
    return this.page.source.slice(this.from, this.tagEnd);
  }

  /** by their lower-case names; their entities are not decoded */
  get attributes(): Readonly<Record<string, string>> {
    this.read ??= attributesIn(this.page, this.nameEnd, this.tagEnd);
    return this.read;
  }
}
