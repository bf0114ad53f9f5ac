import { type PagedText, type Pager, pagerOf } from './pager.ts';

/** What tells whether a page goes on with another or is a document of its own. */
export interface PageSigns {
  readonly pager?: Pager;
  /** the title of a document as the page has it, without white space, site and part marks; a name of a site is none */
  readonly title?: string;
  /** the years that its title names, else the year of the meeting it opens with */
  readonly years: ReadonlySet<string>;
  /** it says that a report is being given: 现在，我代表县人民政府，向大会报告工作 */
  readonly opens: boolean;
  /** whether its first numbered heading is 一、 */
  readonly beginsAtOne: boolean;
  /** it has paragraphs, not only a list of links */
  readonly prose: boolean;
}

const kindOfDocument = /报告|通知|意见|方案|规划|计划|办法|公告|通告|公报|决定|讲话|纲要|要点|细则|批复|汇报/;
const partMark =
  /[（(【[](?:第?\d{1,2}[页篇部]?(?:\/共?\d{1,2}页?)?|[一二三四五六七八九十上中下续])[）)】\]]|第(?:\d{1,2}|[一二三四五六七八九十])页|[_-]\d{1,2}(?=$|[_|-])/g;
const opening = /(?:现在|[，。：:！\s])[，,]?我(?:谨|受[^。\n]{0,16}委托，?)?代表[^。\n]{2,30}(?:报告|审议)/;
const meeting = /((?:19|20)\d\d)年\d{1,2}月\d{1,2}日[^\n。]{0,60}(?:会议|大会)/;
const heading = /^[\s\u3000]*([一二三四五六七八九十])[、]/m;

/** Reads off a decoded page what tells whether it goes on with another. */
export function pageSigns(page: PagedText): PageSigns {
  const words = page.markup ? withoutTags(page.text) : page.text;
  const pager = pagerOf(page);
  const title = page.markup ? markedTitle(page.text) : firstTitle(words);
  const named = title?.match(/(?:19|20)\d\d(?=年)/g) ?? [];
  const held = meeting.exec(words.slice(0, 3000))?.[1];
  let paragraphs = 0;
  for (const [line] of words.matchAll(/[^\n]{20,}/g)) if (/[。；;]/.test(line)) paragraphs += 1;
  return {
    ...(pager !== undefined && { pager }),
    ...(title !== undefined && { title }),
    years: new Set(named.length > 0 ? named : held === undefined ? [] : [held]),
    opens: opening.test(words),
    beginsAtOne: heading.exec(words)?.[1] === '一',
    prose: paragraphs >= 2 || (paragraphs === 1 && words.length < 3000),
  };
}

function withoutTags(source: string): string {
  return source
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1|$)/gi, '')
    .replace(/<(?:br|\/?(?:p|div|td|tr|li|h\d))\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;|&emsp;|&ensp;/g, ' ');
}

function markedTitle(source: string): string | undefined {
  const found = /<title\b[^<>]*>([^<]{0,300})/i.exec(source)?.[1];
  const heading = /<h1\b[^<>]*>([\s\S]{0,400}?)<\/h1/i.exec(source)?.[1]?.replace(/<[^<>]*>/g, '');
  return titled(found) ?? titled(heading);
}

/** The first of a text's lines that reads as a title; a page dumped as text has its site's menu above it. */
function firstTitle(words: string): string | undefined {
  let seen = 0;
  for (const [line] of words.matchAll(/[^\n]+/g)) {
    if (!/\p{Script=Han}/u.test(line)) continue;
    seen += 1;
    if (seen > 12 || line.length > 100) return undefined;
    if (!/[>。；]|[,，].*[,，]/.test(line)) {
      const title = titled(line);
      if (title !== undefined) return title;
    }
  }
  return undefined;
}

function titled(line: string | undefined): string | undefined {
  const title = line?.replace(/&\w+;|[\s\u3000\u00a0]+/g, '').replace(partMark, '');
  return title !== undefined && kindOfDocument.test(title) ? title : undefined;
}
