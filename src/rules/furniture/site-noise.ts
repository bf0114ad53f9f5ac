import { type Line, lastLine, lines } from '../lines.ts';
import type { Rule } from '../rule.ts';
import { wholeLines } from './removal.ts';

/** Tells a line by its words, without the blanks at its ends: a pattern, the words themselves, or one of several. */
export type LineSign = RegExp | string | readonly string[];

type IsOne = (words: string) => boolean;

/** Throws for a pattern that remembers where it was. */
function isOne(name: string, sign: LineSign): IsOne {
  if (sign instanceof RegExp) {
    if (sign.global || sign.sticky) throw new TypeError(`rule ${name}: a line's pattern has no flag g or y`);
    return (words) => sign.test(words);
  }
  const known = new Set(typeof sign === 'string' ? [sign] : sign);
  return (words) => known.has(words);
}

function isOn(text: string, line: Line, told: IsOne): boolean {
  return told(text.slice(line.from, line.to).trim());
}

/** Makes the rule that removes every line that is one of these. Throws on a flag g or y. */
export function linesMatching(name: string, sign: LineSign): Rule {
  const told = isOne(name, sign);
  return {
    name,
    changes: (text) =>
      wholeLines(
        text,
        lines(text).filter((line) => isOn(text, line, told)),
      ),
  };
}

/** Makes the rule that removes the first of these lines and all after it. Throws on a flag g or y. */
export function fromLineToEnd(name: string, sign: LineSign): Rule {
  const told = isOne(name, sign);
  return {
    name,
    changes(text) {
      for (const line of lines(text))
        if (isOn(text, line, told)) return [{ from: line.from, to: text.length, insert: '' }];
      return [];
    },
  };
}

/** Makes the rule that removes all lines before the first of these, as above a title. Throws on a flag g or y. */
export function beforeFirstLine(name: string, sign: LineSign): Rule {
  const told = isOne(name, sign);
  return {
    name,
    changes(text) {
      for (const line of lines(text))
        if (isOn(text, line, told)) return line.from === 0 ? [] : [{ from: 0, to: line.from, insert: '' }];
      return [];
    },
  };
}

/**
 * Makes the rule that removes all lines after the last of these, as behind the last entry of a list.
 *
 * Throws on a flag g or y.
 */
export function afterLastLine(name: string, sign: LineSign): Rule {
  const told = isOne(name, sign);
  return {
    name,
    changes(text) {
      const last = lastLine(text, (line) => isOn(text, line, told));
      return last === undefined || last.next === text.length
        ? []
        : [{ from: last.next, to: text.length, insert: '' }];
    },
  };
}

/**
 * Makes the rule that removes every block from a line that `first` tells to the next that `last` tells, both included.
 *
 * A block without its last line stays whole: where it ends is not known. Throws on a flag g or y.
 */
export function betweenLines(name: string, first: LineSign, last: LineSign): Rule {
  const [begins, ends] = [isOne(name, first), isOne(name, last)];
  return {
    name,
    changes(text) {
      const all = lines(text);
      const inside = new Set<number>();
      let open = -1;
      for (const [index, line] of all.entries()) {
        if (open < 0 && isOn(text, line, begins)) open = index;
        if (open < 0 || !isOn(text, line, ends)) continue;
        for (let i = open; i <= index; i += 1) inside.add(i);
        open = -1;
      }
      return wholeLines(
        text,
        all.filter((_, index) => inside.has(index)),
      );
    },
  };
}
