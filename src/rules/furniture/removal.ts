import type { Change } from '../../text/span.ts';
import type { Line } from '../lines.ts';
import type { Rule } from '../rule.ts';
import { isBlank } from './line.ts';
import { surveyOf } from './survey.ts';

function endsPage(text: string, line: Line): boolean {
  return text.charCodeAt(line.next - 1) === 0x0c;
}

/**
 * Proposes to remove whole lines, each with its line end.
 *
 * Where a blank line stands before, or nothing at all, the blank lines after go too, so that no gap grows; removed lines with only
 * blank lines between them are one change. A form feed stays, and so does a line break between the neighbours.
 */
export function* wholeLines<L extends Line>(
  text: string,
  all: readonly L[],
  leaves: (line: L, index: number) => boolean,
): Generator<Change> {
  let i = 0;
  while (i < all.length) {
    const first = all[i];
    if (!first || !leaves(first, i)) {
      i += 1;
      continue;
    }
    let last = i;
    let end = i;
    for (let j = i + 1; j < all.length; j += 1) {
      const line = all[j];
      const before = all[j - 1];
      if (!line || !before || endsPage(text, before)) break;
      if (leaves(line, j)) last = j;
      else if (!isBlank(text, line)) break;
      end = j;
    }
    const before = all[i - 1];
    const gapBefore = !before || endsPage(text, before) || isBlank(text, before);
    const final = all[gapBefore ? end : last] ?? first;
    if (endsPage(text, final)) yield { from: first.from, to: final.to, insert: '' };
    else yield { from: first.from, to: final.next, insert: '' };
    i = end + 1;
  }
}

/** Makes the rule that removes the lines of one kind, by its name in lineKinds. */
export function furniture(name: string): Rule {
  return {
    name,
    changes(text) {
      const { lines, kinds } = surveyOf(text);
      return kinds.has(name) ? wholeLines(text, lines, (line) => line.kind === name && line.leaves) : [];
    },
  };
}
