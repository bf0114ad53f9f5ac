import type { About } from '../../documents/sidecar.ts';
import { isGlossaryHeading } from '../../rules/paragraphs/line-shapes.ts';
import { hanNumeral, numberOf } from './han-numerals.ts';

type Outline = About['outline'];

/** What the parts of a plan or a long report are called, each a series of its own. */
const PARTS = ['编', '篇', '部分', '章', '节'];

/** How headings are numbered: `pattern` is sticky, and `begins` are the units that it begins with. */
interface Numbered {
  readonly level: number;
  readonly begins: string;
  readonly pattern: RegExp;
  readonly print: (number: number) => string;
}

const NUMBERED: readonly Numbered[] = [
  ...PARTS.map(
    (unit): Numbered => ({
      level: 1,
      begins: '第',
      pattern: new RegExp(`第([一二三四五六七八九十]{1,3})${unit}\\s*`, 'y'),
      print: (number) => `第${hanNumeral(number)}${unit}`,
    }),
  ),
  {
    level: 1,
    begins: '一二三四五六七八九十',
    pattern: /([一二三四五六七八九十]{1,3})、/y,
    print: (number) => `${hanNumeral(number)}、`,
  },
  {
    level: 2,
    begins: '（',
    pattern: /（([一二三四五六七八九十]{1,3})）/y,
    print: (number) => `（${hanNumeral(number)}）`,
  },
  {
    level: 3,
    begins: '0123456789',
    pattern: /(\d{1,3})(?:[.．](?!\d)|、)\s*/y,
    print: (number) => `${number}.`,
  },
  { level: 4, begins: '（', pattern: /（(\d{1,3})）/y, print: (number) => `（${number}）` },
];

/** Those that a line may be numbered by, by its first unit: hardly a line has any. */
const BY_FIRST = new Map<number, readonly Numbered[]>();
for (const numbered of NUMBERED)
  for (const first of numbered.begins) {
    const unit = first.charCodeAt(0);
    BY_FIRST.set(unit, [...(BY_FIRST.get(unit) ?? []), numbered]);
  }

/** Lists the headings and lead sentences, in order; the glossary is not part of it. */
export function outlineOf(paragraphs: readonly string[], glossary: About['glossary']): Outline {
  const outline: Outline[number][] = [];
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph += 1) {
    if (paragraph === glossary?.from) paragraph = glossary.to;
    const line = paragraphs[paragraph] ?? '';
    for (const { level, pattern } of BY_FIRST.get(line.charCodeAt(0)) ?? none) {
      pattern.lastIndex = 0;
      if (!pattern.test(line)) continue;
      const { lastIndex: behind } = pattern;
      const heading = leadFrom(line, behind);
      if (heading !== '') outline.push({ level, number: line.slice(0, behind).trim(), heading, paragraph });
      break;
    }
  }
  return outline;
}

const none: readonly Numbered[] = [];

/** The first sentence of a line from here, as much of it as a heading has. */
function leadFrom(line: string, from: number): string {
  const most = Math.min(line.length, from + LONGEST_LEAD);
  let to = from;
  while (to < most && !endsLead(line.charCodeAt(to))) to += 1;
  return line.slice(from, to);
}

/** A heading, or the sentence that leads a numbered paragraph, is no longer (UTF-16). */
const LONGEST_LEAD = 80;

const [fullStop, ...otherEnds] = [...'。！？；：'].map((end) => end.charCodeAt(0));

function endsLead(unit: number): boolean {
  return unit === fullStop || (unit > 0xff00 && otherEnds.includes(unit));
}

/**
 * The numbers that a series of headings leaves out: （二） then （四） → （三）.
 *
 * A series goes on over headings of a higher level, or begins again with one. Where the text begins in its middle,
 * the numbers before its first are not missing but on another page.
 */
export function missingIn(outline: Outline, truncatedStart: boolean): readonly string[] {
  const missing: string[] = [];
  // By style, for 第一章 holds 第一节, and 第一部分 may hold 一、.
  const last = new Array<number>(NUMBERED.length).fill(0);
  const seen = new Array<boolean>(NUMBERED.length).fill(false);
  for (const { level, number } of outline) {
    const { style, value } = counted(number);
    if (style < 0) continue;
    const before = last[style] as number;
    if (value === before) continue; // printed twice
    const goesOn = value > before;
    const expected = goesOn ? before + 1 : 1;
    const cut = truncatedStart && !seen[style];
    if (!cut && value - expected <= 10)
      for (let n = expected; n < value; n += 1) missing.push((NUMBERED[style] as Numbered).print(n));
    last[style] = value;
    seen[style] = true;
    // 一、 begins （一） again; items numbered 1 to 146 run on through the headings.
    for (const lower of BEGUN_AGAIN[level] ?? noStyles) last[lower] = 0;
  }
  return missing;
}

/** By level, the places of those that begin again behind a heading of it. */
const BEGUN_AGAIN = [0, 1, 2].map((level) =>
  [...NUMBERED.keys()].filter((place) => {
    const lower = (NUMBERED[place] as Numbered).level;
    return level > 0 && lower > level && lower !== 3;
  }),
);
const noStyles: readonly number[] = [];

/** How a number is printed, and what it counts to. */
interface Counted {
  /** its place among those that are told; -1 where it is none of them, or counts to nothing */
  readonly style: number;
  readonly value: number;
}

/** The same few numbers stand in every report. */
const known = new Map<string, Counted>();
const MOST_KNOWN = 1000;

const COUNTS_NOT: Counted = { style: -1, value: 0 };

function counted(number: string): Counted {
  const before = known.get(number);
  if (before !== undefined) return before;
  const numeralIn = ({ pattern }: Numbered): string | undefined => {
    pattern.lastIndex = 0;
    return pattern.exec(number)?.[1];
  };
  const style = NUMBERED.findIndex((each) => numeralIn(each) !== undefined);
  const numbered = NUMBERED[style];
  const value = numberOf(numbered === undefined ? '' : (numeralIn(numbered) ?? ''));
  const found = Number.isNaN(value) ? COUNTS_NOT : { style, value };
  if (known.size < MOST_KNOWN) known.set(number, found);
  return found;
}

/** The paragraphs of 名词解释, heading included, end excluded: up to the signature or the printer's lines. */
export function glossaryOf(paragraphs: readonly string[]): About['glossary'] {
  const from = paragraphs.findIndex(
    (line, i) => i > 2 && mayEndGlossaryHeading(line) && isGlossaryHeading(line.replaceAll(' ', '')),
  );
  if (from < 0) return undefined;
  let to = from + 1;
  while (
    to < paragraphs.length &&
    /[：:].|[。；]$/.test(paragraphs[to] as string) &&
    !/^(?:抄送|抄报|主题词)：/.test(paragraphs[to] as string)
  )
    to += 1;
  return to > from + 1 ? { from, to } : undefined;
}

/** Its last word ends in one of these; hardly another line needs to be read without its spaces. */
function mayEndGlossaryHeading(line: string): boolean {
  let last = line.length - 1;
  while (line.charCodeAt(last) === 0x20) last -= 1;
  return lastOfGlossaryHeading.includes(line.charCodeAt(last));
}

const lastOfGlossaryHeading = [...'释明：:'].map((last) => last.charCodeAt(0));
