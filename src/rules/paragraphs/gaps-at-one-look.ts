import { type Layout, layoutOf, WRAP_SLACK } from './layout.ts';
import {
  beginsMeetingLine,
  beginsMidSentence,
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
  width,
  withoutEnumerator,
} from './line-shapes.ts';
import type { TextLine } from './text-lines.ts';

/** What a gap between two lines means. `paragraph`: they are two paragraphs; `seam`: a page cut one in two; `wrap`: a line width did. */
export type Means = 'paragraph' | 'seam' | 'wrap';

/**
 * Tells of each gap between lines whether a paragraph ends there or was cut, by one look at the lines as they are.
 *
 * The signals, in order: a line may not begin with a mark that follows something; numbered, dated and other lines of a
 * fixed shape begin a paragraph; a sentence that ended, ends one; an open quotation or bracket goes on; a heading, a
 * name or a title stands alone; a long line that breaks off goes on.
 */
export function gapsAtOneLook(lines: readonly TextLine[]): readonly Means[] {
  const page = layoutOf(lines);
  const found: Means[] = [];
  let line = lines[0];
  if (line === undefined) return found;
  let paragraph: Begun = begun(line);
  for (const next of lines.slice(1)) {
    const goesOn = continues(paragraph, line, next, page);
    found.push(goesOn ? (next.apart ? 'seam' : 'wrap') : 'paragraph');
    paragraph = begun(next, goesOn ? paragraph : undefined);
    line = next;
  }
  return found;
}

/** A line that breaks off was cut by a page only if it is about as long as a printed line, in ems: 26 and more, as a rule. */
const CUT_LINE = 22;

/** A paragraph as far as it goes: what was joined reads as it would on one line. */
interface Begun {
  /** without white space; the middle of a long one is left out */
  readonly text: string;
  /** how many marks are open at its end */
  readonly open: number;
}

/** No shape looks at more of a line's beginning and end than this (UTF-16). */
const BEGINNING = 100;
const END = 260;

function begun({ text, opens, closes }: TextLine, before: Begun = { text: '', open: 0 }): Begun {
  const whole = before.text + text;
  const long = whole.length > BEGINNING + END;
  return {
    text: long ? whole.slice(0, BEGINNING) + whole.slice(-END) : whole,
    // What it closes that was never opened does not count.
    open: opens + Math.max(before.open, closes),
  };
}

function continues({ text, open }: Begun, line: TextLine, next: TextLine, layout: Layout): boolean {
  if (beginsMidSentence(next.text)) return true;
  if (isMeetingLineCut(text, next.text) || isTitleCut(text, next.text)) return true;
  // 全省第｜一、全市第二: the number is no heading's.
  if (endsIn(text, '第前') && /^[一二三四五六七八九十\d]/.test(next.text)) return true;
  if (beginsParagraph(next.text)) return false;
  if (line.leads) return true;
  // A mark that the next line does not close was forgotten, and holds nothing.
  const held = open > 0 && next.closes > 0;
  const ended =
    endsSentence(text) ||
    (!held && (endsIn(text, '：:') || (endsIn(text, '；;') && isListed(text, next.text))));
  if (layout.wrappedAt !== undefined && !next.apart) {
    const full = line.width >= layout.wrappedAt - WRAP_SLACK;
    if (!full) return !ended && held;
    return !(layout.indents && next.indent > 0) && (held || !standsAlone(text, layout));
  }
  if (ended) return false;
  if (held) return true;
  if (isFigureCut(text, next.text)) return true;
  if (standsAlone(text, layout)) return false;
  return width(text) >= CUT_LINE || endsIn(text, '，、,；;') || isItem(text, layout);
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
  return isSignature(line) && next.startsWith('关于') && isTitleLine(next);
}

/** A paragraph seldom begins with one: 1.27万户, 18.9平方公里. */
const QUANTITY = /^\d+(?:\.\d+)?(?:[万亿千百%％个户家名人处项亩吨所座条]|公里|平方)/;
/** A printed line of a page is about this wide, in ems. */
const FULL_LINE = 26;

/** `增长｜8.5%`, `236｜公里`: bare as a heading, but a figure's words stand on both sides. A year may begin a paragraph. */
function isFigureCut(line: string, next: string): boolean {
  if (enumeratorStyle(line) !== undefined && isBareLine(line)) return false;
  if (endsIn(line, '0123456789')) return !isTitleLine(line) && /^[\p{Script=Han}%％]/u.test(next);
  if (width(line) >= FULL_LINE && QUANTITY.test(next)) return true;
  return (
    /^\d(?!\d{3}年)/.test(next) &&
    /(?:增长|下降|提高|减少|增加|达到?|完成|实现|突破|超过|新增|投资|收入|[为至到约近超])$/.test(line)
  );
}

/** A numbered item among items that are sentences: `4.大坝封顶，解决`. One in bare words was a heading above. */
function isItem(line: string, layout: Layout): boolean {
  const style = enumeratorStyle(line);
  return (style === 'digit' || style === 'bracketed-digit') && layout.sentences.has(style);
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
