import { NoBodyError } from '../read-error.ts';
import { descend, isEndOfPage, mainShare, shortestArticle, withLooseText } from './descend.ts';
import { leadOf } from './lead.ts';
import type { Measure } from './measure.ts';
import { whyFeed, whyNoArticle, whyNoBody } from './no-body.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import type { Hinted, Select } from './selected.ts';
import { selectorTo } from './selector-to.ts';

/** Where the site builders of Chinese governments and papers put the article: 大汉, 拓尔思, 开普, 动易, 织梦 and others. */
const containers = {
  ids: new Set(
    'zoom ucap-content newscontent news_content article_content articlecontent js_content maintext contenttext artibody endtext rwb_zw ozoom'.split(
      ' ',
    ),
  ),
  classes: new Set(
    'trs_editor trs_editor_view trs_ueditor trs_preappend custom_unionstyle view article_content pages_content bt_content con_content news_content newscontent content_text art_con artcon xxgk_content xxgk-content zwxl-article article-body wp_articlecontent v_news_content entry-content rich_media_content'.split(
      ' ',
    ),
  ),
};

/** What some call the article's own element and others all that is around it too. */
const wider = {
  ids: new Set(['content', 'article', 'main-content']),
  classes: new Set(['article-content', 'main-content', 'post-content', 'article']),
};

function isContainer(element: PageElement, { ids, classes }: typeof containers): boolean {
  const { id, class: names, itemprop } = element.attributes;
  if (id !== undefined && ids.has(id.trim().toLowerCase())) return true;
  if (itemprop === 'articleBody' && ids === containers.ids) return true;
  if (names === undefined) return false;
  return names.split(/\s+/).some((name) => classes.has(name.toLowerCase()));
}

/** A container of which so little of a page's prose is, is that of something else. */
const knownShare = 0.4;

/** Where an article stands: its element, and what stands before that one but begins it. */
interface Found {
  readonly body: PageElement;
  readonly lead: readonly PageElement[];
}

type Of = (element: PageElement) => Measure;

/** The element that holds the page's article. Throws a NoBodyError, with the reason, where there is none. */
export function findBody(tree: PageTree, of: Of, { hints, select }: Hinted): Found {
  if (hints.body !== undefined) return { body: statedBody(tree, of, hints.body, select), lead: [] };
  const feed = whyFeed(tree);
  if (feed !== undefined) throw new NoBodyError(feed);
  const found = knownBody(tree, of) ?? unknownBody(tree, of);
  if (found !== undefined) {
    const reason = whyNoArticle(tree, found, of);
    if (reason !== undefined) throw new NoBodyError(reason);
    return { body: found, lead: leadOf(tree, found, of) };
  }
  const lines = linesWithoutMarks(tree, of);
  if (lines !== undefined) return { body: lines, lead: [] };
  throw new NoBodyError(whyNoBody(tree, of(tree.root)));
}

function mostOf(elements: readonly PageElement[], of: Of, by: 'prose' | 'han'): PageElement | undefined {
  return elements.reduce<PageElement | undefined>(
    // Of two with the same text the inner one, which comes later.
    (best, next) => (best === undefined || of(next)[by] >= of(best)[by] ? next : best),
    undefined,
  );
}

function statedBody(tree: PageTree, of: Of, selector: string, select: Select): PageElement {
  const stated = mostOf(select(selector), of, 'han');
  if (stated === undefined)
    throw new NoBodyError(
      `no element of the page is ${selector}, where its site has the article. ${mainText(tree, of)} ${correct}`,
    );
  if (of(stated).han === 0)
    throw new NoBodyError(`its article, ${selector}, is empty. ${mainText(tree, of)} ${correct}`);
  return stated;
}

const correct = 'Correct `body` in the adapter, or add a layout for such pages.';

/** A sentence that says where a page has the most text that reads as an article, or what it is that it has none. */
export function mainText(tree: PageTree, of: Of): string {
  const found = knownBody(tree, of) ?? unknownBody(tree, of) ?? linesWithoutMarks(tree, of);
  if (found === undefined) return whyNoBody(tree, of(tree.root));
  return `The most text stands in ${selectorTo(found, tree)} (${of(found).han} Han characters).`;
}

function knownBody({ root, named, source }: PageTree, of: Of): PageElement | undefined {
  const enough = (element: PageElement | undefined): element is PageElement =>
    element !== undefined &&
    of(element).prose >= shortestArticle / 3 &&
    of(element).prose >= of(root).prose * knownShare;
  const own = mostOf(
    named.filter((element) => isContainer(element, containers)),
    of,
    'prose',
  );
  if (enough(own)) return withLooseText(own, of, source);
  const around = mostOf(
    named.filter((element) => isContainer(element, wider)),
    of,
    'prose',
  );
  return enough(around) ? descend(around, of, 'prose', source) : undefined;
}

function unknownBody({ root, source }: PageTree, of: Of): PageElement | undefined {
  const found = descend(root, of, 'prose', source);
  return of(found).prose >= shortestArticle && !isEndOfPage(found, of(found), source) ? found : undefined;
}

/** A poem or a table of figures has no marks: what has nearly all of the page's text that is no link. */
function linesWithoutMarks({ root, named, source }: PageTree, of: Of): PageElement | undefined {
  const own = mostOf(
    named.filter((element) => isContainer(element, containers)),
    of,
    'han',
  );
  const found = own ?? descend(root, of, 'han', source);
  const { han, linked, links } = of(found);
  const readable = own === undefined ? 100 : shortestArticle;
  const alone = own !== undefined || han >= of(root).han * mainShare;
  return han - linked >= readable && linked * 5 < han && links < 10 && alone && found !== root
    ? found
    : undefined;
}
