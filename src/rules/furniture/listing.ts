import { barOf, kindOf, type LineKind } from './line.ts';

/** How many pages a list has and which one this is: `共 507 页`, `上一页 1 2 3 下一页`. */
export const pager: LineKind = (() => {
  const buttons = barOf(
    'pager',
    '页面 页码 首页 上一页 前一页 下一页 后一页 上页 下页 前页 后页 尾页 末页 最后一页 第一页 跳转 跳转到 转到 到 页 第 GO go Go 确定',
    'edge',
  );
  const total = /\d ?页/;
  const ofTotal =
    /共 ?\d{1,7} ?(?:条记录|页|条|篇)|当前第? ?\d{1,6}(?:\/\d{1,6})? ?页|第? ?\d{1,6}\/\d{1,6} ?页|第 ?\d{1,6} ?页|每页 ?\d{0,4} ?条|跳转到?第? ?\d{0,6} ?页|转到第? ?\d{0,6} ?页/g;
  return {
    name: 'pager',
    signs: ['页', ...' 0123456789'.split('').flatMap((before) => [`${before}条`, `${before}篇`])],
    verdict(words) {
      if (words.length > 120 || !/[页条篇]/.test(words)) return undefined;
      const rest = words.replace(ofTotal, ' ').replace(/[,，]/g, ' ').trim();
      if (rest === '' || rest === '•') return total.test(words) ? 'sure' : 'company';
      if (!/页/.test(words)) return undefined;
      const verdict = buttons.verdict(rest);
      return verdict !== undefined && /共 ?\d/.test(words) ? 'sure' : verdict;
    },
  };
})();

/** What is left of a pager whose numbers are gone: nothing that counts at all. */
export const emptyPager = kindOf('pager', { company: /^[•,， ]{1,120}$/ }, undefined, {
  opens: '•,，',
  closes: '•,，',
});

/** The neighbours in the channel: `上一篇：…`. */
export const neighbours = kindOf('neighbour-links', {
  sure: /^•?(?:上一[篇条]|下一[篇条]|前一[篇条]|后一[篇条])(?:文章|新闻)?(?::| ?[>»]|$)[^。]{0,100}$|^•?(?:上一[篇条]|下一[篇条]) [^。;]{1,100}$/,
});

/** The head of a list of other articles: `相关链接`, `推荐阅读`. */
export const relatedHeading = kindOf('related-links', {
  edge: /^•?[【[]?(?:相关(?:链接|阅读|报道|新闻|文章|推荐|信息|资讯|稿件)|推荐(?:阅读|文章|新闻)|热门(?:推荐|文章|新闻|阅读)|为您推荐|猜你喜欢|延伸阅读|最新(?:文章|资讯|发布|新闻)|热点(?:新闻|推荐|文章)|点击排行|阅读排行|更多(?:>{1,3}|»)|MORE>{1,3})[\]】]?:?$/i,
  company: /^•?(?:更多|推荐|MORE)$/i,
});

const officialDocument =
  /(?:报告|公报|通知|意见|方案|规划|决定|纲要|办法|公告|通告|批复|复函|决议|讲话|致辞|要点|工作总结|计划|细则|规定|条例|白皮书)(?:\([^()]{1,24}\)|\[[^[\]]{1,24}\])?$/;

/** Whether a line's words read as the title of an official document, as a list page gives it. */
export function isTitle(words: string): boolean {
  return words.length <= 80 && !/[。;!?:]/.test(words) && officialDocument.test(words);
}

const link = /^•.{2,60}$|^.{4,60}[ [(]\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\])]?$/;

/**
 * Finds the titles of other articles under a heading such as `相关链接`: the indexes of the first and the last line.
 *
 * `wordsAt` gives the words of each of a page's lines; `isFurniture` says which of them are furniture by themselves. Every line
 * from the heading to the end of the page must be furniture or a link: a bullet, a date behind it, or a document's title.
 */
export function relatedBlock(
  length: number,
  wordsAt: (index: number) => string,
  isFurniture: (index: number) => boolean,
): { readonly first: number; readonly last: number } | undefined {
  let last = -1;
  for (let i = length - 1; i >= 0; i -= 1) {
    const words = wordsAt(i);
    if (words === '') continue;
    if (relatedHeading.verdict(words)) return last > i ? { first: i, last } : undefined;
    if (isFurniture(i)) continue;
    if (/[。;]/.test(words) || !(link.test(words) || isTitle(words))) return undefined;
    if (last < 0) last = i;
  }
  return undefined;
}
