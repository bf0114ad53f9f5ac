/**
 * What a line may be by its first character and by its last: a quick no, for most lines are nothing that is asked.
 *
 * A yes says nothing where the shape has a pattern: then that tells.
 */

/** What a line that begins with a character may be. */
export const Begins = {
  number: 1,
  date: 2,
  meeting: 4,
  salutation: 8,
  closing: 16,
  bracketed: 32,
  /** no line may begin with it: what stands before goes on */
  midSentence: 64,
  /** what an office above it signs */
  cutTitle: 128,
  figure: 256,
} as const;

/** What a line that ends with a character may be. */
export const Ends = {
  /** a sentence ends with it */
  sentence: 1,
  /** the end of a sentence may stand before it */
  closer: 2,
  meeting: 4,
  salutation: 8,
  documentNumber: 16,
  printed: 32,
  title: 64,
  signature: 128,
  glossary: 256,
  /** a number may follow that is no heading's: 全省第｜一 */
  numbered: 512,
  figure: 1024,
  /** what it names stands on the lines behind it */
  list: 2048,
} as const;

/** Whether a line may be one of these by its first character; an empty line may not. */
export function begins(line: string, what: number): boolean {
  return mayBegin(line.charCodeAt(0), what);
}

/** Whether a line may be one of these by its last character; an empty line may not. */
export function ends(line: string, what: number): boolean {
  return mayEnd(line.charCodeAt(line.length - 1), what);
}

/** The same of the UTF-16 unit that a line begins with. */
export function mayBegin(unit: number, what: number): boolean {
  return ((FIRST[unit] as number) & what) !== 0;
}

/** The same of the UTF-16 unit that a line ends with. */
export function mayEnd(unit: number, what: number): boolean {
  return ((LAST[unit] as number) & what) !== 0;
}

/** Whether the unit that a line is written to begin or end with may be a mark of markdown, which hides what it is. */
export function mayHide(unit: number): boolean {
  return unit === 0x2a || unit === 0x23;
}

const FIRST = new Uint16Array(0x10000);
const LAST = new Uint16Array(0x10000);

function set(table: Uint16Array, bit: number, units: string): void {
  for (let at = 0; at < units.length; at += 1) {
    const unit = units.charCodeAt(at);
    table[unit] = (table[unit] as number) | bit;
  }
}

// Full-width digits are of lines as they are written: what is compact has none.
const DIGITS = '0123456789０１２３４５６７８９';
set(FIRST, Begins.number, `第一二三四五六七八九十（(${DIGITS}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳—─－-`);
set(FIRST, Begins.date, `（(二一${DIGITS}`);
set(FIRST, Begins.meeting, `—─－-（(二一${DIGITS}`);
set(FIRST, Begins.salutation, '各同尊');
set(FIRST, Begins.closing, '抄主附联承');
set(FIRST, Begins.bracketed, '（(【[〔');
set(FIRST, Begins.midSentence, '，。、；：？！）》”’】〕％,;:?!)%');
set(FIRST, Begins.cutTitle, '关');
set(FIRST, Begins.figure, DIGITS);

set(LAST, Ends.sentence, '。！？!?');
set(LAST, Ends.closer, '”’"\'」』）)…');
set(LAST, Ends.meeting, '会议上）)');
set(LAST, Ends.salutation, '：:！!');
set(LAST, Ends.documentNumber, '号');
set(LAST, Ends.printed, '发。');
set(LAST, Ends.title, '告知报见定议法则案划要点复函令明结录工话辞）)');
set(LAST, Ends.signature, '府会室厅处局院部署');
set(LAST, Ends.glossary, '释明：:');
set(LAST, Ends.numbered, '第前');
set(LAST, Ends.figure, DIGITS);
set(LAST, Ends.list, '：:');
