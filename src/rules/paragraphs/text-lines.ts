import { signsOf, TextSign } from '../../text/text-signs.ts';
import { isBlank } from './blank.ts';
import { type TextLine, WrittenLine } from './text-line.ts';

/** The lines of a text that hold text, in order. Those of the last text are kept: it may be asked twice how it is laid out. */
export function textLines(text: string): readonly TextLine[] {
  if (latest.text !== text) latest = { text, lines: linesIn(text) };
  return latest.lines;
}

let latest: { readonly text: string; readonly lines: readonly TextLine[] } = { text: '', lines: [] };

function linesIn(text: string): readonly TextLine[] {
  const found: TextLine[] = [];
  const { length } = text;
  // Each is looked for when the one before it was passed: so however they are mixed, the text is gone over once.
  let lineFeed = ahead(text, '\n', 0);
  // A search for one stops at each comma of a text, for half of a comma is one.
  let formFeed = (signsOf(text) & TextSign.formFeed) === 0 ? length : ahead(text, '\f', 0);
  let apart = true;
  for (let begin = 0; begin < length; ) {
    const end = Math.min(lineFeed, formFeed);
    let from = begin;
    while (from < end && isBlank(text.charCodeAt(from))) from += 1;
    if (from === end) apart = true;
    else {
      let to = end;
      while (isBlank(text.charCodeAt(to - 1))) to -= 1;
      found.push(new WrittenLine(text, begin, from, to, apart));
      apart = end === formFeed;
    }
    begin = end + 1;
    if (end === lineFeed) lineFeed = ahead(text, '\n', begin);
    else formFeed = ahead(text, '\f', begin);
  }
  return found;
}

/** Where one is found from there on; behind the end of the text, if nowhere. */
function ahead(text: string, unit: string, from: number): number {
  if (from >= text.length) return text.length;
  // Half of the lines of many texts are empty: to see that is a part of a search.
  if (text.charCodeAt(from) === unit.charCodeAt(0)) return from;
  const at = text.indexOf(unit, from);
  return at < 0 ? text.length : at;
}
