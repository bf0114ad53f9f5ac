import type { Change, Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { BLANKS, isBlank, wordsIn } from './blank.ts';
import { headingEnd } from './heading-end.ts';
import { beginsMeetingLine, compact, enumeratorStyle } from './line-shapes.ts';

/** `…意见。 一、…` → `…意见。⏎一、…`: a paragraph mark that became a space. */
export const spacedParagraph: Rule = { name: 'spaced-paragraph', changes: (text) => breaks(text, 'space') };

/** `…工作。各位代表，…` → `…工作。⏎各位代表，…`: a paragraph mark that was lost. */
export const lostParagraph: Rule = { name: 'lost-paragraph', changes: (text) => breaks(text, 'lost') };

/** `三、2021年工作安排今年是…` → `三、2021年工作安排⏎今年是…`: a heading that ran into its text. */
export const runOnHeading: Rule = { name: 'run-on-heading', changes: (text) => breaks(text, 'heading') };

/** A text is flattened when one line is longer than paragraphs are and holds most of it. */
const FLATTENED_LENGTH = 240;
const FLATTENED_SHARE = 0.7;
/** Meeting line, speaker and salutation stand this near to the beginning of the text, white space apart, if they do. */
const OPENING = 260;
/** The longest heading, number included (UTF-16). */
const LONGEST_HEADING = 60;

interface Break extends Change {
  readonly kind: 'space' | 'lost' | 'heading';
}

/** The rules ask of one text in turn, each for its own kind of break. */
let last: { readonly text: string; readonly breaks: readonly Break[] } = { text: '', breaks: [] };

function breaks(text: string, kind: Break['kind']): readonly Change[] {
  if (last.text !== text) last = { text, breaks: breaksIn(text) };
  if (last.breaks.length === 0) return none;
  return last.breaks.filter((found) => found.kind === kind);
}

const none: readonly Break[] = [];

function breaksIn(text: string): readonly Break[] {
  const line = flattenedLine(text);
  if (line === undefined) return none;
  const { from, to, before } = line;
  return breaksOf(text, from, to, before).map((found) => ({
    ...found,
    from: from + found.from,
    to: from + found.to,
  }));
}

/** White space does not count: what becomes a line end must not make another line the flattened one. */
function flattenedLine(text: string): (Span & { readonly before: number }) | undefined {
  if (text.length < FLATTENED_LENGTH || !mayBeFlattened(text)) return undefined;
  let longest = { from: 0, to: 0, before: 0 };
  let most = 0;
  let words = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const own = wordsIn(text, from, to);
    if (own > most) {
      most = own;
      longest = { from, to, before: words };
    }
    words += own;
    from = to + 1;
  }
  return most >= FLATTENED_LENGTH && most >= words * FLATTENED_SHARE ? longest : undefined;
}

/** Whether the longest line may hold most of the text: the words of a few lines show that it does not. */
function mayBeFlattened(text: string): boolean {
  let longest = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to - from > longest) longest = to - from;
    from = to + 1;
  }
  if (longest < FLATTENED_LENGTH) return false;
  if (longest >= text.length * FLATTENED_SHARE) return true;
  const enough = longest / FLATTENED_SHARE + 1;
  let words = 0;
  for (let from = 0; from < text.length && words <= enough; from += longest)
    words += wordsIn(text, from, Math.min(from + longest, text.length));
  return words <= enough;
}

/** The places of a flattened line where a paragraph mark was, in order; `before` are the characters of the lines before. */
function breaksOf(text: string, lineBegin: number, lineEnd: number, before: number): readonly Break[] {
  const line = text.slice(lineBegin, lineEnd);
  const near = (words: number): number => reach(line, words - before);
  const ends: Opening = { report: near(60), opening: near(OPENING), salutation: near(OPENING + 20) };
  const found: Break[] = [];
  let begin = 0; // of the paragraph so far
  const add = (from: number, to: number, kind: Break['kind']): void => {
    if (from <= begin) return;
    found.push({ from, to, insert: '\n', kind });
    begin = to;
    afterHeadings();
  };
  /** Headings that ran into their text may follow each other without end. */
  const afterHeadings = (): void => {
    for (let at = endOfHeading(begin); at !== undefined; at = endOfHeading(begin)) {
      found.push({ from: at, to: at, insert: '\n', kind: 'heading' });
      begin = at;
    }
  };
  const endOfHeading = (at: number): number | undefined => {
    const unnumbered = at <= ends.opening ? UNNUMBERED.exec(line.slice(at, at + 16))?.[0].length : undefined;
    if (unnumbered !== undefined)
      return /\S/.test(line.charAt(at + unnumbered)) ? at + unnumbered : undefined;
    if (enumeratorStyle(line.slice(at, at + 8)) !== 'han') return undefined;
    const number = line.indexOf('、', at) + 1 - at;
    const end = headingEnd(line.slice(at, at + LONGEST_HEADING * 2), number, LONGEST_HEADING);
    // White space there is a mark that did not get lost: see isSpacedBreak.
    return end !== undefined && /^\S\S$/.test(line.slice(at + end - 1, at + end + 1)) ? at + end : undefined;
  };
  afterHeadings();
  const spaced = (from: number, to: number): void => {
    if (from > begin && to < line.length && isSpacedBreak(line, begin, from, to, ends))
      add(from, to, 'space');
  };
  const lost = (at: number): void => {
    if (at <= begin || at >= line.length || !/^\S\S$/.test(line.slice(at - 1, at + 1))) return;
    if (isLostBreak(line, begin, at, ends)) add(at, at, 'lost');
  };
  for (let at = 0; at < line.length; at += 1) {
    // Of the whole text, for each character of a slice takes longer.
    const anchor = ANCHORS[text.charCodeAt(lineBegin + at)];
    if (anchor === 0) continue;
    if (anchor === Anchor.space) {
      const from = at;
      while (ANCHORS[line.charCodeAt(at + 1)] === Anchor.space) at += 1;
      spaced(from, at + 1);
    } else if (anchor === Anchor.number) {
      if (MAY_NUMBER_FOLLOW.includes(line[at - 1] ?? '\n') && NUMBER.test(line.slice(at, at + 6))) lost(at);
    } else if (anchor === Anchor.stop) {
      const next = line.charCodeAt(at + 1);
      const number = next >= 0x30 && next <= 0x39 ? STOPPED.exec(line.slice(at, at + 6)) : null;
      if (number === null) continue;
      lost(at + 1);
      at += number[0].length - 1;
    } else if (line.startsWith('各位代表', at)) {
      const end = at + '各位代表'.length;
      lost(at);
      lost(end + (/^(?:、同志们)?[：:]/.exec(line.slice(end, end + 6))?.[0].length ?? 0));
    } else if (line.startsWith('会议上', at)) lost(at + '会议上'.length);
    else if (line.startsWith('报告—', at) || line.startsWith('报告--', at)) lost(at + '报告'.length);
  }
  return found;
}

/** What stands at a paragraph mark or beside one that was lost: white space, a number, a stop before one, or a word. */
const Anchor = { space: 1, number: 2, stop: 3, word: 4 } as const;

/** By UTF-16 code: what may begin with it. The words are a salutation, and those that opening lines end with. */
const ANCHORS = new Uint8Array(0x10000);
for (const unit of BLANKS) ANCHORS[unit] = Anchor.space;
for (const unit of '（(一二三四五六七八九十') ANCHORS[unit.charCodeAt(0)] = Anchor.number;
for (const unit of '。！？!?') ANCHORS[unit.charCodeAt(0)] = Anchor.stop;
for (const unit of '各会报') ANCHORS[unit.charCodeAt(0)] = Anchor.word;

/** What `isLostBreak` wants before a number: nearly all are elsewhere. */
const MAY_NUMBER_FOLLOW = '。！？!?：:”上告';
const STOPPED = /^.\d{1,3}[.．、](?!\d)/;
const NUMBER =
  /^(?:\d{1,3}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/;

/** A first heading that has no number. */
const UNNUMBERED = /^20\d\d年(?:政府)?工作(?:回顾|总结)/;

/** How far into a line what opens a report may stand (UTF-16). */
interface Opening {
  readonly report: number;
  readonly opening: number;
  readonly salutation: number;
}

/** How far so many characters reach into a line, white space apart; -1 where they do not reach it. */
function reach(line: string, words: number): number {
  if (words < 0) return -1;
  let left = words;
  for (let at = 0; at < line.length; at += 1) {
    if (isBlank(line.charCodeAt(at))) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return line.length;
}

function isSpacedBreak(line: string, begin: number, from: number, to: number, { opening }: Opening): boolean {
  const before = line.slice(Math.max(begin, from - 80), from);
  if (/[。！？!?：:…][”’）)]*$/.test(before)) return true;
  const paragraph = line.slice(begin, from);
  if (paragraph.length > OPENING) return false;
  const compacted = compact(paragraph);
  if (begin <= opening) {
    if (beginsMeetingLine(compacted) && /会议上$/.test(compacted)) return true;
    if (/^各位代表/.test(line.slice(to, to + 4))) return true;
    if (!/[。；;]/.test(paragraph) && beginsMeetingLine(compact(line.slice(to, to + 60)))) return true;
    if (UNNUMBERED.exec(compacted)?.[0] === compacted) return true;
  }
  return (
    enumeratorStyle(compacted) !== undefined &&
    compacted.length <= LONGEST_HEADING &&
    !/[。！？!?；;：:]/.test(compacted) &&
    // 一、2031 年工作回顾: a number and what it counts.
    !/[第前的\d]$/.test(compacted)
  );
}

function isLostBreak(line: string, begin: number, from: number, ends: Opening): boolean {
  const after = line.slice(from, from + 8);
  const before = line.slice(Math.max(0, from - 12), from);
  if (/^各位代表/.test(after)) {
    const opening =
      from <= ends.opening && /^各位代表(?:、同志们)?(?:[：:]|[！!]\s)/.test(line.slice(from, from + 12));
    return opening || (/[。！？!?][”’]?$/.test(before) && /^各位代表[，,！!：:、]/.test(after));
  }
  if (/会议上$/.test(before))
    return from <= ends.opening && beginsMeetingLine(compact(line.slice(begin, from)));
  if (/各位代表(?:、同志们)?[：:]$/.test(before)) return from <= ends.salutation;
  if (/报告$/.test(before))
    return from <= ends.report && beginsMeetingLine(compact(line.slice(from, from + 40)));
  return /[。！？!?：:”]$/.test(before) && NUMBER.test(after);
}
