import { NoBodyError } from '../read-error.ts';
import { namedAsFurniture } from './element-kinds.ts';
import type { Measure } from './measure.ts';
import { whyNoBody } from './no-body.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import type { Select } from './selected.ts';

/** Where the site builders of Chinese governments and papers put the article: 大汉, 拓尔思, 开普, 动易, 织梦 and others. */
const containers = {
  ids: new Set(
    'zoom ucap-content newscontent news_content article_content articlecontent js_content maintext contenttext artibody endtext content contenttext'.split(
      ' ',
    ),
  ),
  classes: new Set(
    'trs_editor trs_editor_view trs_preappend custom_unionstyle view article-content article_content pages_content bt_content con_content news_content newscontent content_text art_con artcon xxgk_content xxgk-content zwxl-article article-body wp_articlecontent v_news_content entry-content main-content'.split(
      ' ',
    ),
  ),
};

function isContainer({ attributes }: PageElement): boolean {
  const { id, class: names } = attributes;
  if (id !== undefined && containers.ids.has(id.trim().toLowerCase())) return true;
  return (names ?? '').split(/\s+/).some((name) => containers.classes.has(name.toLowerCase()));
}

/** An article has at least so many Han characters that read as sentences; in a known container fewer are believed. */
const shortestArticle = 60;

/** A container of which so little of a page's prose is, is that of something else. */
const knownShare = 0.4;

/** An element that has so much of what the one around it has is the article, whatever stands beside it. */
const wholeShare = 0.97;

/** One that has so much is, if what stands beside it looks like furniture. */
const mainShare = 0.5;

/** The element that holds the page's article. Throws a NoBodyError, with the reason, where there is none. */
export function findBody(
  tree: PageTree,
  measures: ReadonlyMap<PageElement, Measure>,
  selector: string | undefined,
  select: Select,
): PageElement {
  const of = (element: PageElement): Measure => measures.get(element) ?? nothing;
  const most = (found: readonly PageElement[], by: 'prose' | 'han'): PageElement | undefined =>
    found.reduce<PageElement | undefined>(
      // Of two with the same text the inner one, which comes later.
      (best, next) => (best === undefined || of(next)[by] >= of(best)[by] ? next : best),
      undefined,
    );
  if (selector !== undefined) {
    const stated = most(select(selector), 'han');
    if (stated === undefined)
      throw new NoBodyError(
        `no element of the page is ${selector}, where its site has the article. ${whyNoBody(tree, of(tree.root))}`,
      );
    if (of(stated).han === 0)
      throw new NoBodyError(`its article, ${selector}, is empty. ${whyNoBody(tree, of(tree.root))}`);
    return stated;
  }
  const whole = of(tree.root);
  const known = most(tree.elements.filter(isContainer), 'prose');
  if (
    known !== undefined &&
    of(known).prose >= shortestArticle / 3 &&
    of(known).prose >= whole.prose * knownShare
  )
    return withLooseText(known, of, tree.source);
  const found = descend(tree, of);
  if (of(found).prose < shortestArticle) throw new NoBodyError(whyNoBody(tree, whole));
  return found;
}

/**
 * The element, or the one around it that has paragraphs of its own beside it.
 *
 * An end tag too many closes the container in the midst of the article; what follows stands in no box.
 */
function withLooseText(
  known: PageElement,
  of: (element: PageElement) => Measure,
  source: string,
): PageElement {
  let best = known;
  for (let at = known; at.parent !== undefined; at = at.parent) {
    const loose = at.parent.children
      .filter((child): child is PageElement => child.kind === 'element' && text.has(child.name))
      .filter((child) => child.from >= known.to)
      .filter((child) => !isFurniture(child, of(child), source))
      .reduce((sum, child) => sum + of(child).prose, 0);
    if (loose >= shortestArticle) best = at.parent;
  }
  return best;
}

const nothing: Measure = { han: 0, linked: 0, prose: 0, links: 0 };

/** From the whole page down to the last element that has the article whole. */
function descend({ root, source }: PageTree, of: (element: PageElement) => Measure): PageElement {
  let best = root;
  for (let at = root; ; ) {
    const children = at.children.filter((child) => child.kind === 'element');
    const main = children.reduce<PageElement | undefined>(
      (first, next) => (first === undefined || of(next).prose > of(first).prose ? next : first),
      undefined,
    );
    if (main === undefined || of(main).prose < shortestArticle || text.has(main.name)) return best;
    const all = of(at).prose;
    const beside = children.filter((child) => child !== main && of(child).prose > 0);
    const enough =
      of(main).prose >= all * wholeShare ||
      (of(main).prose >= all * mainShare && beside.every((child) => isFurniture(child, of(child), source)));
    if (!enough) return best;
    at = main;
    if (boxes.has(main.name)) best = main;
  }
}

/** Elements that hold one piece of text: no article is looked for inside them. */
const text = new Set('p h1 h2 h3 h4 h5 h6 li pre ul ol dl'.split(' '));

/** Elements that a page is laid out with. */
const boxes = new Set('body div td section article main center form dd blockquote'.split(' '));

const furniture =
  /版权所有|主办单位|承办单位|主办[：:]|承办[：:]|ICP备|网站标识码|公网安备|免责声明|扫一扫|扫码|转载|客户端|用户评论|网友评论|发表评论|相关新闻|相关阅读|相关链接|推荐阅读|热点新闻|友情链接|即将离开|打印本页|关闭窗口|上一篇|下一篇/;

function isFurniture(element: PageElement, { han, linked }: Measure, source: string): boolean {
  if (namedAsFurniture(element)) return true;
  if (linked > han * 0.3) return true;
  return han < 600 && furniture.test(source.slice(element.from, element.to));
}
