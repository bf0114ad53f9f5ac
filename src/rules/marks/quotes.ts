import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { chineseLines, HAN } from './character-class.ts';

interface Marks {
  readonly name: string;
  readonly straight: string;
  readonly open: string;
  readonly close: string;
}

const chinese = new RegExp(`[${HAN}、。《》，；：！？（）,;:!?()]`);

/**
 * Pairs the straight marks of one line, or says nothing at all.
 *
 * A state machine over straight and curly marks together: a straight one opens when none is open, and closes
 * otherwise. A curly mark out of its turn, or a mark left open, and the whole line is not to be trusted.
 */
function paired(line: string, marks: Marks): readonly Change[] {
  const changes: Change[] = [];
  let open = -1;
  for (let at = 0; at < line.length; at++) {
    const mark = line[at];
    if (mark !== marks.straight && mark !== marks.open && mark !== marks.close) continue;
    if (isApostrophe(line, at)) continue;
    if (open === -1) {
      if (mark === marks.close) return [];
      open = at;
      continue;
    }
    if (mark === marks.open) return [];
    const inches = line[open] === marks.straight && isDigit(line[open - 1]) && isDigit(line[at - 1]);
    if (inches) return [];
    const before = line[open - 1] === ' ' ? open - 2 : open - 1;
    const after = line[at + 1] === ' ' ? at + 2 : at + 1;
    const around = `${line[before] ?? ''}${line[after] ?? ''}`;
    const content = line.slice(open + 1, at);
    const isMixed = line[open] !== marks.straight || mark !== marks.straight;
    const isChinese = isMixed || (content.trim() !== '' && (chinese.test(around) || chinese.test(content)));
    if (isChinese) {
      if (line[open] === marks.straight) changes.push({ from: open, to: open + 1, insert: marks.open });
      if (mark === marks.straight) changes.push({ from: at, to: at + 1, insert: marks.close });
    }
    open = -1;
  }
  return open === -1 ? changes : [];
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** `don't`, `60's`: the mark between two Latin letters or digits is none of a pair. */
function isApostrophe(line: string, at: number): boolean {
  const mark = line[at];
  if (mark !== "'" && mark !== '’') return false;
  return /[0-9A-Za-z]/.test(line[at - 1] ?? '') && /[A-Za-z]/.test(line[at + 1] ?? '');
}

function quotes(marks: Marks): Rule {
  const straight = new RegExp(marks.straight, 'g');
  return {
    name: marks.name,
    needs: [marks.straight],
    *changes(text) {
      for (const { from, line } of chineseLines(text, straight)) {
        for (const change of paired(line, marks)) {
          yield { from: from + change.from, to: from + change.to, insert: change.insert };
        }
      }
    },
  };
}

/** `"六个金乡"` → `“六个金乡”`: straight double quotes around Han, in pairs; unbalanced ones and inches stay. */
export const doubleQuotes = quotes({ name: 'double-quotes', straight: '"', open: '“', close: '”' });

/** `'十四五'` → `‘十四五’`: straight single quotes around Han, in pairs; apostrophes and feet stay. */
export const singleQuotes = quotes({ name: 'single-quotes', straight: "'", open: '‘', close: '’' });
