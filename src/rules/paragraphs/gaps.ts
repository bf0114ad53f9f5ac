import { type Gap, gapsAtOneLook } from './gaps-at-one-look.ts';

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
  const first = gapsAtOneLook(text);
  const found = untilNothingMore(text, first, looks);
  if (found !== undefined) return found;
  const ends = first.map((gap): Gap => ({ ...gap, means: 'paragraph' }));
  const plain = madeOf(text, ends);
  const among = untilNothingMore(plain, gapsAtOneLook(plain), looks);
  return ends.map((gap, index) => ({ ...gap, means: among?.[index]?.means ?? 'paragraph' }));
}

/** What stands between two lines whose gap is closed: a space between Latin words, else nothing. */
export function joint(text: string, { from, to }: Gap): string {
  return /[A-Za-z]/.test(text[from - 1] ?? '') && /[A-Za-z]/.test(text[to] ?? '') ? ' ' : '';
}

/** The gaps as they are when a look at what they make finds no cut any more; undefined where that takes too many looks. */
function untilNothingMore(text: string, first: readonly Gap[], looks: number): readonly Gap[] | undefined {
  let found = first;
  for (let look = 0; look < looks; look += 1) {
    const made = madeOf(text, found);
    if (made === text) return found;
    const again = gapsAtOneLook(made);
    if (again.every(({ means }) => means === 'paragraph')) return found;
    found = withMeans(found, again);
  }
  return undefined;
}

/** The gaps, those that end a paragraph with what the gaps of what they make mean. */
function withMeans(found: readonly Gap[], again: readonly Gap[]): readonly Gap[] {
  let open = 0;
  return found.map((gap) => {
    if (gap.means !== 'paragraph') return gap;
    const means = again[open]?.means ?? 'paragraph';
    open += 1;
    return { ...gap, means };
  });
}

/** The text as its rules leave it: a paragraph a line. */
function madeOf(text: string, found: readonly Gap[]): string {
  let made = '';
  let at = text.length - text.trimStart().length;
  for (const gap of found) {
    made += text.slice(at, gap.from) + (gap.means === 'paragraph' ? '\n' : joint(text, gap));
    at = gap.to;
  }
  const rest = text.slice(at).trimEnd();
  return rest === '' ? made : `${made}${rest}\n`;
}
