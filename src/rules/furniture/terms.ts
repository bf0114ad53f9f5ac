import { kindOf } from './line.ts';

/** The head of a site's agreement with those who send it articles, and the button that shows it. */
export const terms = kindOf('submission-terms', {
  outermost:
    /^•?[《【[]?(?:投稿(?:提示|须知|指南|说明|协议|声明|要求|规则)|(?:网站|平台)?用户(?:服务)?(?:协议|须知)|服务(?:协议|条款)|评论须知|评论规则|跟帖评论自律管理承诺书|注册协议)[》】\]]?:?$/,
  edge: /^•?(?:我)?已(?:经)?(?:阅读|仔细阅读)[^。]{0,8}(?:同意|接受)[^。]{0,24}$|^•?[^。;:]{0,16}(?:点我|点击|我要|在线|立即|欢迎)投稿$/,
});

const heading =
  /^•?[《【[]?(?:投稿(?:提示|须知|指南|说明|协议|声明|要求|规则)|(?:网站|平台)?用户(?:服务)?(?:协议|须知)|服务(?:协议|条款)|注册协议)[》】\]]?:?$/;
const numbered =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,2} ?[.、)]?|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}条|[①-⑳]) ?[^\d]/;
const ofTerms =
  /投稿|稿件|来稿|作品|本网|本站|本平台|网站|平台|您|用户|网友|本协议|条款|转载|侵权|著作权|知识产权|隐私|违法|法律责任|合法权益|内容规范|审核|垃圾信息/;
const ofSite = /本网|本站|网站|平台|协议|您|投稿/;
const ofReport =
  /^\d{4}年\d{1,2}月\d{1,2}日|^抄送|印发$|^各位代表|^附件|此件(?:公开|主动|依申请)|责任单位|[万亿]元|\d%|^[一二三四五六七八九十]{1,3}、[^。;]{0,16}(?:\d{4}年|工作(?:回顾|总结|安排|部署|重点)|总体(?:要求|思路)|指导思想|目标任务|奋斗目标)/;

/**
 * Finds the blocks of terms: each from its heading to the last line of terms, as indexes of lines.
 *
 * `wordsAt` gives the words of each of a page's lines; `isFurniture` says which of them are furniture by themselves. A block
 * holds only if every line from its heading to the end of the page is furniture, numbered, about a site and
 * its users, or a few words; one line of anything else and the whole block is left as it is.
 */
export function termsBlock(
  length: number,
  wordsAt: (index: number) => string,
  isFurniture: (index: number) => boolean,
): { readonly first: number; readonly last: number } | undefined {
  let first = -1;
  let last = -1;
  let aboutSite = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const words = wordsAt(i);
    if (heading.test(words)) first = i;
    const known = isFurniture(i);
    if (words === '' || (known && last < 0)) continue;
    const termly = !ofReport.test(words) && (numbered.test(words) || ofTerms.test(words));
    if (!termly && !known && (ofReport.test(words) || words.length > 16 || /[。;!]/.test(words))) break;
    if (termly && last < 0) last = i;
    if (termly && ofSite.test(words)) aboutSite += 1;
  }
  return first >= 0 && last > first && aboutSite >= 2 ? { first, last } : undefined;
}
