import { emsOf } from './ems.ts';
import type { Measures } from './measures.ts';
import type { PageLine } from './page-layout.ts';

/** A line indented by less than this, in ems, is not indented. */
const INDENT = 0.8;
/** More than any first line is indented by, in ems: a signature, a date. */
const FAR = 4.6;
/** A gap of this many usual distances of lines ends a paragraph; one of this many does where a sentence ends. */
const WIDE = 1.3;
const WIDER = 1.12;

/** A line that begins an item or a section wherever it stands. */
const enumerated =
  /^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[章节条]|\d{1,2}(?:[、．]|\.(?!\d)))/;
/** A line of a table of contents: dots that lead to a page number. */
const leaders = /(?:[.．…·•‥]\s?){4,}\s*\S{1,5}$/;
/** The leaders and the number are looked for in this much of a line's end, UTF-16. */
const LEADERS = 32;
/** `——2022年1月18日在某县第十八届人民代表大会第一次会议上`: it is whole, and a name stands below it. */
const meetingEnd = /[会议]上[）)]?$/;
const sentenceEnd = /[。！？；：!?;:…][”’"'」』）)]*$/;

/**
 * Whether a paragraph ends between two lines that follow each other in the order of reading.
 *
 * `beside` tells that they stand one below the other in one column; else a page or a column lies between, and their
 * distance says nothing. The signals, in order: the rows of tables, the size, the distance, centred lines, the
 * indent, and whether the first word of the second line would have had room on the first.
 */
export function endsParagraph(a: PageLine, b: PageLine, beside: boolean, measures: Measures): boolean {
  const [one, other] = [a.line, b.line];
  if (a.aside || b.aside || one.cells || other.cells || leaders.test(one.text.slice(-LEADERS))) return true;
  const size = Math.max(one.size, other.size);
  if (Math.abs(one.size - other.size) > size * 0.08) return true;
  const ended = sentenceEnd.test(one.text);
  if (beside) {
    const step = other.base - one.base;
    const usual = measures.leading(one.size);
    if (step > usual * WIDE + size * 0.1) return true;
    // A little more than usual may be a font's doing, so the words have to end too.
    if (ended && step > usual * WIDER + 1) return true;
  }
  const { left, right } = measures.edges(a);
  const edges = measures.edges(b);
  const em = one.size;
  const room = right - one.to;
  const full = room < firstUnit(other.text) * em + em * 0.3;
  const indent = (one.from - left) / em;
  const next = (other.from - edges.left) / em;
  const big = size > measures.body * 1.15;
  if (isCentred(b, measures) || isCentred(a, measures)) {
    // A title of several lines is centred line by line; of a centred text that fills a line, the rest is.
    if (big) return !(full || (isCentred(a, measures) && isCentred(b, measures)));
    const slack = (room + Math.max(0, one.from - left)) / em;
    const filled = Math.abs(indent - room / em) < 0.8 && slack < firstUnit(other.text) + 1;
    return !(filled && !ended && !meetingEnd.test(one.text) && beside && isCentred(b, measures));
  }
  if (indent > FAR || !full) return true;
  const step = next - indent;
  if (step > INDENT) return !hangs(a, b);
  if (step < -INDENT) return ended && enumerated.test(other.text);
  if (next <= INDENT) return ended && enumerated.test(other.text);
  // Two lines with one indent: two first lines, or two of a block that is indented as a whole.
  const first = measures.indent !== undefined && Math.abs(next - measures.indent) < 0.4;
  // A heading that begins as first lines do: `一、上年工作` over a first line, though neither ends a sentence nor leaves room.
  if (first && enumerated.test(one.text) && Math.abs(step) < 0.3) return true;
  return ended && (first || enumerated.test(other.text));
}

/** As far from the one edge as from the other, and not by the indent of a first line. */
function isCentred(owner: PageLine, { edges, indent }: Measures): boolean {
  const { left, right } = edges(owner);
  const { from, to, size } = owner.line;
  const before = (from - left) / size;
  const after = (right - to) / size;
  if (before < 1.5 || after < 1.5 || Math.abs(before - after) > 0.8) return false;
  return indent === undefined || before > 3 || Math.abs(before - indent) > 0.3;
}

/** A number or a bullet before an item. */
const marker = /^(?:[•·●○■◆▪–—*-]|\d{1,3}[.)、．）]?|[（(][^（()）]{1,3}[)）]|[①-⑳])$/;

/** Whether a line goes on where the words of the item above it begin, behind its number or bullet. */
function hangs({ line: a }: PageLine, { line: b }: PageLine): boolean {
  const [first, second] = a.placed;
  return (
    first !== undefined &&
    second !== undefined &&
    marker.test(first.run.text) &&
    Math.abs(second.run.from - b.from) < b.size * 0.3
  );
}

/** What may not be divided: a word, a number, a Han character; with the marks and quotes that stick to it. */
const unit =
  /^[“‘（《〔【「『(["'+＋$￥¥№#~～±]*(?:[\x21-\x7e\u00b0-\u024f]+|[^\x21-\x7e])(?:[，。、；：？！）》]*[“”‘’][^\x21-\x7e]?)*[，。、；：？！）》”’】〕」』％%‰℃,.;:?!)]*/u;

/** The width in ems of what stands undivided at the beginning of a line. */
function firstUnit(text: string): number {
  return emsOf(unit.exec(text)?.[0] ?? '');
}
