import { namedAsFurniture } from './element-kinds.ts';
import { isLead } from './lead.ts';
import type { Measure } from './measure.ts';
import type { PageElement } from './page-tree.ts';

type Of = (element: PageElement) => Measure;

/** An article has at least so many Han characters that read as sentences; in a known container fewer are believed. */
export const shortestArticle = 60;

/** An element that has so much of what the one around it has is the article, whatever stands beside it. */
const wholeShare = 0.97;

/** One that has so much is, if what stands beside it looks like furniture. */
export const mainShare = 0.5;

/** From an element down to the last one that has the article whole. */
export function descend(top: PageElement, of: Of, by: 'prose' | 'han', source: string): PageElement {
  let best = top;
  for (let at = top; ; ) {
    const children = at.children.filter((child) => child.kind === 'element');
    const main = children.reduce<PageElement | undefined>(
      (first, next) => (first === undefined || of(next)[by] > of(first)[by] ? next : first),
      undefined,
    );
    if (main === undefined || of(main)[by] < shortestArticle || text.has(main.name)) return best;
    const beside = children.filter((child) => child !== main && of(child)[by] > 0);
    const enough =
      of(main)[by] >= of(at)[by] * wholeShare ||
      (of(main)[by] >= of(at)[by] * mainShare &&
        beside.every((child) => isFurniture(child, of(child), source) || isLead(child, main, of)));
    if (!enough) return best;
    const behind = children.slice(children.indexOf(main) + 1);
    if (behind.some((child) => of(child).han > 0 && closes(child, of(child), source))) return best;
    at = main;
    if (boxes.has(main.name)) best = main;
  }
}

/** Elements that hold one piece of text: no article is looked for inside them. */
const text = new Set('p h1 h2 h3 h4 h5 h6 li ul ol dl'.split(' '));

/** Elements that a page is laid out with. */
const boxes = new Set('body div td section article main center form dd blockquote pre'.split(' '));

const furniture =
  /版权所有|主办单位|承办单位|主办[：:]|承办[：:]|ICP备|网站标识码|公网安备|免责声明|扫一扫|扫码|转载|客户端|用户评论|网友评论|发表评论|相关新闻|相关阅读|相关链接|推荐阅读|热点新闻|友情链接|即将离开|打印本页|关闭窗口|上一篇|下一篇/;

/** What is said of an article behind it, in a line or two. */
const remark =
  /仅代表作者|不代表本|平台声明|存储空间|责任编辑|责编|侵权|联系我们|举报|登录|注册|关注我们|展开全文|浏览次数|编辑次数/;

function isFurniture(element: PageElement, { han, linked }: Measure, source: string): boolean {
  if (namedAsFurniture(element)) return true;
  if (linked > han * 0.3) return true;
  if (han >= 600) return false;
  const slice = source.slice(element.from, element.to);
  return furniture.test(slice) || (han < 100 && remark.test(slice));
}

/** A signature, a date or an attachment behind the text: the article is not over before it. */
const closing =
  /^(?:附件|附[：:]|抄送|（此件|\(此件|主题词)|^(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零ΟOО0-9一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$|^.{2,30}(?:人民政府|委员会|办公室|办公厅|[局厅委部院])(?:\d{4}年\d{1,2}月\d{1,2}日)?$/;

function closes({ from, to }: PageElement, { han, linked }: Measure, source: string): boolean {
  if (han > 200 || linked * 2 > han || to - from > 5000) return false;
  const words = source.slice(from, to).replace(/<[^<>]*>|&(?:nbsp|ensp|emsp);|[\s\u3000\u00a0]/g, '');
  return closing.test(words);
}

/** Whether what has the most text is only what a page ends with: whose it is, and what the site asks of its readers. */
export function isEndOfPage({ from, to }: PageElement, { han }: Measure, source: string): boolean {
  if (han >= 300) return false;
  const unlinked = source.slice(from, to).replace(/<a\b[^<>]*>[^<>]*<\/a>/gi, '');
  const blocks = unlinked.split(/<\/?(?:p|div|br|td|li|h[1-6])\b[^<>]*>/i);
  const imprint = /版权所有|主办|ICP备|网站标识码|公网安备/;
  const others = blocks.filter((block) => !imprint.test(block) && /[，。；]/.test(block));
  const rest = others.reduce((sum, block) => sum + (block.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  return others.length < blocks.length && rest < shortestArticle / 2;
}

/**
 * The element, or the one around it that has paragraphs of its own beside it.
 *
 * An end tag too many closes the container in the midst of the article; what follows stands in no box.
 */
export function withLooseText(known: PageElement, of: Of, source: string): PageElement {
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
