import type { PageElement } from '../readers/html/page-tree.ts';

/** A way to name elements in a selector. */
export interface Mark {
  readonly css: string;
  /** how well it will go on naming the same element, the lower the better */
  readonly rank: number;
}

/** Names that say how a thing looks or where it lies, and may stand on anything. */
const ofLayout =
  /^(?:clearfix|clear|cf|fl|fr|left|right|l|r|row|col(?:umn)?(?:-\w+)*|container(?:-fluid)?|wrap(?:per)?|w\d+|w-?\d*|mt-?\d+|mb-?\d+|m\d+|p\d+|pt\d+|fs?\d+|font\d+|bold|active|current|on|show|hidden|block|inner|box|auto|center|main|bg|border|table|item|list|cont|text|txt|p1|STYLE\d+|style\d+|MsoNormal\w*)$/i;

/** Names that any page of any site may give to what it shows. */
const ofAnything =
  /^(?:view|content|contents|con|cont|main-?\w*|article|info|detail|body|page|data|news|show|left\w*|right\w*)$/i;

/** Elements whose name alone says that they hold the article. */
const ofArticles = new Set(['article', 'main', 'ucapcontent', 'founder-content']);

const plain = /^[A-Za-z_][\w-]*$/;
/** Numbers of articles, times, and what a program made up. */
const volatile = /\d{3,}|[0-9a-f]{8,}|^(?:css|sc|jsx|data-v)-/i;
/** What a page that is drawn in the browser is drawn into: all of it. */
const ofPrograms = /^(?:app|root|q-app|__\w+|react-root|app-root|vue-app)$/i;
/** A name with a part that a program makes up at each build: `Detail_body__x7Yq2`. */
const builtName = /^([A-Za-z][\w-]*?__)[A-Za-z0-9+-]{5,8}$/;
const numberedName = /^([A-Za-z][A-Za-z_-]*[_-])\d+$/;

/** The marks that an element may be named by, whatever stands around it. */
export function marksOf({ name, attributes }: PageElement): readonly Mark[] {
  const { id = '', class: classes = '', itemprop } = attributes;
  const marks: Mark[] = [];
  const own = id.trim();
  if (plain.test(own) && !volatile.test(own) && !ofPrograms.test(own))
    marks.push({ css: `#${own}`, rank: 0 });
  const numbered = numberedName.exec(own);
  if (numbered !== null) marks.push({ css: `[id^="${numbered[1]}"]`, rank: 3 });
  if (itemprop === 'articleBody') marks.push({ css: '[itemprop="articleBody"]', rank: 0 });
  for (const each of new Set(classes.split(/\s+/))) {
    const built = builtName.exec(each);
    if (built !== null) marks.push({ css: `[class*="${built[1]}"]`, rank: 3 });
    if (!plain.test(each) || volatile.test(each) || built !== null) continue;
    const layout = ofLayout.test(each);
    marks.push({ css: `.${each}`, rank: layout ? 6 : ofAnything.test(each) ? 2 : 1 });
    marks.push({ css: `${name}.${each}`, rank: layout ? 5 : 3 });
  }
  if (ofArticles.has(name)) marks.push({ css: name, rank: 2 });
  return marks;
}

/** All elements of a page by the marks that name them, in the order of the source. */
export function byMark(elements: readonly PageElement[]): ReadonlyMap<string, readonly PageElement[]> {
  const found = new Map<string, PageElement[]>();
  for (const element of elements)
    for (const { css } of marksOf(element)) {
      const before = found.get(css);
      if (before === undefined) found.set(css, [element]);
      else before.push(element);
    }
  return found;
}

/** An element and all that it stands in, the innermost first, without the page itself. */
export function* upwards(element: PageElement): Generator<PageElement> {
  for (let at: PageElement | undefined = element; at !== undefined && at.name !== ''; at = at.parent)
    yield at;
}

/** The innermost element around an offset of the source (UTF-16), below `top`. */
export function elementAt(top: PageElement, offset: number): PageElement {
  let at = top;
  for (;;) {
    const next = childAt(at.children, offset);
    if (next?.kind !== 'element' || offset >= next.to) return at;
    at = next;
  }
}

/** The last of the children that begins at an offset or before it; they are in order. */
function childAt(
  children: PageElement['children'],
  offset: number,
): PageElement['children'][number] | undefined {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return children[low - 1];
}
