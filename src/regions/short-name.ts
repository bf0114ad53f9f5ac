/** The kinds of division, as a name ends in them; the longer before those it ends in. */
const kinds = '特别行政区 自治区 自治州 自治县 自治旗 地区 林区 特区 省 市 区 县 旗 盟'.split(' ');

/** The peoples that autonomous divisions are named for, as they stand before 自治; without 族 where it is left out. */
const peoples = new Set(
  (
    '壮族 回族 维吾尔 苗族 彝族 藏族 土家族 蒙古族 蒙古 布依族 侗族 瑶族 白族 朝鲜族 哈尼族 黎族 哈萨克族 哈萨克 ' +
    '傣族 畲族 傈僳族 东乡族 仡佬族 拉祜族 佤族 水族 纳西族 羌族 土族 仫佬族 锡伯 柯尔克孜 景颇族 达斡尔族 撒拉族 ' +
    '布朗族 毛南族 塔吉克 普米族 怒族 鄂温克族 裕固族 保安族 独龙族 鄂伦春 各族 满族'
  ).split(' '),
);

const longestPeople = 4;

/**
 * The name without its kind, as people say it: 青岛市 → 青岛, 内蒙古自治区 → 内蒙古, 长阳土家族自治县 → 长阳.
 *
 * Undefined where less than two characters would be left (单县, 沙市区 keeps 沙市), for then the kind is part of the name.
 */
export function shortName(name: string): string | undefined {
  const kind = kinds.find((end) => name.endsWith(end));
  if (kind === undefined) return undefined;
  const rest = name.slice(0, -kind.length);
  const short = kind.startsWith('自治') ? withoutPeoples(rest) : rest;
  return short.length < 2 ? undefined : short;
}

function withoutPeoples(name: string): string {
  for (let length = longestPeople; length > 1; length--) {
    if (name.length - length >= 2 && peoples.has(name.slice(-length)))
      return withoutPeoples(name.slice(0, -length));
  }
  return name;
}
