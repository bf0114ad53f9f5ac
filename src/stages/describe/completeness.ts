import type { About } from '../../documents/sidecar.ts';
import { endsSentence, isClosingLine, isDateLine } from '../../rules/paragraphs/line-shapes.ts';
import { missingIn } from './outline.ts';

/** Words that a work report opens with. */
const OPENS =
  /^(?:各位|同志们|尊敬的)[^。；]{0,20}[：:！]?$|现在，?.{0,6}代表.{0,24}(?:报告|审议)|代表.{0,24}政府.{0,8}(?:作|报告).{0,8}工作|请予?(?:以)?审[议查]/;
/** A first heading that begins a report which is printed without its address. */
const FIRST =
  /^(?:一、|第一[章部]|（一）|1[.、])|^\d{4}年.{0,8}(?:工作)?(?:回顾|总结|情况)|^(?:过去|前)?[一五]年.{0,6}(?:工作)?(?:回顾|总结)/;
/** Words that a work report closes with. */
const CLOSES =
  /让我们|努力奋斗|不懈奋斗|而奋斗|共同奋斗|团结奋斗|献礼|优异(?:的)?成绩|谢谢|新篇章|新局面|新的?贡献|更大的?贡献|胜利召开|美好(?:的)?(?:明天|未来)|宏伟(?:目标|蓝图)|砥砺前行|奋勇前进|新胜利|新辉煌/;

/**
 * Tells whether a text begins and ends as a document of its kind does, and what its numbering leaves out.
 *
 * `gaps` is what its reader knows to be missing, a sentence each.
 */
export function completenessOf(
  paragraphs: readonly string[],
  about: Pick<About, 'kind' | 'title' | 'outline' | 'glossary'>,
  gaps: readonly string[] = [],
): About['completeness'] {
  const body = bodyOf(paragraphs, about.glossary);
  const notes: string[] = [...gaps];
  const report = about.kind === 'government-work-report';
  const start = report
    ? opensAsReport(paragraphs)
    : about.title !== undefined || FIRST.test(paragraphs[0] ?? '');
  if (!start) notes.push(report ? 'it does not open as a report does' : 'it has no title');
  const last = body.at(-1) ?? '';
  const ends = endsSentence(last) || (!report && /[）”；]$/.test(last));
  // The last line first: nearly all that close do there.
  const closes =
    !report ||
    body
      .slice(-3)
      .reverse()
      .some((line) => CLOSES.test(line.slice(-400)));
  if (!ends) notes.push('it breaks off in a sentence');
  else if (!closes) notes.push('it does not close as a report does');
  const end = ends && closes;
  return {
    complete: start && end && gaps.length === 0,
    truncatedStart: !start,
    truncatedEnd: !end,
    missing: missingIn(about.outline, !start),
    notes,
  };
}

/** A line over the printer's own notes at the end: `注释：`. */
const NOTES = /^[^。；，]{0,12}注释?[：:]$/;

/** The paragraphs up to the glossary or the notes, without signatures, dates and the printer's lines at the end. */
function bodyOf(paragraphs: readonly string[], glossary: About['glossary']): readonly string[] {
  const text = glossary === undefined ? paragraphs : paragraphs.slice(0, glossary.from);
  let notes = text.length - 1;
  const first = Math.max(3, text.length - 12);
  while (notes >= first && !NOTES.test(text[notes] as string)) notes -= 1;
  let end = notes < first ? text.length : notes;
  while (end > 1) {
    const line = text[end - 1] as string;
    const formal =
      isDateLine(line) || isClosingLine(line) || (line.length <= 40 && !/[，。！？；：]/.test(line));
    if (!formal) break;
    end -= 1;
  }
  return text.slice(0, end);
}

function opensAsReport(paragraphs: readonly string[]): boolean {
  const opening = paragraphs.slice(0, 8);
  if (opening.some((line) => OPENS.test(line.slice(0, 200)))) return true;
  const first = opening.findIndex((line) => FIRST.test(line));
  return first >= 0 && opening.slice(0, first).every((line) => !endsSentence(line));
}
