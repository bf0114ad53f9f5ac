import { unitsOf } from '../../text/units.ts';
import { compact } from './line-shapes.ts';

/** A line that holds text. Offsets are UTF-16, without the white space around it. */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  /** without white space, and without the marks of markdown */
  readonly text: string;
  /** how far its words are from where it begins, in ems */
  readonly indent: number;
  /** in ems, indent included: a Han character is one, a digit or Latin letter half of one */
  readonly width: number;
  /** how many more quotation marks, brackets and book titles it opens than it closes */
  readonly opens: number;
  /** how many it closes that were opened before it */
  readonly closes: number;
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
  const units = unitsOf(text);
  const lines: TextLine[] = [];
  let apart = true;
  for (let begin = 0; begin < units.length; ) {
    // Where the line's words begin and end, and what one look at each of its characters tells.
    let from = -1;
    let to = -1;
    let indent = 0; // in halves of an em
    let narrow = 0; // how many of its characters are half as wide as others
    let blanks = 0; // how many of the blanks since its last word are
    let opens = 0;
    let lowest = 0;
    let isCompact = true;
    let at = begin;
    while (at < units.length) {
      const unit = units[at] as number;
      const kind = KINDS[unit] as number;
      if (kind === lineEnd) break;
      if (kind === blank) {
        if (unit < WIDE) blanks += 1;
        at += 1;
        continue;
      }
      if (from < 0) {
        from = at;
        indent = 2 * (at - begin) - blanks;
      } else if (to < at) {
        isCompact = false;
        narrow += blanks;
      }
      blanks = 0;
      if (kind === half) narrow += 1;
      else if (kind === digit) isCompact = false;
      else if (kind !== plain) {
        if (unit < WIDE) narrow += 1;
        opens += kind === opening ? 1 : -1;
        if (opens < lowest) lowest = opens;
      }
      // Most of a line: no more is asked of it than where it ends.
      do at += 1;
      while (KINDS[units[at] as number] === plain);
      to = at;
    }
    if (from < 0) apart = true;
    else {
      const printed = isCompact ? text.slice(from, to) : compact(text.slice(from, to));
      lines.push({
        from,
        to,
        text: printed.includes('**') || printed.startsWith('#') ? printed.replace(EMPHASIS, '') : printed,
        indent: indent / 2,
        width: (indent + 2 * (to - from) - narrow) / 2,
        opens,
        closes: -lowest,
        apart,
        leads: printed.endsWith('**') && BOLD_LEAD.test(printed.slice(-60)),
      });
      apart = units[at] === FORM_FEED;
    }
    begin = at + 1;
  }
  return lines;
}

const [plain, half, opening, closing, blank, digit, lineEnd] = [0, 1, 2, 3, 4, 5, 6];
const FORM_FEED = 0x0c;
/** Characters below are half as wide as those above. */
const WIDE = 0x2000;

/** By UTF-16 code: one half as wide as others, a mark that opens, one that closes, a blank, a full-width digit, the end of a line; or none of these. */
const KINDS = new Uint8Array(0x10000).fill(half, 0, WIDE);
for (let unit = 0; unit < KINDS.length; unit += 1)
  if (/\s/.test(String.fromCharCode(unit))) KINDS[unit] = blank;
KINDS.fill(digit, 0xff10, 0xff1a);
for (const mark of '“‘（《〔【([') KINDS[mark.charCodeAt(0)] = opening;
for (const mark of '”’）》〕】)]') KINDS[mark.charCodeAt(0)] = closing;
for (const end of '\n\f') KINDS[end.charCodeAt(0)] = lineEnd;
