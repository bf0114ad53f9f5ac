import type { Change } from '../../text/span.ts';
import { type Line, lineAt } from '../lines.ts';
import type { Rule } from '../rule.ts';
import { surveyOf } from './survey.ts';
import { isBlankUnit } from './words.ts';

const [LINE_FEED, FORM_FEED, RETURN] = [0x0a, 0x0c, 0x0d];

function endsPage(text: string, line: Line): boolean {
  return text.charCodeAt(line.next - 1) === FORM_FEED;
}

/** Whether a line has nothing in it but blanks. */
function isBlank(text: string, { from, to }: Line): boolean {
  let at = from;
  while (at < to && isBlankUnit(text.charCodeAt(at))) at += 1;
  return at === to;
}

/** Whether the line before one that begins here is blank, or there is none on its page. */
function hasGapBefore(text: string, from: number): boolean {
  if (from === 0 || text.charCodeAt(from - 1) === FORM_FEED) return true;
  const isPair = text.charCodeAt(from - 1) === LINE_FEED && text.charCodeAt(from - 2) === RETURN;
  let at = from - (isPair ? 3 : 2);
  while (at >= 0 && isBlankUnit(text.charCodeAt(at)) && !isLineEnd(text.charCodeAt(at))) at -= 1;
  return at < 0 || isLineEnd(text.charCodeAt(at));
}

function isLineEnd(unit: number): boolean {
  return unit === LINE_FEED || unit === FORM_FEED || unit === RETURN || unit === 0x2028 || unit === 0x2029;
}

/** The last of the blank lines that follow a line on its page, before `stop`; the line itself, where none does. */
function throughBlanks(text: string, line: Line, stop: number): Line {
  let last = line;
  // Nearly all lines begin with a word.
  while (last.next < stop && isBlankUnit(text.charCodeAt(last.next)) && !endsPage(text, last)) {
    const next = lineAt(text, last.next);
    if (!isBlank(text, next)) break;
    last = next;
  }
  return last;
}

/**
 * Proposes to remove whole lines, each with its line end; they are given in order.
 *
 * Where a blank line stands before, or nothing at all, the blank lines after go too, so that no gap grows; removed lines with only
 * blank lines between them are one change. A form feed stays, and so does a line break between the neighbours.
 */
export function* wholeLines(text: string, leaving: readonly Line[]): Generator<Change> {
  for (let index = 0; index < leaving.length; ) {
    const first = leaving[index] as Line;
    let last = first;
    let end = first;
    for (;;) {
      index += 1;
      const next = leaving[index];
      end = throughBlanks(text, last, next?.from ?? text.length);
      if (next === undefined || next.from !== end.next || endsPage(text, end)) break;
      last = next;
    }
    const final = hasGapBefore(text, first.from) ? end : last;
    if (endsPage(text, final)) yield { from: first.from, to: final.to, insert: '' };
    else yield { from: first.from, to: final.next, insert: '' };
  }
}

/** Makes the rule that removes the lines of one kind, by its name in lineKinds. */
export function furniture(name: string): Rule {
  return {
    name,
    changes(text) {
      const { furnished, kinds } = surveyOf(text);
      if (!kinds.has(name)) return [];
      return wholeLines(
        text,
        furnished.filter((line) => line.kind === name && line.leaves),
      );
    },
  };
}
