/** A line that holds text. Offsets are UTF-16, without the white space around it. */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  /** without white space, and without the marks of markdown */
  readonly text: string;
  readonly indented: boolean;
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
  const lines: TextLine[] = [];
  let apart = true;
  for (const match of text.matchAll(/[^\n\f]*[\n\f]?/g)) {
    const raw = match[0];
    const content = raw.trim();
    if (content === '') {
      apart = true;
      continue;
    }
    const lead = raw.indexOf(content);
    const { compacted: printed, halves, opens, closes } = measured(content);
    const indent = lead > 0 ? measured(raw.slice(0, lead)).halves : 0;
    const from = match.index + lead;
    lines.push({
      from,
      to: from + content.length,
      text: printed.includes('**') || printed.startsWith('#') ? printed.replace(EMPHASIS, '') : printed,
      indented: lead > 0,
      width: (indent + halves) / 2,
      opens,
      closes,
      apart,
      leads: printed.endsWith('**') && BOLD_LEAD.test(printed.slice(-60)),
    });
    apart = raw.endsWith('\f');
  }
  return lines;
}

const [opening, closing, blank, digit] = [1, 2, 3, 4];

/** By UTF-16 code: a mark that opens, one that closes, a blank, or a full-width digit. */
const KINDS = new Uint8Array(0x10000);
for (let unit = 0; unit < KINDS.length; unit += 1)
  if (/\s/.test(String.fromCharCode(unit))) KINDS[unit] = blank;
KINDS.fill(digit, 0xff10, 0xff1a);
for (const mark of '“‘（《〔【([') KINDS[mark.charCodeAt(0)] = opening;
for (const mark of '”’）》〕】)]') KINDS[mark.charCodeAt(0)] = closing;

/** What one look at each character of a text gives: the text as `compact` makes it, its width in halves of an em, its marks. */
function measured(text: string) {
  let narrow = 0;
  let opens = 0;
  let lowest = 0;
  let compacted = '';
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x2000) narrow += 1;
    const kind = KINDS[unit];
    if (kind === 0) continue;
    if (kind === blank || kind === digit) {
      compacted += text.slice(done, at);
      if (kind === digit) compacted += String.fromCharCode(unit - 0xfee0);
      done = at + 1;
    } else if (kind === opening) opens += 1;
    else {
      opens -= 1;
      if (opens < lowest) lowest = opens;
    }
  }
  return {
    compacted: done === 0 ? text : compacted + text.slice(done),
    halves: 2 * text.length - narrow,
    opens,
    closes: -lowest,
  };
}
