import type { Span } from '../../text/span.ts';
import { bare, bareLength, bareLengthIn } from './bare.ts';
import type { PageElement, PageTree } from './page-tree.ts';

/** Whether a template would put an article's title here. */
function isTitle(element: PageElement): boolean {
  const { name } = element.tag;
  if (name === 'h1' || name === 'h2' || name === 'h3') return true;
  if (!element.named) return false;
  const { class: names = '', id = '' } = element.attributes;
  return /title/i.test(names) || /title/i.test(id) || /(?:^|\s)(?:tit|bt|biaoti)(?:\s|$)/.test(names);
}

const han = /\p{Script=Han}/gu;

/**
 * Where the page says its article's title, if the article itself does not: a stretch of the source before it.
 *
 * A heading that the page's own `<title>` repeats; else the `<title>`, without the site's name. `begin` is where the
 * article begins in the source (UTF-16), `opening` its first words.
 */
export function findTitle(
  tree: PageTree,
  { begin, opening }: { readonly begin: number; readonly opening: string },
  decode: (text: string) => string,
): Span | undefined {
  const { source } = tree;
  const plain = (span: Span): string => bare(decode(source.slice(span.from, span.to)));
  const head = tree.elements.find(({ name, from }) => name === 'title' && from < begin);
  const headText = head === undefined ? '' : textOf(head).map(plain).join('');
  const headings = titlesBefore(tree, begin)
    .map((element) => ({ element, text: textOf(element).map(plain).join('') }))
    .filter(
      ({ element, text }) =>
        (text.match(han)?.length ?? 0) >= (element.name === 'h1' ? 2 : 4) && text.length <= 120,
    );
  const repeated = headings.filter(({ text }) => headText.includes(text) || startsAlike(headText, text));
  const heading = repeated.reduce<(typeof headings)[number] | undefined>(
    (best, next) => (best === undefined || next.text.length > best.text.length ? next : best),
    undefined,
  );
  const found: Span | undefined =
    heading?.element ??
    (head === undefined ? undefined : withoutSite(head, source)) ??
    headings.findLast(({ element }) => element.name === 'h1')?.element ??
    (begins(opening) ? undefined : titleAbove(tree, begin, plain));
  if (found === undefined) return undefined;
  const text = heading?.text ?? bare(decode(source.slice(found.from, found.to)).replace(/<[^<>]*>/g, ''));
  // A short name stands in any text that is about it; as the title it is the first line, or what that line ends with.
  if (text === '') return undefined;
  const said = text.length < 8 ? endsAlike(firstLine(opening), text) : saysIn(bare(opening), text);
  return said ? undefined : found;
}

/** Whether a text says a title, or how it begins if it is long. */
function saysIn(text: string, title: string): boolean {
  return text.includes(title) || (title.length >= 12 && text.includes(title.slice(0, 12)));
}

/** The first line of a text that has anything, bare; '' where none has. */
function firstLine(text: string): string {
  for (const line of text.split('\n')) {
    const words = bare(line);
    if (words !== '') return words;
  }
  return '';
}

/** What can be seen and would be a title of those that end before an offset, in the order of the source. */
function titlesBefore({ elements }: PageTree, offset: number): readonly PageElement[] {
  const found: PageElement[] = [];
  for (const element of elements) {
    if (element.from > offset) break;
    if (element.to <= offset && isTitle(element) && seen(element)) found.push(element);
  }
  return found;
}

/** What titles of official documents end with, on pages that set them in a plain cell. */
const official =
  /^[^。；！？>＞:：|]{8,60}(?:报告|公报|通知|意见|方案|规划|决定|纲要|办法|公告|通告|批复|决议|要点|计划|细则|规定|条例)$/;
/** So many Han characters at most, of a publication line, stand between a title and its article. */
const farthest = 120;

/** The nearest element above an article that reads as the title of an official document, is set as one and is no link or entry of a list. */
function titleAbove(
  { elements, source }: PageTree,
  begin: number,
  plain: (span: Span) => string,
): Span | undefined {
  const above = elements.findLast(
    (element) =>
      element.to <= begin &&
      element.to - element.from < 600 &&
      !/^(?:title|option)$/.test(element.name) &&
      element.children.every((child) => child.kind === 'text' || child.name === 'br') &&
      official.test(textOf(element).map(plain).join('')) &&
      seen(element) &&
      isSetApart(element) &&
      !isInLink(element),
  );
  if (above === undefined) return undefined;
  const between = source.slice(above.to, begin);
  if (between.length > 4000) return undefined;
  return (between.replace(/<[^<>]*>/g, '').match(han)?.length ?? 0) <= farthest ? above : undefined;
}

/** Whether an article's first lines have a title already. */
function begins(opening: string): boolean {
  const lines = opening.split('\n').map(bare).filter(Boolean);
  return lines.slice(0, 4).some((line) => official.test(line));
}

/** Whether it is set as titles are, large or bold or in the middle: a cell of what is known of a document is not. */
function isSetApart(element: PageElement): boolean {
  for (let at: PageElement | undefined = element, up = 0; at !== undefined && up < 3; at = at.parent, up += 1)
    if (
      /^(?:font|b|strong|big|center|h[1-6])$/.test(at.name) ||
      at.attributes.align === 'center' ||
      /font-size|font-weight|text-align:\s*center/.test(at.attributes.style ?? '')
    )
      return true;
  return false;
}

function isInLink(element: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (at.name === 'a' || at.name === 'li') return true;
  return false;
}

/** The same title, or one that says more: `某某县2022年政府工作报告` where the page is called `政府工作报告`. */
function endsAlike(line: string, name: string): boolean {
  return line.endsWith(name) && line.length <= 60 && !/[，。；：！？]/.test(line);
}

/** A cut title of a list or a tab: `某某县2022年国民经济和社…`. */
function startsAlike(one: string, other: string): boolean {
  return other.length >= 10 && one.length >= 10 && one.slice(0, 10) === other.slice(0, 10);
}

/** The first few hundred characters of an article's elements, a line for each block, where it would say its own title. */
export function openingOf(
  bodies: readonly PageElement[],
  { source, units }: PageTree,
  decode: (text: string) => string,
): string {
  const opening = new Opening(source, units, decode);
  for (const body of bodies) if (!everyText(body, (text) => opening.takes(text))) break;
  return opening.parts.join('');
}

/** An opening as it is put together. A class, as fast code of functions that are made anew for each page is thrown away at each sweep. */
class Opening {
  readonly parts: string[] = [];
  readonly #source: string;
  readonly #units: Uint16Array;
  readonly #decode: (text: string) => string;
  #length = 0;
  #words = 0;
  #end = 0;
  #nextLine = -1;

  constructor(source: string, units: Uint16Array, decode: (text: string) => string) {
    this.#source = source;
    this.#units = units;
    this.#decode = decode;
  }

  /** Takes a text; says whether it takes more. */
  takes({ from, to }: Span): boolean {
    const looked = Math.max(this.#end, from - 2000);
    if (this.#nextLine < looked) this.#nextLine = lineBegins(this.#source, looked);
    const slice = this.#source.slice(from, to);
    const own = this.#decode(slice);
    if (this.#nextLine < from) {
      this.parts.push('\n');
      this.#length += 1;
    }
    this.parts.push(own);
    this.#length += own.length;
    this.#words += own === slice ? bareLengthIn(this.#units, from, to) : bareLength(own);
    this.#end = to;
    return this.#length <= 2000 && this.#words <= 600;
  }
}

const ofLine = /<\/?(?:p|div|br|h[1-6]|li|dt|dd|td|section)\b/gi;

/** Where the next tag from an offset on stands that begins or ends a line; behind all of a page where none does. */
function lineBegins(source: string, from: number): number {
  ofLine.lastIndex = from;
  return ofLine.exec(source)?.index ?? source.length;
}

function textOf(element: PageElement): readonly Span[] {
  const texts: Span[] = [];
  everyText(element, (text) => texts.push(text) > 0);
  return texts;
}

/** Goes over the texts of an element in order, but for what no reader sees; up to one that `goesOn` says no to. */
function everyText(element: PageElement, goesOn: (text: Span) => boolean): boolean {
  for (const child of element.children) {
    if (child.kind === 'text') {
      if (!goesOn(child)) return false;
    } else if (child.reason === undefined && !everyText(child, goesOn)) return false;
  }
  return true;
}

function seen(element: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (at.reason !== undefined) return false;
  return true;
}

/** The part of a `<title>` that has the most Han, of those between its bars; the site's name ends with 网, 政府 and the like. */
function withoutSite(head: PageElement, source: string): Span | undefined {
  const [first] = head.children;
  if (first?.kind !== 'text') return undefined;
  const text = source.slice(first.from, first.to);
  const parts = partsOf(text)
    .filter((part) => !/(?:网|网站|人民政府|门户|首页|频道|中心|平台)$/.test(part.text))
    .filter((part) => (part.text.match(han)?.length ?? 0) >= 6);
  const best = parts.reduce<(typeof parts)[number] | undefined>(
    (longest, next) => (longest === undefined || next.text.length > longest.text.length ? next : longest),
    undefined,
  );
  return best === undefined
    ? undefined
    : { from: first.from + best.from, to: first.from + best.from + best.text.length };
}

/** The parts of a title between `|`, `_`, `--` and dashes beside a space, without the blanks at their ends. */
function partsOf(text: string): readonly { readonly from: number; readonly text: string }[] {
  const ends = [...text.matchAll(/[|_｜]|--|\s[-–—]|[-–—](?=\s)/g)];
  return [...ends.map((match) => match.index), text.length].map((to, index) => {
    const before = ends[index - 1];
    const part = text.slice(before === undefined ? 0 : before.index + before[0].length, to);
    return { from: to - part.trimStart().length, text: part.trim() };
  });
}
