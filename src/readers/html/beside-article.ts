import { lacks, lacksInAnyCase } from '../../text/lacks.ts';
import { namedAsFurniture } from './element-kinds.ts';
import type { Measure } from './measure.ts';
import type { PageElement, PageNode, PageTree } from './page-tree.ts';
import { isBlank } from './text-count.ts';

type Reason = 'comments' | 'related' | 'footer';

/** What stands behind or between the parts of an article under a heading of its own. */
export interface Beside {
  /** why each element is no part of the article; none of them is inside another */
  readonly reasons: ReadonlyMap<PageElement, Reason>;
  /** what an element has without them */
  readonly of: (element: PageElement) => Measure;
}

/** Readers' remarks; said by an element that is set as a heading, or in words that are none of an article's. */
const comments =
  /^(?:(?:网友|用户|热门|最新|精彩|全部|精选|文章|读者|所有|网友热门)(?:评论|跟帖|留言)(?:区|列表)?|(?:评论|跟帖|留言)(?:区|列表)|[评留跟][论言帖]?[(（]\d*[)）]|共?\d+[条个](?:评论|回复|想法|跟帖|留言)|《[^《》]*》有\d+[条个](?:想法|评论|回复)|(?:发表|参与|我要|写)评论)[：:]?$/;
const plainComments = /^(?:评论|留言|跟帖|回复|讨论)[：:]?$/;

/** Ways to other pages. */
const related =
  /^(?:(?:相关|延伸|推荐|更多|热门|最新|精彩|其他|其它|今日|本周|热点|图片|猜你)(?:新闻|阅读|文章|推荐|链接|报道|报导|专题|内容|资讯|信息|排行|排行榜|热点|图片|视频|标签|博文|词条|帖子|主题|喜欢)|(?:新闻|点击|阅读|浏览|热门)排行榜?|猜你(?:喜欢|感兴趣)|[你您]可能(?:还|也|会)*(?:喜欢|感兴趣|想看)的?(?:内容|文章)?|大家都?在[看搜]|(?:分享|共享)(?:此|本)?(?:文章|文|到|至)?)[：:]?$/;

/** A link that says what it leads to, alone on its line. */
const announced =
  /^[【[(（>»]*(?:相关(?:阅读|新闻|报道|链接|专题)|延伸阅读|推荐阅读|更多(?:阅读|内容|精彩|新闻)|专题|点击(?:进入|查看|阅读|下载|观看)|查看更多|打开|下载|详见专题|返回)/;

/** Whose the site is, and by what licence. */
const imprint =
  /ICP[备证]|网站标识码|公网安备|Copyright\s*(?:©|&copy;|[(（]c[)）])|增值电信业务|(?:版权所有|All\s*Rights?\s*Reserved)(?:[：:©\s<&]|，?(?:未经|翻印|不得)|$)/i;

/** What each of them has: long words of one script are looked for in leaps. */
const ofImprint = [
  ['copyright', /Copyright/gi],
  ['reserved', /Reserved/gi],
  ['icp', /ICP[备证]/gi],
] as const;
/** The same, each without a first character whose bytes a page is full of. */
const hanOfImprint = ['网站标识码', '网安备', '增值电信业务', '版权所有'] as const;

/** Where the first of them stands in a page from an offset on: what ends before it is no imprint; -1 where there is none. */
function firstImprint(source: string, from: number): number {
  let first = -1;
  const found = (at: number): void => {
    if (at >= 0 && (first < 0 || at < first)) first = at;
  };
  for (const words of hanOfImprint) if (!lacks(source, words)) found(source.indexOf(words, from));
  for (const [needed, words] of ofImprint) {
    if (lacksInAnyCase(source, needed)) continue;
    words.lastIndex = from;
    found(words.exec(source)?.index ?? -1);
  }
  return first;
}

/** An imprint has no more Han characters. */
const longestImprint = 250;

/** So much prose before it, and a section may stand behind an article; as much behind it, and the article goes on. */
const someProse = 60;

const nothing: Measure = { han: 0, linked: 0, prose: 0, links: 0 };

/** Finds the sections of a page that follow an article, by their headings and what stands under them. */
export function besideArticle(page: PageTree): Beside {
  const search = new Search(page);
  search.visit(page.root);
  const { reasons, without } = search;
  return { reasons, of: (element) => without[element.index] ?? element };
}

/** A search for them. A class, as fast code of functions that are made anew for each page is thrown away at each sweep. */
class Search {
  readonly reasons = new Map<PageElement, Reason>();
  /** by the number of an element: what it has without them, where that is another */
  readonly without: (Measure | undefined)[];
  readonly #source: string;
  readonly #units: Uint16Array;
  #imprintFrom: number | undefined;
  /** the prose that has been passed */
  #before = 0;

  constructor({ source, units, elements }: PageTree) {
    this.#source = source;
    this.#units = units;
    this.without = new Array<Measure | undefined>(elements.length).fill(undefined);
  }

  /** Looks below an element; gives what was taken away there. */
  visit(element: PageElement): Measure {
    const { reasons } = this;
    const { children } = element;
    let inner = 0;
    let gone = nothing;
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as PageNode;
      if (child.kind === 'text') continue;
      if (this.#before >= someProse && child.tag.isBlock && !reasons.has(child))
        this.#mark(child, children, index);
      if (reasons.size > 0 && reasons.has(child)) gone = sum(gone, child, 1);
      else if (child.han > 0) {
        inner += child.prose;
        const inside = this.visit(child);
        if (inside !== nothing) gone = sum(gone, inside, 1);
      }
    }
    this.#before += Math.max(0, element.prose - inner - gone.prose);
    if (gone !== nothing) this.without[element.index] = sum(element, gone, -1);
    return gone;
  }

  /** Nothing of an element that is asked of here has been taken away yet. */
  #mark(element: PageElement, among: readonly PageNode[], index: number): void {
    const source = this.#source;
    const { reasons } = this;
    const { han, linked, links } = element;
    if (han === 0) return;
    this.#imprintFrom ??= firstImprint(source, element.from);
    if (
      han <= longestImprint &&
      this.#imprintFrom >= 0 &&
      element.to > this.#imprintFrom &&
      element.to - element.from < 6000 &&
      imprint.test(source.slice(element.from, element.to))
    ) {
      reasons.set(element, 'footer');
      return;
    }
    if (han < 2 || han > 40) return;
    if (!mayBeSaid(element, this.#units)) return;
    if (han > 2 && linked >= han * 0.8 && links <= 2 && announced.test(wordsOf(element, source))) {
      reasons.set(element, 'related');
      return;
    }
    if (han > 14) return;
    const words = wordsOf(element, source);
    const heading = /^h[1-6]$/.test(element.name);
    if ((heading && plainComments.test(words)) || (element.name !== 'p' && comments.test(words))) {
      for (const each of among.slice(index)) if (each.kind === 'element') reasons.set(each, 'comments');
      return;
    }
    if (!related.test(words)) return;
    const run: PageElement[] = [];
    for (let at = index + 1; at < among.length; at += 1) {
      const each = among[at] as PageNode;
      if (each.kind === 'text') continue;
      if (!leadsAway(each)) break;
      run.push(each);
    }
    if (run.some((each) => each.links > 0))
      for (const each of [element, ...run]) reasons.set(each, 'related');
  }
}

/** Whether an element has nothing but ways to other pages, each perhaps with the first words of what is there. */
function leadsAway(element: PageElement): boolean {
  const { han, linked, links } = element;
  if (han === 0 || linked * 2 >= han || namedAsFurniture(element)) return true;
  const items = element.children.filter((child) => child.kind === 'element' && child.name === 'li').length;
  return items >= 3 && links >= items;
}

/** What the words of all headings and announcements begin with. */
const firsts = new Set(
  Array.from(
    '网用热最精全文读所评跟留共《发参我写回讨相延推更其今本图猜新点阅浏你您大分享【[(（>»专查打下详返',
    (first) => first.charCodeAt(0),
  ),
);

/** What they have behind a number, if they begin with one. */
const behindNumber = new Set(['条', '个'].map((counter) => counter.charCodeAt(0)));

/** A first look, many times as fast as to take the words out: whether their first character may begin any of them. */
function mayBeSaid({ from, to }: PageElement, units: Uint16Array): boolean {
  let wanted = firsts;
  for (let at = from; at < to; at += 1) {
    const unit = units[at] as number;
    if (unit === 0x3c) {
      do at += 1;
      while (at < to && units[at] !== 0x3e && units[at] !== 0x3c);
      if (units[at] === 0x3c) return false;
    } else if (unit === 0x26 || unit === 0x0b || unit > 0xfefe) return true;
    else if (unit >= 0x30 && unit <= 0x39) wanted = behindNumber;
    else if (unit > 0x20 && !isBlank(unit) && unit !== 0x1680 && unit !== 0x2028 && unit !== 0x2029)
      return wanted.has(unit);
  }
  return false;
}

function wordsOf(element: PageElement, source: string): string {
  // A heading is short; what has more markup than this is set as something else.
  if (element.to - element.from > 1000) return '';
  return source
    .slice(element.from, element.to)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:nbsp|ensp|emsp);|[\s\u3000\u00a0]/g, '');
}

function sum(one: Measure, other: Measure, sign: 1 | -1): Measure {
  return {
    han: one.han + sign * other.han,
    linked: one.linked + sign * other.linked,
    prose: one.prose + sign * other.prose,
    links: one.links + sign * other.links,
  };
}
