import { Begins, begins, Ends, ends } from './first-and-last.ts';

/**
 * What a line of an official report or notice is, told by its shape.
 *
 * All take a line without any white space, in full- or half-width punctuation: `compact(line)`.
 */

/** The line without white space, its full-width digits half-width: letter-spaced titles read as they are meant. */
export function compact(line: string): string {
  return compactPart(line, 0, line.length);
}

/**
 * The same of a part of a text, from one place to another (UTF-16).
 *
 * White space follows the part, or the end of the text: so one search tells whether anything is to be done.
 */
export function compactPart(text: string, from: number, to: number): string {
  let made = '';
  let done = from;
  NOT_COMPACT.lastIndex = from;
  while (NOT_COMPACT.test(text) && NOT_COMPACT.lastIndex <= to) {
    const at = NOT_COMPACT.lastIndex - 1;
    made += text.slice(done, at);
    const digit = text.charCodeAt(at) - FULL_WIDTH_ZERO;
    if (digit >= 0 && digit <= 9) made += digit;
    done = at + 1;
  }
  return done === from ? text.slice(from, to) : made + text.slice(done, to);
}

const NOT_COMPACT = /[\s０-９]/g;
const FULL_WIDTH_ZERO = 0xff10;

/** The styles of numbers: what they begin with, and how they are made. */
const ENUMERATORS: readonly (readonly [style: string, first: string, pattern: RegExp])[] = [
  ['part', '第', /^第[一二三四五六七八九十百]+[章节编部分篇]/],
  ['han', '一二三四五六七八九十', /^[一二三四五六七八九十]{1,3}、/],
  ['bracketed-han', '（(', /^[（(][一二三四五六七八九十]{1,3}[）)]/],
  ['bracketed-digit', '（(', /^[（(]\d{1,3}[）)]/],
  ['digit', '0123456789', /^\d{1,3}(?:[.．](?!\d)|、)/],
  ['circled', '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', /^[①-⑳]/],
  ['dash', '—─－-', /^(?:——|—|--|──|－－)/],
];

/** How a line is numbered, if it is: `han` for `一、`, `bracketed-han` for `（一）`, `digit` for `1.`, `dash` for `——` … */
export function enumeratorStyle(line: string): string | undefined {
  if (!begins(line, Begins.number)) return undefined;
  const unit = line.charAt(0);
  for (const [style, first, pattern] of ENUMERATORS)
    if (first.includes(unit) && pattern.test(line)) return style;
  return undefined;
}

/** The numbered line without its number. */
export function withoutEnumerator(line: string): string {
  if (!begins(line, Begins.number)) return line;
  for (const [, , pattern] of ENUMERATORS) {
    const match = pattern.exec(line);
    if (match !== null) return line.slice(match[0].length);
  }
  return line;
}

const DATE =
  /^[（(]?(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[二一][〇○零ΟOО0-9一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)[）)]?/;

/** A line that is a date and nothing else, but perhaps 印发. */
export function isDateLine(line: string): boolean {
  if (!begins(line, Begins.date)) return false;
  const match = DATE.exec(line);
  return match !== null && /^(?:印发)?$/.test(line.slice(match[0].length));
}

/** The line under a title that says when and where a report was given: `——2022年1月18日在…会议上`. */
export function isMeetingLine(line: string): boolean {
  return (
    line.length <= 80 && ends(line, Ends.meeting) && beginsMeetingLine(line) && /会议?上?[）)]?$/.test(line)
  );
}

/** A line that begins as a meeting line does, whole or cut. */
export function beginsMeetingLine(line: string): boolean {
  return begins(line, Begins.meeting) && MEETING.test(line);
}

const MEETING =
  /^(?:——|—|--|──|－－)?[（(]?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零ΟOО0]..年.{1,3}月.{1,3}日)在/;

/** `各位代表：` and its like, alone on its line. */
export function isSalutation(line: string): boolean {
  return (
    ends(line, Ends.salutation) &&
    begins(line, Begins.salutation) &&
    /^(?:各位|同志们|尊敬的)[^。；]{0,20}[：:！!]$/.test(line)
  );
}

/** A 发文字号: `金政发〔2024〕1号`. */
export function isDocumentNumber(line: string): boolean {
  return (
    ends(line, Ends.documentNumber) &&
    /^\p{Script=Han}{2,12}[〔[【（(﹝]\d{4}[〕\]】）)﹞]\d{1,4}号$/u.test(line)
  );
}

/** The lines a printed document closes with: 抄送, 印发, 主题词, 附件. */
export function isClosingLine(line: string): boolean {
  return (
    (begins(line, Begins.closing) && /^(?:抄送|抄报|主送|附件|主题词|联系人|主办|承办)[：:]/.test(line)) ||
    (ends(line, Ends.printed) && /\d日印发。?$/.test(line.slice(-5)))
  );
}

/** Words that titles of official documents end in, before a date or a remark in brackets. */
const TITLE_END =
  /(报告|通知|通告|公告|公报|意见|决定|决议|办法|规定|细则|方案|规划|计划|纲要|要点|批复|函|令|说明|建议|总结|目录|分工|汇报|讲话|致辞)(?:[（(][^（）()]{1,30}[）)])*$/;

/** A line that reads as the title of an official document: no sentence, and it ends as titles do. */
export function isTitleLine(line: string): boolean {
  return (
    ends(line, Ends.title) &&
    line.length >= 4 &&
    line.length <= 80 &&
    !/[。；！？;!?]/.test(line) &&
    TITLE_END.test(line)
  );
}

/** The word that a title ends in, before remarks in brackets: 方案 of 三年行动方案（2020—2022年）. */
export function titleWord(title: string): string | undefined {
  return TITLE_END.exec(title)?.[1];
}

/** An office alone on its line, as it signs: 某县人民政府, 某区十届人大二次会议秘书处. */
export function isSignature(line: string): boolean {
  return (
    line.length <= 40 &&
    ends(line, Ends.signature) &&
    /^[\p{Script=Han}〇、]+(?:政府|委员会|办公室|办公厅|秘书处|厅|局|院|部|署)$/u.test(line)
  );
}

/** A line in brackets as a whole: `（此件公开发布）`. */
export function isBracketedLine(line: string): boolean {
  return begins(line, Begins.bracketed) && /^[（(【[〔][^（(）)]{1,40}[）)】\]〕]$/.test(line);
}

/** A heading that opens a list of explained terms: 名词解释, 相关名词解释, 附件：名词解释. */
export function isGlossaryHeading(line: string): boolean {
  return (
    line.length <= 30 &&
    ends(line, Ends.glossary) &&
    /^(?:附(?:件|录)?\d?[：:]?)?.{0,20}(?:名词|术语|用语)(?:解释|注释|说明)[：:]?$/.test(line)
  );
}

/** A short line without any mark inside, as titles, names and signatures are. */
export function isBareLine(line: string): boolean {
  return (
    line.length <= 35 &&
    !/[，。、；：？！,;:?!…]/.test(
      line.replace(/^(?:[^、.．]{1,4}[、.．]|第[一二三四五六七八九十]{1,3}[，,])/, ''),
    )
  );
}

/** A line that a sentence ends on: `。` `！` `？`, with or without closing quotes and brackets behind. */
export function endsSentence(line: string): boolean {
  // Most lines are decided by their last character.
  if (ends(line, Ends.sentence)) return true;
  return (
    ends(line, Ends.closer) &&
    (/[。！？!?][”’"'」』）)]*$/.test(line) ||
      /…{2}$/.test(line) ||
      /[。！？!?][（(][^（()）]{1,200}[）)][。]?$/.test(line))
  );
}

/** A line that must follow something: it begins with a mark that no line may begin with. */
export function beginsMidSentence(line: string): boolean {
  return begins(line, Begins.midSentence);
}

/** Whether a line is so wide, in ems: a Han character is one, a digit or Latin letter half of one. */
export function isAsWide(line: string, ems: number): boolean {
  let left = 2 * ems;
  if (line.length >= left) return true;
  for (let at = 0; at < line.length; at += 1) left -= line.charCodeAt(at) < 0x2000 ? 1 : 2;
  return left <= 0;
}
