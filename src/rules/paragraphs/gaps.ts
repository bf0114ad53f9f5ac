import { gapsAtOneLook, type Means } from './gaps-at-one-look.ts';
import { joinedLine } from './joined-line.ts';
import { layoutOf } from './layout.ts';
import type { TextLine } from './text-line.ts';
import { textLines } from './text-lines.ts';

/** The white space between two lines that hold text, and what it means. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly means: Means;
}

/** So often is looked at what was made, as long as there is more to mend: texts that people made need one such look. */
const LOOKS = 10;

/** Several rules ask of one text in turn, each for its own kind of gap. */
let last: { readonly text: string; readonly gaps: readonly Gap[] } = { text: '', gaps: [] };

/**
 * Tells of each gap between lines whether a paragraph ends there or was cut, once and for all: of the text without its
 * cuts it says that every gap ends a paragraph.
 */
export function gaps(text: string): readonly Gap[] {
  if (last.text !== text) last = { text, gaps: settledGaps(text, LOOKS) };
  return last.gaps;
}

/**
 * Tells the same with at most so many looks at what was made.
 *
 * What one look makes of a text has other lines: no blank ones, no indents, and wider ones where some were joined. A
 * look at those may find a line that was cut, so they are looked at until nothing more is found. Where that takes too
 * many looks, the lines are looked at as if none was apart or indented; where that does too, each is a paragraph. So
 * whatever is made of a text is made of itself again.
 */
export function settledGaps(text: string, looks: number): readonly Gap[] {
  const lines = textLines(text);
  const means = untilNothingMore(text, lines, looks, false) ?? untilNothingMore(text, lines, looks, true);
  return gapsBetween(lines, means);
}

/** The gaps between lines of a text; where it is not said what they mean, each ends a paragraph. */
export function gapsBetween(lines: readonly TextLine[], means?: readonly Means[]): readonly Gap[] {
  const found: Gap[] = [];
  for (let gap = 0; gap + 1 < lines.length; gap += 1)
    found.push({
      from: (lines[gap] as TextLine).to,
      to: (lines[gap + 1] as TextLine).from,
      means: means?.[gap] ?? 'paragraph',
    });
  return found;
}

/** What the gaps mean when a look at what they make finds no cut any more; undefined where that takes too many looks. */
function untilNothingMore(
  text: string,
  lines: readonly TextLine[],
  looks: number,
  bare: boolean,
): readonly Means[] | undefined {
  const layout = layoutOf(lines, bare);
  const first = gapsAtOneLook(lines, { layout, bare });
  let found = first.means;
  // The lines that it makes are those that it was shown: nothing else can be found.
  if (!layout.mayBeWrapped && found.every((one) => one === 'paragraph')) return found;
  for (let look = 0; look < looks; look += 1) {
    const made = paragraphsOf(text, lines, found);
    const after = layoutOf(made.lines, true);
    const isWrapped = layout.wrappedAt !== undefined || after.wrappedAt !== undefined;
    const only = isWrapped ? undefined : mayHaveChanged(made, first.unsure);
    const { means } = gapsAtOneLook(made.lines, { layout: after, bare: true, ...(only && { only }) });
    if (means.every((one) => one === 'paragraph')) return found;
    const more = [...found];
    for (const [index, gap] of made.gaps.entries()) more[gap] = means[index] as Means;
    found = more;
  }
  return undefined;
}

/** What lines and the meaning of the gaps between them make: a paragraph each. */
interface Made {
  readonly lines: readonly TextLine[];
  /** those made of more than one line */
  readonly joined: ReadonlySet<TextLine>;
  /** of each gap that is left, which of the gaps before it is */
  readonly gaps: readonly number[];
}

/** The lines that are made of lines and what their gaps mean. Their offsets are not to be used, nor their indents. */
function paragraphsOf(text: string, lines: readonly TextLine[], means: readonly Means[]): Made {
  const made: TextLine[] = [];
  const joined = new Set<TextLine>();
  const gaps: number[] = [];
  for (let begin = 0; begin < lines.length; ) {
    let end = begin + 1;
    while ((means[end - 1] ?? 'paragraph') !== 'paragraph') end += 1;
    const isOne = end === begin + 1;
    const line = isOne ? (lines[begin] as TextLine) : joinedLine(text, lines.slice(begin, end));
    made.push(line);
    if (!isOne) joined.add(line);
    if (end < lines.length) gaps.push(end - 1);
    begin = end;
  }
  return { lines: made, joined, gaps };
}

/**
 * Of a text whose lines no width cut, the gaps that may mean something else now that others were closed.
 *
 * Each is told by the lines beside it. Those that were not joined are as they were, but where numbered lines of a style
 * are taken for headings: that is told by all of them.
 */
function mayHaveChanged(
  { lines, joined, gaps }: Made,
  unsure: ReadonlySet<number>,
): (gap: number) => boolean {
  if (joined.size === 0) return () => false;
  return (gap) =>
    joined.has(lines[gap] as TextLine) ||
    joined.has(lines[gap + 1] as TextLine) ||
    unsure.has(gaps[gap] as number);
}
