import { compact, width } from './line-shapes.ts';

/** A line that holds text. Offsets are UTF-16, without the white space around it. */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  /** without white space, and without the marks of markdown */
  readonly text: string;
  readonly indented: boolean;
  /** in ems, indent included */
  readonly width: number;
  /** a blank line or a form feed stands before it */
  readonly apart: boolean;
  /** a bold lead sentence stands at its end: what it leads is on the next page */
  readonly leads: boolean;
}

/** What a converter left of bold words and of headings: it hides how a line begins and ends. */
const EMPHASIS = /\*\*|^#{1,6}/g;
/** …前行。**必须坚持改革创新。** – a short sentence in bold behind others. */
const BOLD_LEAD = /[。！？：]\*\*[^*。！？]{2,40}。\*\*$/;

/** The lines of a text that hold text, in order. */
export function textLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let apart = true;
  for (const match of text.matchAll(/[^\n\f]*[\n\f]?/g)) {
    const raw = match[0];
    const content = raw.trim();
    if (content === '') {
      apart = true;
      continue;
    }
    const lead = raw.length - raw.trimStart().length;
    const from = match.index + lead;
    const printed = compact(content);
    lines.push({
      from,
      to: from + content.length,
      text: printed.includes('**') || printed.startsWith('#') ? printed.replace(EMPHASIS, '') : printed,
      indented: lead > 0,
      width: width(raw.trimEnd()),
      apart,
      leads: printed.endsWith('**') && BOLD_LEAD.test(printed.slice(-60)),
    });
    apart = raw.endsWith('\f');
  }
  return lines;
}
