import { plainIn } from './blank.ts';
import { Begins, mayBegin, mayEnd, mayHide } from './first-and-last.ts';
import { compact, compactPart, enumeratorStyle } from './line-shapes.ts';

/** A line that holds text. Offsets are UTF-16, without the white space around it. */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  /** a blank line or a form feed stands before it */
  readonly apart: boolean;
  /** the UTF-16 units that its words begin and end with, as they are written */
  readonly first: number;
  readonly last: number;
  /** the unit before the last one, be it white space, or of what stands before the line */
  readonly beforeLast: number;
  /** how long it is, white space before it included (UTF-16): in ems it is no wider, and a quarter as wide at least */
  readonly length: number;
  /** without white space, and without the marks of markdown */
  readonly text: string;
  /** whether its text is longer than any line that stands alone, as far as the first units of it tell */
  readonly isLong: boolean;
  /** how it is numbered, if it is: see `enumeratorStyle` */
  readonly style: string | undefined;
  /** whether a mark stands in it that sentences end on, or items */
  readonly hasSentence: boolean;
  /** a bold lead sentence stands at its end: what it leads is on the next page */
  readonly leads: boolean;
  /** what its characters tell one by one */
  readonly marks: Marks;
}

/** What one look at each character of a line tells. */
export interface Marks {
  /** how far its words are from where it begins, in ems */
  readonly indent: number;
  /** in ems, indent included: a Han character is one, a digit or Latin letter half of one */
  readonly width: number;
  /** how many more quotation marks, brackets and book titles it opens than it closes */
  readonly opens: number;
  /** how many it closes that were opened before it */
  readonly closes: number;
}

/** Whether the text of a line may be one of these by its first character. */
export function mayOpen({ first }: TextLine, what: number): boolean {
  return mayBegin(first, what) || mayHide(first);
}

/** Whether the text of a line may be one of these by its last character. */
export function mayClose({ last }: TextLine, what: number): boolean {
  return mayEnd(last, what) || mayHide(last);
}

/** No line that stands alone is longer than this (UTF-16), white space apart. */
const LONGEST_ALONE = 80;

const ASTERISK = 0x2a;
/** What a converter left of bold words and of headings: it hides how a line begins and ends. */
const EMPHASIS = /\*\*|^#{1,6}/g;
/** …前行。**必须坚持改革创新。** – a short sentence in bold behind others. */
const BOLD_LEAD = /[。！？：]\*\*[^*。！？]{2,40}。\*\*$/;

/** The longest number, with what may not follow it (UTF-16), but for that of a chapter. */
const NUMBER = 8;
/** What may begin the number of a chapter, or is a mark of markdown. */
const UNTOLD = /[第*#]/;

/** A line as it is written. What takes a look at all of it is found out when it is asked for: of most lines nothing is. */
export class WrittenLine implements TextLine {
  readonly from: number;
  readonly to: number;
  readonly apart: boolean;
  readonly first: number;
  readonly last: number;
  readonly length: number;
  readonly #source: string;
  #text: string | undefined;
  #marks: Marks | undefined;
  /** null: it was not asked for */
  #style: string | undefined | null;

  constructor(source: string, begin: number, from: number, to: number, apart: boolean) {
    this.from = from;
    this.to = to;
    this.apart = apart;
    this.first = source.charCodeAt(from);
    this.last = source.charCodeAt(to - 1);
    this.length = to - begin;
    this.#source = source;
    this.#text = undefined;
    this.#marks = undefined;
    this.#style = null;
  }

  get beforeLast(): number {
    return this.#source.charCodeAt(this.to - 2);
  }

  get text(): string {
    this.#text ??= withoutMarkdown(this.#printed);
    return this.#text;
  }

  get isLong(): boolean {
    const { from, to } = this;
    if (to - from <= LONGEST_ALONE) return false;
    return plainIn(this.#source, from, Math.min(to, from + LONGEST_ALONE + 40)) > LONGEST_ALONE;
  }

  get style(): string | undefined {
    if (!mayOpen(this, Begins.number)) return undefined;
    if (this.#style === null) this.#style = enumeratorStyle(this.#beginning ?? this.text);
    return this.#style;
  }

  /** As much as tells of a number, where that is less than all of it. */
  get #beginning(): string | undefined {
    const end = this.from + 2 * NUMBER;
    if (end >= this.to) return undefined;
    const part = compact(this.#source.slice(this.from, end));
    return part.length >= NUMBER && !UNTOLD.test(part) ? part : undefined;
  }

  get hasSentence(): boolean {
    return /[。！？；!?;]/.test(this.#source.slice(this.from, this.to));
  }

  get leads(): boolean {
    return this.last === ASTERISK && BOLD_LEAD.test(this.#printed.slice(-60));
  }

  get marks(): Marks {
    this.#marks ??= marksIn(this.#source, this.to - this.length, this.from, this.to);
    return this.#marks;
  }

  get #printed(): string {
    return compactPart(this.#source, this.from, this.to);
  }
}

function withoutMarkdown(printed: string): string {
  return printed.includes('**') || printed.startsWith('#') ? printed.replace(EMPHASIS, '') : printed;
}

function marksIn(source: string, begin: number, from: number, to: number): Marks {
  let narrow = 0; // how many of its characters are half as wide as others
  let opens = 0;
  let closes = 0;
  for (let at = from; at < to; at += 1) {
    const unit = source.charCodeAt(at);
    if (unit < WIDE) narrow += 1;
    const kind = KINDS[unit] as number;
    if (kind === neither) continue;
    opens += kind === opening ? 1 : -1;
    if (opens < -closes) closes = -opens;
  }
  let indent = 0; // in halves of an em
  for (let at = begin; at < from; at += 1) indent += source.charCodeAt(at) < WIDE ? 1 : 2;
  return {
    indent: indent / 2,
    width: (indent + 2 * (to - from) - narrow) / 2,
    opens,
    closes,
  };
}

/** Characters below are half as wide as those above. */
const WIDE = 0x2000;
const [neither, opening, closing] = [0, 1, 2];

/** By UTF-16 code: a mark that opens, one that closes, or neither. */
const KINDS = new Uint8Array(0x10000);
for (const mark of '“‘（《〔【([') KINDS[mark.charCodeAt(0)] = opening;
for (const mark of '”’）》〕】)]') KINDS[mark.charCodeAt(0)] = closing;
