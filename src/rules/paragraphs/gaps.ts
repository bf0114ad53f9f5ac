import { gapsAtOneLook, type Means } from './gaps-at-one-look.ts';
import { type TextLine, textLines } from './text-lines.ts';

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
  const means =
    untilNothingMore(text, lines, looks) ?? untilNothingMore(text, paragraphsOf(text, lines, []), looks);
  return lines.slice(1).map((line, index) => ({
    from: (lines[index] as TextLine).to,
    to: line.from,
    means: means?.[index] ?? 'paragraph',
  }));
}

/** What stands between two lines whose gap is closed: a space between Latin words, else nothing. */
export function joint(text: string, from: number, to: number): string {
  return /[A-Za-z]/.test(text[from - 1] ?? '') && /[A-Za-z]/.test(text[to] ?? '') ? ' ' : '';
}

/** What the gaps mean when a look at what they make finds no cut any more; undefined where that takes too many looks. */
function untilNothingMore(
  text: string,
  lines: readonly TextLine[],
  looks: number,
): readonly Means[] | undefined {
  let found = gapsAtOneLook(lines);
  for (let look = 0; look < looks; look += 1) {
    const again = gapsAtOneLook(paragraphsOf(text, lines, found));
    if (again.every((means) => means === 'paragraph')) return found;
    let open = 0;
    found = found.map((means) => {
      if (means !== 'paragraph') return means;
      open += 1;
      return again[open - 1] ?? means;
    });
  }
  return undefined;
}

/** The lines that are made of lines and what their gaps mean, as `textLines` gives them: a paragraph each. Their offsets are not to be used. */
function paragraphsOf(
  text: string,
  lines: readonly TextLine[],
  means: readonly Means[],
): readonly TextLine[] {
  const made: TextLine[] = [];
  for (let begin = 0; begin < lines.length; ) {
    let end = begin + 1;
    while ((means[end - 1] ?? 'paragraph') !== 'paragraph') end += 1;
    const whole = end === begin + 1 ? lines[begin] : joined(text, lines.slice(begin, end));
    if (whole !== undefined)
      made.push({ ...whole, width: whole.width - whole.indent, indent: 0, apart: begin === 0 });
    begin = end;
  }
  return made;
}

function joined(text: string, lines: readonly TextLine[]): TextLine | undefined {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  // The marks of markdown are others where a line goes on with the next.
  if (hasMarkdown(text, first.from, last.to)) return textLines(written(text, lines))[0];
  let made = { ...first, width: first.width - first.indent, indent: 0 };
  let at = first.to;
  for (const next of lines.slice(1)) {
    made = {
      ...made,
      text: made.text + next.text,
      width: made.width + next.width - next.indent + joint(text, at, next.from).length / 2,
      opens: made.opens + next.opens,
      closes: Math.max(made.closes, next.closes - made.opens),
    };
    at = next.to;
  }
  return made;
}

function hasMarkdown(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  return words.includes('*') || words.includes('#');
}

function written(text: string, lines: readonly TextLine[]): string {
  let whole = '';
  let at: number | undefined;
  for (const { from, to } of lines) {
    if (at !== undefined) whole += joint(text, at, from);
    whole += text.slice(from, to);
    at = to;
  }
  return whole;
}
