import { endsSentence, enumeratorStyle } from './line-shapes.ts';
import type { TextLine } from './text-lines.ts';

/** Numbered lines of a style are sentences, not headings, when this share of them has a sentence in it. */
const SENTENCES_SHARE = 0.6;

/** What is true of a text's lines as a whole. */
export interface Layout {
  /** the line width of a text that was broken every so many ems; none: its lines are paragraphs */
  readonly wrappedAt: number | undefined;
  /** paragraphs begin with an indent */
  readonly indents: boolean;
  /** the styles of numbered lines that are sentences, not headings */
  readonly sentences: ReadonlySet<string>;
}

/** A text is hard-wrapped when this share of its lines is as wide as the widest, and ends anywhere. */
const WRAPPED_SHARE = 0.5;
/** A hard-wrapped line may fall short by what does not fit: a mark that may not begin a line, a number. */
export const WRAP_SLACK = 2.5;
/** No text is broken into lines narrower than this, in ems. */
const NARROWEST = 14;

/** Tells how a text was laid out, by its lines. */
export function layoutOf(lines: readonly TextLine[]): Layout {
  const widths = new Float64Array(lines.length);
  for (const [index, line] of lines.entries()) widths[index] = line.width;
  widths.sort();
  const widest = widths[Math.floor(widths.length * 0.98)] ?? 0;
  const full = lines.filter((line) => line.width >= widest - WRAP_SLACK);
  const cut = full.filter((line) => !endsSentence(line.text)).length;
  const wrapped =
    widest >= NARROWEST &&
    full.length >= lines.length * WRAPPED_SHARE &&
    cut >= full.length * 0.7 &&
    lines.length >= 6;

  const ends = new Map<string, { all: number; sentences: number }>();
  for (const line of lines) {
    const style = enumeratorStyle(line.text);
    if (style === undefined) continue;
    const count = ends.get(style) ?? { all: 0, sentences: 0 };
    count.all += 1;
    if (/[。！？；!?;]/.test(line.text)) count.sentences += 1;
    ends.set(style, count);
  }
  const sentences = [...ends]
    .filter(([, count]) => count.sentences >= count.all * SENTENCES_SHARE)
    .map(([style]) => style);
  const indented = lines.filter((line) => line.indent > 0).length;
  return {
    wrappedAt: wrapped ? widest : undefined,
    indents: indented > 0 && indented < lines.length * 0.9,
    sentences: new Set(sentences),
  };
}
