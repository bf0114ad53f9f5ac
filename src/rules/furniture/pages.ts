import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import type { SurveyedLine } from './edges.ts';
import { printedPageNumber } from './printing.ts';
import { wholeLines } from './removal.ts';
import { type Survey, surveyOf } from './survey.ts';

const sentenceEnd = /[。!?:;」』”"')）】》]$/;
const heading =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、)]|第[一二三四五六七八九十]{1,3}[章节条]|•)/;
const unit =
  /^(?:[%‰℃㎡]|[个家项人户件处条名次年月日号时分元亿万千百吨亩公平立米辆套所座天届期批倍岁级艘头只台场类])/;

function isNumber(line: SurveyedLine | undefined): boolean {
  if (line === undefined || !line.look.mayOpenNumber || line.look.size > 11) return false;
  return /^\d{1,4}(?: ?\/ ?\d{1,4})?$/.test(line.look.words);
}

/**
 * The nearest line with words that stays, and whether a blank line or a page's edge lies between.
 *
 * Over the edge of its page it is the line right behind the edge, if that has words.
 */
function neighbour({ lines: all, pages }: Survey, { index, page }: SurveyedLine, step: 1 | -1) {
  let apart = false;
  for (let i = index + step; i >= 0 && i < all.length; i += step) {
    const line = all[i] as SurveyedLine;
    if (line.page !== page) {
      const isBeyond = step === 1 ? line.from === pages[page + 1] : line.next === pages[page];
      return { line: isBeyond ? line : undefined, apart: true, edge: true };
    }
    const passed = all[i - step] as SurveyedLine;
    apart ||= step === 1 ? passed.next !== line.from : line.next !== passed.from;
    if (!(line.kind && line.leaves)) return { line, apart, edge: false };
  }
  return { line: undefined, apart: true, edge: true };
}

/** The bare numbers at the edges of pages that count on as the pages do, or are small enough to be the only one. */
function countedPages(survey: Survey): ReadonlySet<SurveyedLine> {
  const byStart = new Map<number, SurveyedLine[]>();
  if (survey.pages.length > 1) {
    for (const line of survey.numbers) {
      if (!isNumber(line) || /^0|\//.test(line.look.words)) continue;
      if (!neighbour(survey, line, -1).edge && !neighbour(survey, line, 1).edge) continue;
      const start = Number(line.look.words) - line.page;
      const same = byStart.get(start);
      if (same) same.push(line);
      else byStart.set(start, [line]);
    }
  }
  const counted = new Set<SurveyedLine>();
  for (const [start, found] of byStart) {
    if (found.length > 1 || (start >= 0 && start <= 2)) for (const line of found) counted.add(line);
  }
  return counted;
}

/** Whether a bare number is a page's: at the edge of a page and counted, or blank lines around it in mid-sentence. */
function isPageNumber(survey: Survey, line: SurveyedLine, counted: ReadonlySet<SurveyedLine>): boolean {
  if (!isNumber(line) || line.look.words.startsWith('0')) return false;
  const before = neighbour(survey, line, -1);
  const after = neighbour(survey, line, 1);
  if (isNumber(before.line) || isNumber(after.line)) return false;
  if (counted.has(line) && (after.edge || !unit.test(after.line?.look.words ?? ''))) return true;
  const above = before.line?.look.words ?? '';
  const below = after.line?.look.words ?? '';
  if (!before.apart || !after.apart || above.length < 12 || below.length < 2) return false;
  return !sentenceEnd.test(above) && !heading.test(below) && !unit.test(below) && !/\d$/.test(above);
}

/** `— 12 —`, `第12页`, and `12` at a form feed or in mid-sentence. */
export const pageNumber: Rule = {
  name: 'page-number',
  changes(text) {
    const survey = surveyOf(text);
    const isPrinted = survey.kinds.has(printedPageNumber.name);
    if (!isPrinted && survey.numbers.length === 0) return [];
    const counted = countedPages(survey);
    const leaving = survey.lines.filter(
      (line) => (line.kind === printedPageNumber.name && line.leaves) || isPageNumber(survey, line, counted),
    );
    return wholeLines(text, leaving);
  },
};

/** Whether anything says that the text was on several pages. */
function hasPages({ pages, furnished, numbers }: Survey): boolean {
  return (
    pages.length > 1 ||
    furnished.some(({ kind }) => kind === printedPageNumber.name) ||
    numbers.some(isNumber)
  );
}

/** The first and last lines of the pages that are neither blank nor furniture, by side. */
function edgesOf({
  lines: all,
  pages,
}: Survey): readonly { readonly index: number; readonly side: string }[] {
  const edges: { index: number; side: string }[] = [];
  const breaks = (line: SurveyedLine) => line.kind === printedPageNumber.name || isNumber(line);
  for (const side of ['top', 'bottom'] as const) {
    const step = side === 'top' ? 1 : -1;
    let fresh = false;
    let page = side === 'top' ? 0 : pages.length - 1;
    for (let i = step === 1 ? 0 : all.length - 1; i >= 0 && i < all.length; i += step) {
      const line = all[i];
      if (!line) break;
      if (line.page !== page) {
        fresh = true;
        page = line.page;
      }
      if (breaks(line)) fresh = true;
      else if (fresh && !(line.kind && line.leaves)) {
        edges.push({ index: i, side });
        fresh = false;
      }
    }
  }
  return edges;
}

/** The longest running line, in UTF-16 units of its words. */
const longestRunning = 40;

/** A running line has words, is short, and is neither a sentence nor the end or the head of one. */
function mayRun(words: string): boolean {
  return /[\u4e00-\u9fff]{4}/.test(words) && !/[。;:,、!?)》”]$|^[)》”,。、(]|责任单位|^各位/.test(words);
}

/** A short line that recurs three or more times, and on a third of the pages, at the same edge of them. */
export const runningHeader: Rule = {
  name: 'running-header',
  *changes(text): Generator<Change> {
    const survey = surveyOf(text);
    const { lines: all } = survey;
    if (!hasPages(survey)) return;
    const edges = edgesOf(survey);
    if (edges.length < 3) return;
    const places = new Map<string, number[]>();
    for (const { index, side } of edges) {
      const { look } = all[index] as SurveyedLine;
      if (look.size > longestRunning || !mayRun(look.words) || heading.test(look.words)) continue;
      const key = `${side} ${look.words.replace(/\d+/g, '#')}`;
      const same = places.get(key);
      if (same) same.push(index);
      else places.set(key, [index]);
    }
    const running = new Set<number>();
    const sides = Math.max(3, edges.length / 6);
    for (const found of places.values())
      if (found.length >= sides) for (const index of found) running.add(index);
    // The first line of the text is its title, though the pages after it repeat it; but not above another title.
    const second = all[1]?.look.words ?? '';
    if (!/(?:报告|通知|意见|方案|公告|通告)$/.test(second.replaceAll(' ', ''))) running.delete(0);
    yield* wholeLines(
      text,
      all.filter((_, index) => running.has(index)),
    );
  },
};
