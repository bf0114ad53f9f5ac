import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { chineseLines } from './character-class.ts';
import { MarksOfLine } from './mark-context.ts';
import { Side } from './mark-side.ts';

const line = new MarksOfLine();
const anyBracket = /[()]/g;
const anyMark = /[,;:!?]/g;

/*
 * `项目(二期),总投资` → `项目（二期），总投资`: half-width punctuation in Chinese text becomes full-width.
 *
 * By the class of the nearest character on each side that is no mark itself (see `mark-context`), so that the answer
 * is the same before and after the marks beside it have changed. Brackets are decided in pairs. Between two digits
 * (`1,200`, `10:30`, `1:40.6:58.4`) and between Latin letters nothing changes, nor in a line without Han.
 */

/** `(责任单位:县` → `（责任单位:县`: brackets in Chinese text; `f(x)` stays. */
export const brackets: Rule = {
  name: 'brackets',
  needs: ['()'],
  changes(text) {
    const found: Change[] = [];
    for (const { from, line: content } of chineseLines(text, anyBracket)) {
      line.read(content);
      const { length, at, code, chinese } = line;
      for (let mark = 0; mark < length; mark++) {
        if ((code[mark] !== 0x28 && code[mark] !== 0x29) || chinese[mark] === 0) continue;
        const place = from + (at[mark] as number);
        found.push({ from: place, to: place + 1, insert: code[mark] === 0x28 ? '（' : '）' });
      }
    }
    return found;
  },
};

/** `发展,改革;` → `发展，改革；`: the marks , ; : ! ? in Chinese text. */
export const marks: Rule = {
  name: 'marks',
  needs: [',;:!?'],
  changes(text) {
    const found: Change[] = [];
    for (const { from, line: content } of chineseLines(text, anyMark)) {
      line.read(content);
      line.look();
      const { length, at, code, left, right } = line;
      for (let mark = 0; mark < length; mark++) {
        const insert = wideOf(code[mark] as number);
        if (insert === undefined || !isChinese(left[mark] as Side, right[mark] as Side)) continue;
        const place = from + (at[mark] as number);
        if (!isLost(text, place)) found.push({ from: place, to: place + 1, insert });
      }
    }
    return found;
  },
};

function wideOf(code: number): string | undefined {
  if (code > 0x3f) return undefined;
  switch (code) {
    case 0x2c:
      return '，';
    case 0x3b:
      return '；';
    case 0x3a:
      return '：';
    case 0x21:
      return '！';
    case 0x3f:
      return '？';
    default:
      return undefined;
  }
}

function isChinese(left: Side, right: Side): boolean {
  if (left === Side.han || right === Side.han || left === Side.unit) return true;
  // `共12项!` and `增长5;` at a line's end or before a closing mark
  return right === Side.edge && (left === Side.digit || left === Side.other);
}

/** `http://`, `二期、?水灌区`, `前1?。`: no punctuation, or what an encoder put for a lost character. No question is asked after a pause or before a stop. */
function isLost(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x3a) return text.startsWith('//', at + 1);
  if (code !== 0x3f) return false;
  return '，、“‘《（('.includes(text[at - 1] ?? '\n') || '，。、；'.includes(text[at + 1] ?? '\n');
}
