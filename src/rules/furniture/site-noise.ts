import { type Line, lines } from '../lines.ts';
import type { Rule } from '../rule.ts';
import { wholeLines } from './removal.ts';

function isOn(text: string, line: Line, pattern: RegExp): boolean {
  return pattern.test(text.slice(line.from, line.to).trim());
}

function checked(name: string, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns) {
    if (pattern.global || pattern.sticky)
      throw new TypeError(`rule ${name}: a line's pattern has no flag g or y`);
  }
}

/** Makes the rule that removes every line whose words (trimmed) the pattern matches. Throws on a flag g or y. */
export function linesMatching(name: string, pattern: RegExp): Rule {
  checked(name, pattern);
  return { name, changes: (text) => wholeLines(text, [...lines(text)], (line) => isOn(text, line, pattern)) };
}

/** Makes the rule that removes the first line the pattern matches and all after it. Throws on a flag g or y. */
export function fromLineToEnd(name: string, pattern: RegExp): Rule {
  checked(name, pattern);
  return {
    name,
    changes(text) {
      const all = [...lines(text)];
      const first = all.findIndex((line) => isOn(text, line, pattern));
      return first < 0 ? [] : [{ from: all[first]?.from ?? text.length, to: text.length, insert: '' }];
    },
  };
}

/**
 * Makes the rule that removes all lines before the first one the pattern matches, as above a title.
 *
 * Throws on a flag g or y.
 */
export function beforeFirstLine(name: string, pattern: RegExp): Rule {
  checked(name, pattern);
  return {
    name,
    changes(text) {
      const first = [...lines(text)].find((line) => isOn(text, line, pattern));
      return first === undefined || first.from === 0 ? [] : [{ from: 0, to: first.from, insert: '' }];
    },
  };
}

/**
 * Makes the rule that removes all lines after the last one the pattern matches, as behind the last entry of a list.
 *
 * Throws on a flag g or y.
 */
export function afterLastLine(name: string, pattern: RegExp): Rule {
  checked(name, pattern);
  return {
    name,
    changes(text) {
      const last = [...lines(text)].findLast((line) => isOn(text, line, pattern));
      return last === undefined || last.next === text.length
        ? []
        : [{ from: last.next, to: text.length, insert: '' }];
    },
  };
}

/**
 * Makes the rule that removes every block from a line that `first` matches to the next that `last` matches, both included.
 *
 * A block without its last line stays whole: where it ends is not known. Throws on a flag g or y.
 */
export function betweenLines(name: string, first: RegExp, last: RegExp): Rule {
  checked(name, first, last);
  return {
    name,
    changes(text) {
      const all = [...lines(text)];
      const inside = new Set<number>();
      let open = -1;
      for (const [index, line] of all.entries()) {
        if (open < 0 && isOn(text, line, first)) open = index;
        if (open < 0 || !isOn(text, line, last)) continue;
        for (let i = open; i <= index; i += 1) inside.add(i);
        open = -1;
      }
      return wholeLines(text, all, (_, index) => inside.has(index));
    },
  };
}
