import type { PageElement } from './page-tree.ts';

/** Elements that a browser sets on lines of their own (HTML Standard, 15.3, "Rendering: flow content"), and rows. */
const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noframes ol optgroup option p plaintext pre search section select summary table tbody tfoot thead title tr ul xmp'.split(
    ' ',
  ),
);

/** Whether an element of this name stands on lines of its own. */
export function isBlock(name: string): boolean {
  return blocks.has(name);
}

/** Whether an element of this name is a cell of a table. */
export function isCell(name: string): boolean {
  return name === 'td' || name === 'th';
}

const elementReasons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    script: 'script',
    style: 'style',
    head: 'head',
    title: 'head',
    meta: 'head',
    link: 'head',
    noscript: 'hidden',
    template: 'hidden',
    iframe: 'hidden',
    object: 'hidden',
    svg: 'hidden',
    video: 'hidden',
    audio: 'hidden',
    textarea: 'hidden',
    datalist: 'hidden',
    nav: 'navigation',
    select: 'navigation',
    button: 'navigation',
    input: 'hidden',
  }),
);

/** Classes and ids by which site builders name what stands around an article, as whole words of the name. */
const furnitureWords =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|mianbao|mianbaoxie|dqwz|weizhi|footer|foot|copyright|share|bdsharebuttonbox|bdshare|fenxiang|jiathis|social|pager|pagination|pagenav|related|relevant|xgxw|recommend|comments?|toolbar|sidebar|qrcode|ewm|erweima|print|dayin|advert|ads?|pinglun|sharedaddy|cmn?t|xgyd|xgwz|xgbd|tuijian|keywords?|tags?|taglist|statement|disclaimer|mzsm|relnews|relates?|relation|guess|ranking|paihang|edit|catalog|toc|mulu|feedback|reward|dashang)(?:$|[\s_-])/i;

/** Why no element of this name is part of any article; undefined where it may be. */
export function reasonOfName(name: string): string | undefined {
  return elementReasons.get(name);
}

/** Why an element's own attributes say that it is no part of any article; undefined where it may be. */
export function reasonOfAttributes(attributes: PageElement['attributes']): string | undefined {
  const { style, hidden } = attributes;
  if (hidden !== undefined && hidden !== 'until-found') return 'hidden';
  if (style === undefined) return undefined;
  const hides = hidingOf(style);
  if (hides === 'display') return 'hidden';
  // What holds an article is invisible only until a script has set it.
  return hides === 'visibility' && !/content|article/i.test(attributes.id ?? '') ? 'hidden' : undefined;
}

type Hiding = 'display' | 'visibility' | undefined;

/** Pages of Word's making have thousands of styles, which are a few again and again. */
const hidings = new Map<string, Hiding>();

/** By which of its properties a style hides. */
function hidingOf(style: string): Hiding {
  if (hidings.has(style)) return hidings.get(style);
  const hides = /(?:^|;)\s*display\s*:\s*none/i.test(style)
    ? 'display'
    : /(?:^|;)\s*visibility\s*:\s*hidden/i.test(style)
      ? 'visibility'
      : undefined;
  if (hidings.size < 1000 && style.length < 1000) hidings.set(style, hides);
  return hides;
}

/** Whether its class or id says that an element stands around articles rather than in one. */
export function namedAsFurniture(element: PageElement): boolean {
  const { name } = element.tag;
  if (name === 'footer' || name === 'aside') return true;
  if (!element.named) return false;
  const { class: classes = '', id = '' } = element.attributes;
  if (classes === '' && id === '') return false;
  const names = `${classes} ${id}`;
  const before = furnished.get(names);
  if (before !== undefined) return before;
  const found = furnitureWords.test(names);
  if (furnished.size < 2000 && names.length < 200) furnished.set(names, found);
  return found;
}

/** A page has a dozen names of classes, again and again. */
const furnished = new Map<string, boolean>();
