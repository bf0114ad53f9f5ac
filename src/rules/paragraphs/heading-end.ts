/**
 * Where a level-one heading that ran into its text ends.
 *
 * Nothing marks the place but the words: a heading closes with a noun of the trade (回顾, 安排, 任务 …) and the text
 * opens with a time, an address or a connective (今年, 各位代表, 为深入 …). Where the two do not meet, nothing is said.
 */

/** Words that open the text whatever the heading closed with. */
const OPENERS =
  '各位代表|刚刚过去|过去的?[一二三四五]年|过去五年|[一二三四五]年来|今年(?:是|以来|，|,)|20\\d\\d年(?:是|，|,)|[“"]十[一二三四五六七]五[”"](?:时期|期间|规划)(?:，|,|是)';
/** Words that open the text after a closing noun. */
const SOFT_OPENERS =
  '到?20\\d\\d年|[“"]|(?:主要|预期|主要预期)目标[是为]|总的要求|总体(?:要求|思路)[是为]|为了?[深全认贯实推加确进切]|新(?:征程|时代|使命|形势)[、，,]|一是|面对|当前|按照|根据|围绕|我们|今年|明年|新的一年|今后|未来[一二三四五]年|本届政府|做好(?:今年|20\\d\\d年)|[省市区县旗镇乡]第?[一二三四五六七八九十]{1,3}届人|打铁|建设人民满意|坚持';
const CLOSING_NOUNS =
  '回顾|总结|情况|成就|成效|成绩|进展|安排|任务|目标|要求|重点|工作|建设|打算|部署|思路|意见|举措|措施|政府|征程|局面|篇章|发展|蓝图|突破|跨越';

/** Nothing but an “and” goes on after these: 2020年工作回顾, 2021年工作安排. */
const CLOSED = '工作(?:回顾|总结|安排)(?=[^和与及、，,的暨部以并])';
/** What the last chapter of a report is always called, and adverbs that its first sentence begins with. */
const LAST_CHAPTER = '自身建设(?=扎实|始终|深入|严格|认真|必须|把)';

const END = new RegExp(
  `(?:${CLOSING_NOUNS})(?=${SOFT_OPENERS})|${LAST_CHAPTER}|${CLOSED}|(?<=[^“、，,和及与的到自从在至于])(?=${OPENERS})`,
  'g',
);

/** A heading has at least this many characters besides its number. */
const SHORTEST = 4;

/**
 * The length of the heading that a line begins with, number included, or undefined where the words do not say.
 *
 * `line` begins with the heading; no more than its first `longest` characters are looked at (UTF-16).
 */
export function headingEnd(line: string, numberLength: number, longest: number): number | undefined {
  const stop = line.slice(0, longest + 12).search(/[。！？!?：:；;]/);
  const head = stop < 0 ? line.slice(0, longest + 12) : line.slice(0, stop);
  for (const match of head.matchAll(END)) {
    const end = match.index + match[0].length;
    if (end < numberLength + SHORTEST) continue;
    return end <= longest ? end : undefined;
  }
  return undefined;
}
