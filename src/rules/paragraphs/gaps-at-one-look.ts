import { isBlank } from './blank.ts';
import { Begins, Ends, ends, mayEnd, mayHide } from './first-and-last.ts';
import { type Layout, WRAP_SLACK } from './layout.ts';
import {
  beginsMeetingLine,
  beginsMidSentence,
  endsSentence,
  enumeratorStyle,
  isAsWide,
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
  withoutEnumerator,
} from './line-shapes.ts';
import { Paragraph } from './paragraph.ts';
import { mayClose, mayOpen, type TextLine } from './text-line.ts';

/** What a gap between two lines means. `paragraph`: they are two paragraphs; `seam`: a page cut one in two; `wrap`: a line width did. */
export type Means = 'paragraph' | 'seam' | 'wrap';

/** What a look at lines tells of the gaps between them, in order. */
export interface Gaps {
  readonly means: readonly Means[];
  /** of those that end a paragraph, the ones that do only as the text's numbered lines are laid out */
  readonly unsure: ReadonlySet<number>;
}

/** How to look at lines. */
export interface Manner {
  readonly layout: Layout;
  /** as if none was apart or indented */
  readonly bare?: boolean;
  /** whether a gap is to be looked at, where all others are known to end a paragraph */
  readonly only?: (gap: number) => boolean;
}

/**
 * Tells of each gap between lines whether a paragraph ends there or was cut, by one look at the lines as they are.
 *
 * The signals, in order: a line may not begin with a mark that follows something; numbered, dated and other lines of a
 * fixed shape begin a paragraph; a sentence that ended, ends one; an open quotation or bracket goes on; a heading, a
 * name or a title stands alone; a long line that breaks off goes on.
 */
export function gapsAtOneLook(lines: readonly TextLine[], { layout, bare = false, only }: Manner): Gaps {
  const means: Means[] = [];
  const unsure = new Set<number>();
  let goesOn = false;
  let asked = false;
  const told: Layout = {
    ...layout,
    areSentences: (style) => {
      asked = true;
      return layout.areSentences(style);
    },
  };
  const paragraph = new Paragraph(lines);
  for (let gap = 0; gap + 1 < lines.length; gap += 1) {
    const line = lines[gap] as TextLine;
    const next = lines[gap + 1] as TextLine;
    asked = false;
    // Behind a gap that was closed stands another line than the one that was looked at before.
    goesOn =
      (goesOn || only === undefined || only(gap)) &&
      !(layout.wrappedAt === undefined && isPlainEnd(line, next)) &&
      continues(paragraph, line, next, told, bare);
    if (goesOn) {
      means.push(next.apart && !bare ? 'seam' : 'wrap');
      paragraph.goOn();
    } else {
      means.push('paragraph');
      paragraph.begin(gap + 1);
      if (asked) unsure.add(gap);
    }
  }
  return { means, unsure };
}

/**
 * Whether two lines of a text that is not wrapped are two paragraphs, by how they begin and end: most are.
 *
 * A sentence ends on the one or the other is numbered, and neither begins or ends as what was cut may.
 */
export function isPlainEnd(line: TextLine, next: TextLine): boolean {
  if (mayOpen(next, Begins.midSentence) || mayClose(next, Ends.meeting)) return false;
  return mayEnd(line.last, Ends.sentence) || (!mayClose(line, Ends.numbered) && next.style !== undefined);
}

/** A line that breaks off was cut by a page only if it is about as long as a printed line, in ems: 26 and more, as a rule. */
const CUT_LINE = 22;

/** Whether a paragraph that ends with a line so far goes on with the next. */
export function continues(
  paragraph: Paragraph,
  line: TextLine,
  next: TextLine,
  layout: Layout,
  bare: boolean,
): boolean {
  if (mayOpen(next, Begins.midSentence) && beginsMidSentence(next.text)) return true;
  if (mayClose(next, Ends.meeting) && isMeetingLineCut(paragraph.text, next.text)) return true;
  if (mayOpen(next, Begins.cutTitle) && isTitleCut(paragraph.text, next.text)) return true;
  // 全省第｜一、全市第二: the number is no heading's.
  if (
    mayClose(line, Ends.numbered) &&
    ends(paragraph.text, Ends.numbered) &&
    /^[一二三四五六七八九十\d]/.test(next.text)
  )
    return true;
  if (beginsParagraph(next)) return false;
  if (line.leads) return true;
  if (layout.wrappedAt !== undefined && !(next.apart && !bare)) {
    const full = line.marks.width - (bare ? line.marks.indent : 0) >= layout.wrappedAt - WRAP_SLACK;
    const held = isHeld(paragraph, next);
    if (!full) return held && !endsSentence(paragraph.text);
    const isIndented = layout.indents && !bare && next.marks.indent > 0;
    return !isIndented && (held || !standsAlone(paragraph.text, layout));
  }
  if (mayEnd(line.last, Ends.sentence)) return false;
  if (mayClose(line, Ends.closer) && endsSentence(paragraph.text)) return false;
  // Whatever it is else, it is no whole line, and as wide as a printed one.
  if (!mayClose(line, Ends.list) && line.isLong) return true;
  // What is held is counted mark by mark: that comes last.
  return breaksOff(paragraph.text, line, next, layout) || isHeld(paragraph, next);
}

/** Whether a paragraph on which no sentence ends reads as if its line was cut. */
function breaksOff(text: string, line: TextLine, next: TextLine, layout: Layout): boolean {
  if (endsIn(text, '：:')) return false;
  const isFigure = mayOpen(next, Begins.figure) || mayClose(line, Ends.figure);
  if (isFigure && isFigureCut(text, next.text)) return true;
  if (standsAlone(text, layout)) return false;
  return isAsWide(text, CUT_LINE) || endsIn(text, '，、,；;') || isItem(text, layout);
}

/** A mark that the next line does not close was forgotten, and holds nothing. */
function isHeld(paragraph: Paragraph, next: TextLine): boolean {
  return paragraph.open > 0 && next.marks.closes > 0;
}

/** Whether the last character is one of these; a pattern would look for them in all of the line. */
function endsIn(line: string, units: string): boolean {
  return line !== '' && units.includes(line.charAt(line.length - 1));
}

/** `——2022年1月18日在某县第十八届人民代表大会｜第一次会议上`: one meeting line, printed as two. */
function isMeetingLineCut(line: string, next: string): boolean {
  return beginsMeetingLine(line) && !/上[）)]?$/.test(line) && isMeetingLine(line + next);
}

/** `某县人民政府｜关于加强森林防火的通告`: one title, printed as two lines. */
function isTitleCut(line: string, next: string): boolean {
  return next.startsWith('关于') && isSignature(line) && isTitleLine(next);
}

/** A paragraph seldom begins with one: 1.27万户, 18.9平方公里. */
const QUANTITY = /^\d+(?:\.\d+)?(?:[万亿千百%％个户家名人处项亩吨所座条]|公里|平方)/;
/** A printed line of a page is about this wide, in ems. */
const FULL_LINE = 26;

/** `增长｜8.5%`, `236｜公里`: bare as a heading, but a figure's words stand on both sides. A year may begin a paragraph. */
function isFigureCut(line: string, next: string): boolean {
  if (enumeratorStyle(line) !== undefined && isBareLine(line)) return false;
  if (endsIn(line, '0123456789')) return !isTitleLine(line) && /^[\p{Script=Han}%％]/u.test(next);
  if (QUANTITY.test(next) && isAsWide(line, FULL_LINE)) return true;
  return (
    /^\d(?!\d{3}年)/.test(next) &&
    /(?:增长|下降|提高|减少|增加|达到?|完成|实现|突破|超过|新增|投资|收入|[为至到约近超])$/.test(line)
  );
}

/** A numbered item among items that are sentences: `4.大坝封顶，解决`. One in bare words was a heading above. */
function isItem(line: string, layout: Layout): boolean {
  const style = enumeratorStyle(line);
  return (style === 'digit' || style === 'bracketed-digit') && layout.areSentences(style);
}

/** A line of a shape that only ever begins a paragraph. */
export function beginsParagraph(line: TextLine): boolean {
  if (line.style !== undefined) return true;
  if (!mayOpen(line, OPENING) && !mayClose(line, CLOSING) && !mayBePrinted(line)) return false;
  const { text } = line;
  return (
    isDateLine(text) ||
    beginsMeetingLine(text) ||
    isSalutation(text) ||
    /^各位代表[，,！!：:、]/.test(text) ||
    isDocumentNumber(text) ||
    isClosingLine(text) ||
    isBracketedLine(text) ||
    isSignature(text) ||
    isGlossaryHeading(text)
  );
}

/** What all of these begin with or end with. */
const OPENING = Begins.date | Begins.meeting | Begins.salutation | Begins.closing | Begins.bracketed;
const CLOSING = Ends.documentNumber | Ends.signature | Ends.glossary;

/** `20日印发。`: most lines that end with a full stop have another word before it. */
function mayBePrinted(line: TextLine): boolean {
  if (!mayClose(line, Ends.printed)) return false;
  const { beforeLast } = line;
  return (
    !mayEnd(line.last, Ends.sentence) ||
    mayEnd(beforeLast, Ends.printed) ||
    mayHide(beforeLast) ||
    isBlank(beforeLast)
  );
}

/** A line that is whole though no sentence ends on it: a heading, a title, a name, a date. */
function standsAlone(line: string, layout: Layout): boolean {
  const style = enumeratorStyle(line);
  if (style !== undefined && style !== 'dash') {
    // A number and bare words are a heading wherever they stand: an item cut by a page has a mark by then.
    if (isBareLine(line)) return true;
    if (line.length > 60 || /[。！？；：!?;:]/.test(line) || /[，、,]$/.test(withoutEnumerator(line)))
      return false;
    return !layout.areSentences(style);
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
