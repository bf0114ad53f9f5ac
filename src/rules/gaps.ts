import {
  beginsMeetingLine,
  beginsMidSentence,
  compact,
  endsSentence,
  enumeratorStyle,
  isBareLine,
  isBracketedLine,
  isClosingLine,
  isDateLine,
  isDocumentNumber,
  isGlossaryHeading,
  isMeetingLine,
  isSalutation,
  isSignature,
  isTitleLine,
  openMarks,
  width,
  withoutEnumerator,
} from './line-shapes.ts';

/** The white space between two lines that hold text, and what it means. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** `paragraph`: the lines are two paragraphs; `seam`: a page cut one in two; `wrap`: a line width did */
  readonly means: 'paragraph' | 'seam' | 'wrap';
}

interface Line {
  readonly from: number;
  readonly to: number;
  /** without white space */
  readonly text: string;
  readonly indented: boolean;
  /** a blank line or a form feed stands before it */
  readonly apart: boolean;
}

/**
 * Tells of each gap between lines whether a paragraph ends there or was cut.
 *
 * The signals, in order: a line may not begin with a mark that follows something; numbered, dated and other lines of a
 * fixed shape begin a paragraph; a sentence that ended, ends one; an open quotation or bracket goes on; a heading, a
 * name or a title stands alone; a long line that breaks off goes on.
 */
export function gaps(text: string): readonly Gap[] {
  const lines = textLines(text);
  const page = layoutOf(lines);
  const found: Gap[] = [];
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i - 1] as Line;
    const next = lines[i] as Line;
    const goesOn = continues(line, next, page);
    const means = goesOn ? (next.apart ? 'seam' : 'wrap') : 'paragraph';
    found.push({ from: line.to, to: next.from, means });
  }
  return found;
}

function textLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  for (const match of text.matchAll(/[^\n]*\n?/g)) {
    const raw = match[0];
    if (raw === '') break;
    const content = raw.trim();
    if (content === '') {
      blanks += 1;
      continue;
    }
    const lead = raw.length - raw.trimStart().length;
    const from = match.index + lead;
    const apart = blanks > 0 || raw.slice(0, lead).includes('\f') || lines.length === 0;
    lines.push({ from, to: from + content.length, text: compact(content), indented: lead > 0, apart });
    blanks = raw.trimEnd().length < raw.length && raw.includes('\f', lead + content.length) ? 1 : 0;
  }
  return lines;
}

/** Numbered lines of a style are sentences, not headings, when this share of them has a sentence in it. */
const SENTENCES_SHARE = 0.6;

interface Layout {
  /** the line width of a text that was broken every so many ems; none: its lines are paragraphs */
  readonly wrappedAt: number | undefined;
  /** paragraphs begin with an indent */
  readonly indents: boolean;
  /** the styles of numbered lines that are sentences, not headings */
  readonly sentences: ReadonlySet<string>;
}

/** A text is hard-wrapped when this share of its lines is as wide as the widest, and ends anywhere. */
const WRAPPED_SHARE = 0.5;
/** A hard-wrapped line may fall short by what does not fit: a mark that may not begin a line, a number. */
const WRAP_SLACK = 2.5;

function layoutOf(lines: readonly Line[]): Layout {
  const widths = lines.map((line) => width(line.text)).sort((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * 0.98)] ?? 0;
  const full = lines.filter((line) => width(line.text) >= widest - WRAP_SLACK);
  const cut = full.filter((line) => !endsSentence(line.text)).length;
  const wrapped = full.length >= lines.length * WRAPPED_SHARE && cut >= full.length * 0.7 && lines.length >= 6;

  const ends = new Map<string, { all: number; sentences: number }>();
  for (const line of lines) {
    const style = enumeratorStyle(line.text);
    if (style === undefined) continue;
    const count = ends.get(style) ?? { all: 0, sentences: 0 };
    count.all += 1;
    if (/[。！？；!?;]/.test(line.text)) count.sentences += 1;
    ends.set(style, count);
  }
  const sentences = [...ends].filter(([, count]) => count.sentences >= count.all * SENTENCES_SHARE).map(([style]) => style);
  const indented = lines.filter((line) => line.indented).length;
  return {
    wrappedAt: wrapped ? widest : undefined,
    indents: indented > 0 && indented < lines.length * 0.9,
    sentences: new Set(sentences),
  };
}

/** A line that breaks off was cut by a page only if it is about as long as a printed line: 26 characters and more. */
const CUT_LINE = 22;

function continues(line: Line, next: Line, layout: Layout): boolean {
  const text = line.text;
  if (beginsMidSentence(next.text)) return true;
  if (beginsMeetingLine(text) && !isMeetingLine(text)) return next.text.length <= 60;
  if (beginsParagraph(next.text)) return false;
  const ended =
    endsSentence(text) ||
    (openMarks(text) === 0 && (/[：:]$/.test(text) || (/[；;]$/.test(text) && isListed(text, next.text))));
  if (layout.wrappedAt !== undefined && !next.apart) {
    const full = width(text) >= layout.wrappedAt - WRAP_SLACK;
    if (!full) return !ended && openMarks(text) > 0;
    return !(layout.indents && next.indented) && !standsAlone(text, layout);
  }
  if (ended) return false;
  if (openMarks(text) > 0) return true;
  if (standsAlone(text, layout)) return false;
  return width(text) >= CUT_LINE || /[，、,；;]$/.test(text) || (!next.apart && !isBareLine(text));
}

function isListed(line: string, next: string): boolean {
  return enumeratorStyle(line) !== undefined && enumeratorStyle(next) !== undefined;
}

/** A line of a shape that only ever begins a paragraph. */
function beginsParagraph(line: string): boolean {
  return (
    enumeratorStyle(line) !== undefined ||
    isDateLine(line) ||
    beginsMeetingLine(line) ||
    isSalutation(line) ||
    /^各位代表[，,！!：:、]/.test(line) ||
    isDocumentNumber(line) ||
    isClosingLine(line) ||
    isBracketedLine(line) ||
    isSignature(line) ||
    isGlossaryHeading(line)
  );
}

/** A line that is whole though no sentence ends on it: a heading, a title, a name, a date. */
function standsAlone(line: string, layout: Layout): boolean {
  const style = enumeratorStyle(line);
  if (style !== undefined && style !== 'dash') {
    // A number and bare words are a heading wherever they stand: an item cut by a page has a mark by then.
    if (isBareLine(line)) return true;
    if (layout.sentences.has(style)) return false;
    return line.length <= 60 && !/[。！？；：!?;:]/.test(line) && !/[，、,]$/.test(withoutEnumerator(line));
  }
  return (
    isBareLine(line) ||
    (isTitleLine(line) && !/[，,]/.test(line)) ||
    isMeetingLine(line) ||
    isDateLine(line) ||
    isDocumentNumber(line) ||
    isBracketedLine(line) ||
    isGlossaryHeading(line)
  );
}
