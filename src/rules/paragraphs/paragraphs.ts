import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { type Gap, gaps } from './gaps.ts';
import { joint } from './joined-line.ts';

/** `新增⏎⏎制造业贷款` → `新增制造业贷款`: a page cut the paragraph. */
export const pageSeam: Rule = { name: 'page-seam', changes: (text) => closed(text, 'seam') };

/** `审计⏎工作` → `审计工作`: a line width cut the paragraph. */
export const wrappedLine: Rule = { name: 'wrapped-line', changes: (text) => closed(text, 'wrap') };

/** `。⏎⏎　　五年来` → `。⏎五年来`: one paragraph a line, no blank lines, no indent, nothing at the ends of lines. */
export const paragraphBreak: Rule = {
  name: 'paragraph-break',
  changes(text) {
    const found: Change[] = [];
    const lead = text.length - text.trimStart().length;
    if (lead === text.length) return found;
    if (lead > 0) found.push({ from: 0, to: lead, insert: '' });
    for (const { from, to, means } of gaps(text))
      if (means === 'paragraph' && !isLineFeed(text, from, to)) found.push({ from, to, insert: '\n' });
    const end = text.trimEnd().length;
    if (!isLineFeed(text, end, text.length)) found.push({ from: end, to: text.length, insert: '\n' });
    return found;
  },
};

function isLineFeed(text: string, from: number, to: number): boolean {
  return to === from + 1 && text.charCodeAt(from) === 0x0a;
}

/** `　　五年来⏎⏎` → `五年来⏎`: every line is a paragraph; no blank lines, no indent, nothing at the ends of lines. */
export const lineBreak: Rule = {
  name: 'paragraph-break',
  *changes(text) {
    for (const { index, 0: found } of text.matchAll(/\s+/g)) {
      const to = index + found.length;
      const outside = index === 0 || to === text.length;
      if (!outside && !/[\n\f]/.test(found)) continue;
      const insert = index === 0 ? '' : '\n';
      if (found !== insert) yield { from: index, to, insert };
    }
    if (/\S$/.test(text)) yield { from: text.length, to: text.length, insert: '\n' };
  },
};

function closed(text: string, means: Gap['means']): readonly Change[] {
  const found: Change[] = [];
  for (const gap of gaps(text))
    if (gap.means === means)
      found.push({ from: gap.from, to: gap.to, insert: joint(text, gap.from, gap.to) });
  return found;
}
