import { lines } from '../lines.ts';
import type { Rule } from '../rule.ts';
import type { LineSign } from './site-noise.ts';

/** No prefix or suffix of a site is longer: so much of a line is looked at, in UTF-16 units. */
const longest = 200;

/** How many units of the words are the furniture at one end of them; 0: none. */
type Measure = (words: string) => number;

/** Makes the rule that removes what lines begin with, and the blanks behind it. Throws on a flag g or y. */
export function lineStarts(name: string, sign: LineSign): Rule {
  const found = measureOf(
    name,
    sign,
    (words, known) => words.startsWith(known),
    (match) => (match.index === 0 ? match[0].length : 0),
  );
  return {
    name,
    *changes(text) {
      for (const { from, to } of lines(text)) {
        const begin = to - text.slice(from, to).trimStart().length;
        let at = begin;
        for (;;) {
          const size = found(text.slice(at, Math.min(to, at + longest)));
          if (size === 0) break;
          at += size;
          at += blanksFrom(text, at, to);
        }
        if (at > begin) yield { from: begin, to: at, insert: '' };
      }
    },
  };
}

/** Makes the rule that removes what lines end with, and the blanks before it. Throws on a flag g or y. */
export function lineEnds(name: string, sign: LineSign): Rule {
  const found = measureOf(
    name,
    sign,
    (words, known) => words.endsWith(known),
    (match) => (match.index + match[0].length === match.input.length ? match[0].length : 0),
  );
  return {
    name,
    *changes(text) {
      for (const { from, to } of lines(text)) {
        const end = from + text.slice(from, to).trimEnd().length;
        let at = end;
        for (;;) {
          const size = found(text.slice(Math.max(from, at - longest), at));
          if (size === 0) break;
          at -= size;
          while (at > from && isBlank(text, at - 1)) at -= 1;
        }
        if (at < end) yield { from: at, to: end, insert: '' };
      }
    },
  };
}

function measureOf(
  name: string,
  sign: LineSign,
  at: (words: string, known: string) => boolean,
  size: (match: RegExpExecArray) => number,
): Measure {
  if (sign instanceof RegExp) {
    if (sign.global || sign.sticky) throw new TypeError(`rule ${name}: a line's pattern has no flag g or y`);
    return (words) => {
      const match = sign.exec(words);
      return match === null ? 0 : size(match);
    };
  }
  const known = (typeof sign === 'string' ? [sign] : [...sign]).sort(
    (one, other) => other.length - one.length,
  );
  return (words) => known.find((each) => at(words, each))?.length ?? 0;
}

function blanksFrom(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text, at)) at += 1;
  return at - from;
}

function isBlank(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}
