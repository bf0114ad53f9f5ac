import { Ends, mayEnd } from './first-and-last.ts';
import { endsSentence } from './line-shapes.ts';
import type { TextLine } from './text-line.ts';

/** What is true of a text's lines as a whole. */
export interface Layout {
  /** whether it may be hard-wrapped, by the ends and the lengths of its lines alone */
  readonly mayBeWrapped: boolean;
  /** the line width of a text that was broken every so many ems; none: its lines are paragraphs */
  readonly wrappedAt: number | undefined;
  /** paragraphs of a text that was broken so begin with an indent */
  readonly indents: boolean;
  /** whether the numbered lines of a style are sentences, not headings */
  readonly areSentences: (style: string) => boolean;
}

/** A text is hard-wrapped when this share of its lines is as wide as the widest, and ends anywhere. */
const WRAPPED_SHARE = 0.5;
/** So many of the lines that are as wide as the widest end in the middle of a sentence then. */
const CUT_SHARE = 0.7;
/** A hard-wrapped line may fall short by what does not fit: a mark that may not begin a line, a number. */
export const WRAP_SLACK = 2.5;
/** No text is broken into lines narrower than this, in ems, nor into fewer lines. */
const NARROWEST = 14;
const FEWEST = 6;
/** The widest line is this one of all in order, for a few may be wider than the text is. */
const WIDEST = 0.98;

/** Tells how a text was laid out, by its lines; `bare`: as if none was indented. */
export function layoutOf(lines: readonly TextLine[], bare = false): Layout {
  const isOpen = mayBeWrapped(lines);
  const width = isOpen ? measured(lines, bare) : undefined;
  let sentences: ReadonlySet<string> | undefined;
  return {
    mayBeWrapped: isOpen,
    wrappedAt: width,
    indents: width !== undefined && !bare && areIndented(lines),
    areSentences: (style) => {
      sentences ??= sentencesIn(lines);
      return sentences.has(style);
    },
  };
}

/** The line width of a text that was broken every so many ems, or undefined where its lines are paragraphs. */
export function wrappedAt(lines: readonly TextLine[], bare = false): number | undefined {
  return mayBeWrapped(lines) ? measured(lines, bare) : undefined;
}

/**
 * Whether a text may be hard-wrapped, by the ends and the lengths of its lines: of most texts that is a quick no.
 *
 * One that is has more than a third of lines that are as wide as the widest and on which no sentence ends.
 */
export function mayBeWrapped(lines: readonly TextLine[]): boolean {
  let open = 0;
  for (const { last } of lines) if (!mayEnd(last, Ends.sentence)) open += 1;
  if (lines.length < FEWEST || open * 3 < lines.length) return false;
  const lengths = new Int32Array(lines.length);
  for (let at = 0; at < lengths.length; at += 1) lengths[at] = (lines[at] as TextLine).length;
  // No line is wider than it is long, and none narrower than a quarter of that.
  const least = nearLongest(lengths) / 4 - WRAP_SLACK;
  for (const { last, length } of lines) if (length < least && !mayEnd(last, Ends.sentence)) open -= 1;
  return open * 3 >= lines.length;
}

/** The same by the widths of the lines: a look at all of the text. */
export function measured(lines: readonly TextLine[], bare: boolean): number | undefined {
  const widths = Float64Array.from(lines, ({ marks: { width, indent } }) => (bare ? width - indent : width));
  const widest = nearLongest(widths.slice());
  const full = lines.filter((_, index) => (widths[index] as number) >= widest - WRAP_SLACK);
  const cut = full.filter((line) => !endsSentence(line.text)).length;
  const wrapped =
    widest >= NARROWEST &&
    full.length >= lines.length * WRAPPED_SHARE &&
    cut >= full.length * CUT_SHARE &&
    lines.length >= FEWEST;
  return wrapped ? widest : undefined;
}

function nearLongest(lengths: Int32Array | Float64Array): number {
  return lengths.sort()[Math.floor(lengths.length * WIDEST)] ?? 0;
}

function areIndented(lines: readonly TextLine[]): boolean {
  const indented = lines.filter(({ marks }) => marks.indent > 0).length;
  return indented > 0 && indented < lines.length * 0.9;
}

/** Numbered lines of a style are sentences, not headings, when this share of them has a sentence in it. */
const SENTENCES_SHARE = 0.6;

function sentencesIn(lines: readonly TextLine[]): ReadonlySet<string> {
  const ends = new Map<string, { all: number; sentences: number }>();
  for (const line of lines) {
    const { style } = line;
    if (style === undefined) continue;
    const count = ends.get(style) ?? { all: 0, sentences: 0 };
    count.all += 1;
    if (line.hasSentence) count.sentences += 1;
    ends.set(style, count);
  }
  const sentences = [...ends]
    .filter(([, count]) => count.sentences >= count.all * SENTENCES_SHARE)
    .map(([style]) => style);
  return new Set(sentences);
}
