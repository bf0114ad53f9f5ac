import {
  beginsMeetingLine,
  enumeratorStyle,
  isBareLine,
  isBracketedLine,
  isDateLine,
  isDocumentNumber,
  isMeetingLine,
  isSalutation,
  isTitleLine,
  titleWord,
} from '../../rules/paragraphs/line-shapes.ts';
import { type Found, found, type Reading } from './reading.ts';

/** The kinds of document that are told apart, each by the words of its title. */
const KINDS = [
  // First, for a notice may be about a report: 关于印发《政府工作报告》任务分工的通知.
  { kind: 'notice', label: '通知', pattern: /通知(?:（[^（）]*）)*$/ },
  { kind: 'notice', label: '通告', pattern: /通告(?:（[^（）]*）)*$/ },
  { kind: 'notice', label: '公告', pattern: /公告(?:（[^（）]*）)*$/ },
  { kind: 'government-work-report', label: '政府工作报告', pattern: /政府工作报告》?(?:（[^（）]*）)*$/ },
] as const;

/** The title as printed, no space inside: the first line that ends as titles do, before any line of text. */
export function titleOf({ opening }: Reading): Found<string> | undefined {
  for (const [paragraph, line] of opening.entries()) {
    if (isDocumentNumber(line) || isDateLine(line)) continue;
    const plain = line.replaceAll(' ', '');
    // A heading is no title, though it may end as one does: 一、2021年工作总结.
    const style = enumeratorStyle(plain);
    if (style !== undefined && style !== 'dash') return undefined;
    if (isTitleLine(plain) || (paragraph === 0 && isSubtitled(opening))) {
      const below = opening[paragraph + 1] ?? '';
      const remark = isBracketedLine(below) && !isMeetingLine(below) && !isDateLine(below) ? below : '';
      return found(plain + remark, line, paragraph, 0);
    }
    if (!isBareLine(plain) || isSalutation(plain)) return undefined;
  }
  return undefined;
}

const SUBTITLED = /^(?:\d{4}年)?\p{Script=Han}{0,20}?政府工作报告[^。；！？]+$/u;

/** A first line that goes on behind its 政府工作报告, over a meeting line: 2031年政府工作报告为建设美好家园而奋斗. */
function isSubtitled([first = '', second = '']: readonly string[]): boolean {
  const plain = first.replaceAll(' ', '');
  const titled = plain.length <= 80 && SUBTITLED.test(plain);
  return titled && beginsMeetingLine(second.replaceAll(' ', ''));
}

/** What kind of document it is, by its title, or by the words a work report opens with. */
export function kindOf(
  title: string | undefined,
  { opening }: Reading,
): { readonly kind: 'government-work-report' | 'notice' | 'other'; readonly label?: string } {
  const known = KINDS.find(({ pattern }) => title !== undefined && pattern.test(title));
  if (known !== undefined) return { kind: known.kind, label: known.label };
  if (title !== undefined && title === opening[0]?.replaceAll(' ', '') && isSubtitled(opening))
    return { kind: 'government-work-report', label: '政府工作报告' };
  const reports = opening.some((line) =>
    /我?代表.{0,20}(?:人民)?政府.{0,10}(?:作|报告).{0,8}(?:政府)?(?:工作|报告)/.test(line),
  );
  if (reports) return { kind: 'government-work-report', label: '政府工作报告' };
  const label = titleWord(title ?? '');
  return label === undefined ? { kind: 'other' } : { kind: 'other', label };
}
