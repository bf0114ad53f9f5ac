import type { LineGroup, NotedLine, NotedUnit } from './line-groups.ts';
import { isSentence, ofReport } from './report-shape.ts';

/** A line behind which there is nothing but what the site has there, such as the titles of other articles. */
export interface PageEnd {
  readonly group: LineGroup;
  /** the keys of the lines that stand behind it */
  readonly behind: ReadonlySet<string>;
}

/** What stands over a list of other articles. */
const overOthers =
  /相关|推荐|阅读|热点|热门|排行|最新|更多|喜欢|感兴趣|看点|资讯|猜你|其他|其它|往期|延伸|上一|下一/;

/**
 * Finds the line from which on a page is the site's: the first of the repeated lines below the text, with lines behind it
 * that are not the same on every page and no report's.
 *
 * It must be on half of the pages, stand once on each, and head other articles by its words.
 */
export function pageEnd(units: readonly NotedUnit[], repeated: readonly LineGroup[]): PageEnd | undefined {
  const known = new Set(repeated.filter(({ seen, of }) => seen >= of * 0.6).map(({ key }) => key));
  const found = repeated
    .filter(
      ({ place, seen, of, key, again }) =>
        place === 'behind' && again === 0 && seen * 2 >= of && !key.includes('#'),
    )
    .filter(({ lines }) => overOthers.test(lines[0]?.words ?? '') && !lines.some(({ linked }) => linked))
    .flatMap((group) => {
      const tails = units.flatMap(({ lines }) => {
        const at = lines.findIndex(({ key }) => key === group.key);
        return at < 0 ? [] : [lines.slice(at + 1)];
      });
      const different = tails.filter((tail) => tail.some(({ left, key }) => left !== '' && !known.has(key)));
      if (different.length < 2 || !tails.every((tail) => tail.every(isNoText))) return [];
      const behind = new Set(tails.flat().map(({ key }) => key));
      return [{ group, behind }];
    });
  return found.sort((one, other) => other.behind.size - one.behind.size)[0];
}

/** A title may be another article's; a sentence or a signature is most likely the report's. */
function isNoText({ words, left, linked }: NotedLine): boolean {
  if (left === '' || linked) return true;
  return (
    !isSentence(words) &&
    (ofReport(words) !== 'surely' ||
      /^[^一二三四五六七八九十（(\d附抄].*(?:通知|公告|意见|报告|方案|通告|公报)$/.test(words))
  );
}
