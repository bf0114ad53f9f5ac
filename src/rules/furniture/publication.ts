import { kindOf, type LineKind, type Verdict } from './line.ts';

const date = /(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日?)(?: ?\d{1,2}:\d{2}(?::\d{2})?)?/y;
const when =
  /(?:发布时间|发布日期|发表时间|发表日期|更新时间|更新日期|信息时间|录入时间|公开时间|公开日期|上传时间|时间|日期):|(?:发布|发表|更新)于:?/y;
const count =
  /(?:浏览次数|浏览量|浏览数|浏览|阅读次数|阅读量|阅读数|阅读|点击次数|点击数|点击量|点击率|点击|访问次数|访问量|人气|评论):? ?[\d,]{0,9} ?(?:次|人次)?/y;
const who =
  /(?:信息来源|文章来源|稿件来源|内容来源|来源|稿源|出处|发布机构|发布单位|发布人|发布者|作者|撰稿|供稿|录入|录入者|责任编辑|编辑|字号|字体): ?(?!www|http)(?:(?!(?:发[布表]|更新)[时日于]|(?:时间|日期|来源|作者|编辑|字号|字体|发布机构):|(?:浏览|阅读|点击|访问|评论)(?:次?数|量)?[:\d])[^\s。,;:!?【[]){0,24}/y;
const bar =
  /[[【(]? ?(?:字体大小|字体|字号):? ?(?:[大中小] ?){0,3}[\]】)]?|打印本页|打印|关闭窗口|关闭|收藏|分享|下载|[[【(]?[大中小][\]】)]?/y;
const gap = /[ |/·]*/y;
/** What any of them may begin with. */
const opens = '• |/·0123456789发更信录公上时日浏阅点访人评文稿内来出作撰供责编字[【(大中小打关收分下';

/** A day with its time, as a site's clock gives it, and perhaps the paper's name behind. */
const stamped =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日) ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[\u4e00-\u9fff]{0,10}(?:报|网|社|台|融媒体中心|客户端|发布|新闻))?$/;

interface Fields {
  dates: number;
  times: number;
  counts: number;
  sources: number;
  bars: number;
}

/** Reads a line as nothing but a publication's fields; undefined as soon as anything else is in it. */
function fieldsOf(words: string): Fields | undefined {
  const fields: Fields = { dates: 0, times: 0, counts: 0, sources: 0, bars: 0 };
  const steps: readonly (readonly [RegExp, keyof Fields])[] = [
    [when, 'times'],
    [date, 'dates'],
    [count, 'counts'],
    [who, 'sources'],
    [bar, 'bars'],
  ];
  let at = words.startsWith('•') ? 1 : 0;
  for (;;) {
    gap.lastIndex = at;
    at += gap.exec(words)?.[0].length ?? 0;
    if (at === words.length) return fields;
    const step = steps.find(([pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(words);
    });
    if (!step) return undefined;
    at = step[0].lastIndex;
    fields[step[1]] += 1;
  }
}

/** When and by whom the site put it up: `发布时间：2025-07-08 来源：… 浏览次数：12`. */
export const publishedLine: LineKind = {
  name: 'published-line',
  // What a colon stands behind in one of them, and what has none: without a colon 次 and 于 are of these.
  signs: [
    ...'间期于0123456789数览量读率击气论源处构位人者稿入辑号体小'.split('').map((before) => `${before}:`),
    ...['浏览', '阅读', '点击', '访问', '人气', '评论', '布于', '表于', '新于'],
  ],
  opens,
  verdict(words): Verdict | undefined {
    if (words.length > 160 || !/[::次于]/.test(words)) return undefined;
    if (stamped.test(words)) return 'head';
    const fields = fieldsOf(words);
    if (!fields) return undefined;
    const { dates, times, counts, sources } = fields;
    if (times + counts === 0) return dates > 0 && sources > 0 ? 'sure' : undefined;
    if (times > dates && counts === 0 && sources === 0) return 'head';
    // An event has a bare 时间 or 日期 too; a site's has company, or says what it is the time of.
    if (/(?:发布|发表|更新|信息|录入|上传)(?:时间|日期)|浏览|阅读|点击|访问/.test(words)) return 'sure';
    if (sources > 0) return 'sure';
    return /\d年/.test(words) ? undefined : 'edge';
  },
};

/** Whence the site took it: `来源：解放日报`. A figure's 来源 in mid-report stays. */
export const sourceLine: LineKind = {
  name: 'source-line',
  signs: ['来源:', '稿源:', '机构:', '单位:'],
  opens,
  verdict(words): Verdict | undefined {
    if (words.length > 80) return undefined;
    const from = /^•?(?:信息来源|文章来源|稿件来源|内容来源|来源|稿源|发布机构|发布单位):/.test(words);
    const fields = from ? fieldsOf(words) : undefined;
    if (!fields || fields.sources === 0 || fields.times + fields.counts > 0) return undefined;
    return /(?:报|网|社|台|融媒体中心|公众号|客户端|发布)$/.test(words) ? 'edge' : 'head';
  },
};

const post =
  /(?:责任编辑|本期编辑|值班编辑|责编|编辑|美编|编审|责任校对|校对|审核|初审|复审|终审|审校|监制|值班主任|值班总编):/g;
const names = /^[\u4e00-\u9fff·,/|、 [\]【】()]*$/;

/** Who put it up: `责任编辑：…`, `编辑：… 审核：…`. The 校对 of a printed document's colophon stays. */
export const editor: LineKind = {
  name: 'editor',
  signs: ['编辑', '责编', '美编', '编审', '审核', '审校', '初审', '复审', '终审', '监制', '校对'],
  verdict(words): Verdict | undefined {
    if (words.length > 80 || !words.includes(':')) return undefined;
    const posts = words.match(post) ?? [];
    const rest = words.replace(post, '').replace(/^•/, '');
    if (posts.length === 0 || rest.length > posts.length * 9 || !names.test(rest)) return undefined;
    if (
      !/^•?[[【(]?(?:责任|本期|值班)?(?:编辑|责编|美编|编审|审核|审校|初审|复审|终审|监制|校对)/.test(words)
    )
      return undefined;
    if (/责任编辑|责编|值班编辑/.test(words)) return 'sure';
    if (words.includes('编辑')) return posts.length > 1 ? 'sure' : 'edge';
    return words.includes('校对') ? undefined : 'edge';
  },
};

/** Under a newspaper's picture: `…作报告。本报记者 … 摄`. */
export const photoCredit = kindOf(
  'photo-credit',
  {
    edge: /^[^;]{0,90}(?:本报|新华社|日报|晚报|融媒体中心|全媒体)?(?:全媒体|首席|见习)?(?:记者|通讯员)[: ]{0,2}[\u4e00-\u9fff]{1,4}(?: [\u4e00-\u9fff]{1,2})?(?:[ 、/]{1,2}[\u4e00-\u9fff]{2,4}){0,2} ?(?:摄|摄影)(?:影)?[。)]?$/,
  },
  /摄/,
);
