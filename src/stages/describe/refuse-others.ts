import { endsSentence } from '../../rules/paragraphs/line-shapes.ts';
import type { Reading } from './reading.ts';

/** Throws an error that says why, where a text is about reports or leads to them, and is none itself. */
export function refuseOthers({ paragraphs, removed }: Reading, title: string | undefined): void {
  const texts = removed.map(({ text }) => text);
  const news = newsAboutReport(paragraphs, title, texts);
  if (news !== undefined)
    throw new Error(
      `the text is news about a work report and not the report itself: it says ${news}. Fetch the report, or leave it out of raw.`,
    );
  const dates = removed.filter(({ rule }) => rule === 'strip/list-date').length;
  if (isListOfTitles(paragraphs, dates))
    throw new Error(
      `the text is a list of ${paragraphs.length} titles and has no article. Fetch what it leads to, or leave it out of raw.`,
    );
}

/** What is said of a report by somebody else: who gave it, who heard it. */
const told = [
  /[省市区县州盟旗镇乡]长?[\p{Script=Han}·]{0,8}?(?:同志)?(?:代表[\p{Script=Han}]{2,20})?，?(?:向大会|在会上)?(?:作|做)了?(?:的)?[^。，；“”]{0,16}工作报告/u,
  /(?:听取|审议|讨论)(?:了|并审议|和审议|并审议了|和审议了)?[^。；]{0,40}工作报告/,
  /(?:代表|委员)们?(?:分组|认真|热烈|一致|纷纷|踊跃|普遍)?(?:审议|讨论|热议|点赞|认为|表示)/,
];

/** How a journalist begins or signs. */
const journalist = [
  /^(?:[\p{Script=Han}]{1,8}讯[\s　]*(?:[（(]|记者|\d{1,2}月)|(?:新华社|中新社|中新网|人民网)[\p{Script=Han}]{0,12}\d{1,2}月\d{1,2}日(?:电|讯)|本[报网台刊][\p{Script=Han}]{0,6}讯)/u,
  /(?:^|[（(\s　，。本报网台社体习席])记者[\s　：:]?[\p{Script=Han}]{2,4}(?:[\s　）)、，。]|$)/u,
  /记者(?:从|在)[^。]{2,30}(?:获悉|了解到|看到|采访)|(?:告诉|对)记者/,
  /(?:本报|本网|本台|融媒|全媒体|通讯员)[^。]{0,6}(?:记者|通讯员)/,
];

/** The speaker's own words: only the report itself has them outside quotation marks. */
const spoken = [
  /^(?:各位代表|各位委员|同志们)[：:，,！!]/,
  /我(?:谨|现)?(?:受[^。]{0,30}委托|代表|向)[^。]{0,40}(?:报告|审议)/,
  /请(?:予|各位代表|予以)?(?:一并)?审[议查]/,
];

/** A sentence that the report follows: `全文如下：`. */
const announced = /(?:全文|摘要|摘登|摘发|刊登|发布|公布|报告)如下[：:。]?$|^(?:报告)?(?:全文|摘要)[：:]?$/;

/** What an office issues about a report is a document, not news of one. */
const issued =
  /(?:决议|决定|公报|公告|通告|通知|意见|办法|方案|纪要|要点|规划|计划|讲话|致辞|议程|日程|细则|函)(?:（[^（）]*）)*$/;

/** A news piece has no more Han characters; a report in excerpts has as many with its headings. */
const longestNews = 6000;
/** So much of a paragraph is looked at for who tells. */
const longestLook = 600;
const shortestExcerpt = 2500;

/**
 * The words that show a text to be news about a work report and not the report; undefined where it may be anything else.
 *
 * It takes three: somebody else tells of the report near the beginning, a journalist has written it, and nowhere does
 * the speaker speak. A report that is quoted in full behind a lead is none, nor is what an office issues.
 */
function newsAboutReport(
  paragraphs: readonly string[],
  title: string | undefined,
  removed: readonly string[],
): string | undefined {
  if (title !== undefined && (issued.test(title) || isReportTitle(title))) return undefined;
  const beginning = paragraphs.slice(0, 5).map((line) => line.slice(0, longestLook));
  if (!beginning.some((line) => line.includes('工作报告'))) return undefined;
  const telling = found(told, beginning);
  const signed = found(journalist, [...beginning, ...paragraphs.slice(-3), ...removed]);
  if (telling === undefined || signed === undefined || printsReport(paragraphs)) return undefined;
  return `“${telling.slice(0, 60)}” and “${signed.trim().slice(0, 30)}”`;
}

/** `2021年青杉县政府工作报告`: nobody gives or hears it. */
function isReportTitle(title: string): boolean {
  return (
    /工作报告(?:（[^（）]*）)*$/.test(title) &&
    !/[作做听审议讨论读]|聚焦|热议/.test(title.replace(/工作报告.*$/, ''))
  );
}

function printsReport(paragraphs: readonly string[]): boolean {
  const han = paragraphs.reduce((sum, line) => sum + (line.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  if (han >= longestNews) return true;
  const headings = paragraphs.filter((line) => /^[一二三四五六七八九十]、/.test(line)).length;
  if (headings >= 3 && han >= shortestExcerpt) return true;
  if (paragraphs.slice(0, 6).some((line) => announced.test(line))) return true;
  return paragraphs.some((line) => found(spoken, [line.replace(/“[^“”]*”?/g, '“”')]) !== undefined);
}

function found(patterns: readonly RegExp[], lines: readonly string[]): string | undefined {
  for (const pattern of patterns)
    for (const line of lines) {
      const match = pattern.exec(line);
      if (match !== null) return match[0];
    }
  return undefined;
}

/** `2025年07月08日）`, UTF-16. */
const LONGEST_DATE = 12;

const endsOfDates = [...'0123456789日])）'].map((end) => end.charCodeAt(0));

/** Whether a text is a list of titles with their dates, and nothing that they are the titles of. */
function isListOfTitles(paragraphs: readonly string[], datesRemoved: number): boolean {
  const dated = paragraphs.filter(
    (line) =>
      endsOfDates.includes(line.charCodeAt(line.length - 1)) &&
      /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?$/.test(line.slice(-LONGEST_DATE)),
  ).length;
  if (dated + datesRemoved < 8 || dated + datesRemoved < paragraphs.length * 0.6) return false;
  return !paragraphs.some((line) => endsSentence(line) || line.length > 100);
}
