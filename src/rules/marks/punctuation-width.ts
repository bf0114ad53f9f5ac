import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { chineseLines } from './character-class.ts';
import { type Mark, marksOfLine } from './mark-context.ts';
import { Side } from './mark-side.ts';

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};

/**
 * `项目(二期),总投资` → `项目（二期），总投资`: half-width punctuation in Chinese text becomes full-width.
 *
 * By the class of the nearest character on each side that is no mark itself (see `mark-context`), so that the answer
 * is the same before and after the marks beside it have changed. Brackets are decided in pairs. Between two digits
 * (`1,200`, `10:30`, `1:40.6:58.4`) and between Latin letters nothing changes, nor in a line without Han.
 */
function punctuationRule(name: string, candidates: RegExp, wanted: (mark: Mark) => boolean): Rule {
  return {
    name,
    *changes(text): Iterable<Change> {
      for (const { from, line } of chineseLines(text, candidates)) {
        for (const mark of marksOfLine(line)) {
          const insert = WIDE[mark.character];
          if (insert === undefined || !wanted(mark)) continue;
          yield { from: from + mark.at, to: from + mark.at + 1, insert };
        }
      }
    },
  };
}

/** `(责任单位:县` → `（责任单位:县`: brackets in Chinese text; `f(x)` stays. */
export const brackets = punctuationRule('brackets', /[()]/g, (mark) => mark.isBracket && mark.chinese);

/** `发展,改革;` → `发展，改革；`: the marks , ; : ! ? in Chinese text. */
export const marks = punctuationRule('marks', /[,;:!?]/g, (mark) => !mark.isBracket && chineseMark(mark));

function chineseMark({ left, right, isLost }: Mark): boolean {
  if (isLost) return false;
  if (left === Side.han || right === Side.han || left === Side.unit) return true;
  // `共12项!` and `增长5;` at a line's end or before a closing mark
  return right === Side.edge && (left === Side.digit || left === Side.other);
}
