import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { type Gap, gaps, gapsBetween } from './gaps.ts';
import { joint } from './joined-line.ts';
import { textLines } from './text-lines.ts';

/** `新增⏎⏎制造业贷款` → `新增制造业贷款`: a page cut the paragraph. */
export const pageSeam: Rule = { name: 'page-seam', changes: (text) => closed(text, 'seam') };

/** `审计⏎工作` → `审计工作`: a line width cut the paragraph. */
export const wrappedLine: Rule = { name: 'wrapped-line', changes: (text) => closed(text, 'wrap') };

/** `。⏎⏎　　五年来` → `。⏎五年来`: one paragraph a line, no blank lines, no indent, nothing at the ends of lines. */
export const paragraphBreak: Rule = {
  name: 'paragraph-break',
  changes: (text) => (isBlank(text) ? [] : paragraphsApart(text, gaps(text))),
};

/** `　　五年来⏎⏎` → `五年来⏎`: every line is a paragraph; no blank lines, no indent, nothing at the ends of lines. */
export const lineBreak: Rule = {
  name: 'paragraph-break',
  changes(text) {
    if (isBlank(text)) return text === '' ? [] : [{ from: 0, to: text.length, insert: '' }];
    return paragraphsApart(text, gapsBetween(textLines(text)));
  },
};

function isBlank(text: string): boolean {
  return text.trimStart() === '';
}

/** One line end at each gap that ends a paragraph and at the end of the text, and nothing before it. */
function paragraphsApart(text: string, all: readonly Gap[]): readonly Change[] {
  const found: Change[] = [];
  const begin = text.length - text.trimStart().length;
  if (begin > 0) found.push({ from: 0, to: begin, insert: '' });
  for (const { from, to, means } of all)
    if (means === 'paragraph' && !isLineFeed(text, from, to)) found.push({ from, to, insert: '\n' });
  const end = text.trimEnd().length;
  if (!isLineFeed(text, end, text.length)) found.push({ from: end, to: text.length, insert: '\n' });
  return found;
}

function isLineFeed(text: string, from: number, to: number): boolean {
  return to === from + 1 && text.charCodeAt(from) === 0x0a;
}

function closed(text: string, means: Gap['means']): readonly Change[] {
  const found: Change[] = [];
  for (const gap of gaps(text))
    if (gap.means === means)
      found.push({ from: gap.from, to: gap.to, insert: joint(text, gap.from, gap.to) });
  return found;
}
