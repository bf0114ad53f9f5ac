import type { About } from '../../documents/sidecar.ts';
import { isGlossaryHeading } from '../../rules/paragraphs/line-shapes.ts';
import { hanNumeral, numberOf } from './han-numerals.ts';

type Outline = About['outline'];

/** What the parts of a plan or a long report are called, each a series of its own. */
const PARTS = ['编', '篇', '部分', '章', '节'];

type Numbered = readonly [level: number, pattern: RegExp, print: (number: number) => string];

const NUMBERED: readonly Numbered[] = [
  ...PARTS.map(
    (unit): Numbered => [
      1,
      new RegExp(`^第([一二三四五六七八九十]{1,3})${unit}\\s*`),
      (number) => `第${hanNumeral(number)}${unit}`,
    ],
  ),
  [1, /^([一二三四五六七八九十]{1,3})、/, (number) => `${hanNumeral(number)}、`],
  [2, /^（([一二三四五六七八九十]{1,3})）/, (number) => `（${hanNumeral(number)}）`],
  [3, /^(\d{1,3})(?:[.．](?!\d)|、)\s*/, (number) => `${number}.`],
  [4, /^（(\d{1,3})）/, (number) => `（${number}）`],
];

/** What all of them begin with. */
const MAY_NUMBER = /^[第一二三四五六七八九十（\d]/;

/** A heading, or the sentence that leads a numbered paragraph, is no longer than this (UTF-16). */
const LONGEST = 80;

/** Lists the headings and lead sentences, in order; the glossary is not part of it. */
export function outlineOf(paragraphs: readonly string[], glossary: About['glossary']): Outline {
  const outline: Outline[number][] = [];
  for (const [paragraph, line] of paragraphs.entries()) {
    if (glossary !== undefined && paragraph >= glossary.from && paragraph < glossary.to) continue;
    if (!MAY_NUMBER.test(line)) continue;
    for (const [level, pattern] of NUMBERED) {
      const match = pattern.exec(line);
      if (match === null) continue;
      const lead = /^[^。！？；：]*/.exec(line.slice(match[0].length))?.[0] ?? '';
      if (lead !== '')
        outline.push({ level, number: match[0].trim(), heading: lead.slice(0, LONGEST), paragraph });
      break;
    }
  }
  return outline;
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
  const last = new Map<Numbered, number>();
  const seen = new Set<Numbered>();
  for (const { level, number } of outline) {
    const { style, value } = counted(number);
    if (style === undefined || Number.isNaN(value)) continue;
    const before = last.get(style) ?? 0;
    if (value === before) continue; // printed twice
    const goesOn = value > before;
    const expected = goesOn ? before + 1 : 1;
    const cut = truncatedStart && !seen.has(style);
    if (!cut && value - expected <= 10) for (let n = expected; n < value; n += 1) missing.push(style[2](n));
    last.set(style, value);
    seen.add(style);
    // 一、 begins （一） again; items numbered 1 to 146 run on through the headings.
    for (const lower of NUMBERED) if (level <= 2 && lower[0] > level && lower[0] !== 3) last.delete(lower);
  }
  return missing;
}

/** How a number is printed, and what it counts to. */
interface Counted {
  readonly style: Numbered | undefined;
  readonly value: number;
}

/** The same few numbers stand in every report. */
const known = new Map<string, Counted>();
const MOST_KNOWN = 1000;

function counted(number: string): Counted {
  const before = known.get(number);
  if (before !== undefined) return before;
  const style = NUMBERED.find(([, pattern]) => pattern.test(number));
  const found = { style, value: numberOf(style?.[1].exec(number)?.[1] ?? '') };
  if (known.size < MOST_KNOWN) known.set(number, found);
  return found;
}

/** The paragraphs of 名词解释, heading included, end excluded: up to the signature or the printer's lines. */
export function glossaryOf(paragraphs: readonly string[]): About['glossary'] {
  const from = paragraphs.findIndex(
    // Its last word has one of these; hardly another line needs to be read without its spaces.
    (line, i) =>
      i > 2 && (line.includes('释') || line.includes('明')) && isGlossaryHeading(line.replaceAll(' ', '')),
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
