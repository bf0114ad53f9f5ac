import type { Change } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** Nobody writes so many characters twice in a row: fewer are an overlap only where they are whole lines. */
const STRETCH = 15;
const LINE = 4;
/** An overlap is no longer than this, in characters that are no white space. */
const LONGEST = 6000;

/**
 * `…完善园区配套。⏎加快建设` `完善园区配套。⏎加快建设电站` → `…完善园区配套。⏎加快建设` `电站`: the next part repeats the end of one.
 *
 * `begins` are where the parts but the first begin. What is removed is the second printing; where it ends inside a
 * line, so does what stands between the two, and the line goes on.
 */
export function overlap(begins: readonly number[]): Rule {
  return {
    name: 'overlap',
    *changes(text) {
      let done = 0;
      for (const [index, begin] of begins.entries()) {
        const found = overlapAt(text, done, begin, begins[index + 1] ?? text.length);
        if (found === undefined) {
          done = begin;
          continue;
        }
        done = found.to;
        yield found;
      }
    },
  };
}

/** What is printed over and over again is no overlap but a text that repeats itself: it stays. */
function overlapAt(text: string, from: number, begin: number, to: number): Change | undefined {
  const before = placesBackward(text, from, begin);
  const end = againUntil(text, { before, from }, begin, to);
  if (end === undefined) return undefined;
  const line = lineEndBehind(text, end, to);
  if (againUntil(text, { before, from }, line ?? end, to) !== undefined) return undefined;
  if (line !== undefined) return { from: begin, to: line, insert: '' };
  return { from: (before.at(-1) as number) + 1, to: end, insert: '' };
}

/** Where what is printed again from `begin` on ends; undefined where nothing is. */
function againUntil(
  text: string,
  { before, from }: { readonly before: readonly number[]; readonly from: number },
  begin: number,
  to: number,
): number | undefined {
  const after = placesForward(text, begin, to);
  const length = longestBorder(text, before, after);
  if (length < LINE) return undefined;
  const end = (after[length - 1] as number) + 1;
  const han = text.slice(begin, end).match(/\p{Script=Han}/gu)?.length ?? 0;
  if (length >= STRETCH && han * 2 >= length) return end;
  const lines =
    lineEndBehind(text, end, to) !== undefined &&
    beginsLine(text, before[before.length - length] as number, from) &&
    beginsLine(text, after[0] as number, 0);
  return lines && han >= LINE ? end : undefined;
}

/** Where the last characters of a stretch stand that are no white space, in order. */
function placesBackward(text: string, from: number, to: number): readonly number[] {
  const places: number[] = [];
  for (let at = to - 1; at >= from && places.length < LONGEST; at -= 1)
    if (/\S/.test(text.charAt(at))) places.push(at);
  return places.reverse();
}

function placesForward(text: string, from: number, to: number): readonly number[] {
  const places: number[] = [];
  for (let at = from; at < to && places.length < LONGEST; at += 1)
    if (/\S/.test(text.charAt(at))) places.push(at);
  return places;
}

/** How many characters at the end of `before` are those at the beginning of `after`: Knuth, Morris and Pratt's borders. */
function longestBorder(text: string, before: readonly number[], after: readonly number[]): number {
  const unit = (places: readonly number[], at: number): number => text.charCodeAt(places[at] as number);
  const borders = new Int32Array(after.length);
  for (let at = 1, length = 0; at < after.length; at += 1) {
    while (length > 0 && unit(after, at) !== unit(after, length)) length = borders[length - 1] as number;
    if (unit(after, at) === unit(after, length)) length += 1;
    borders[at] = length;
  }
  let length = 0;
  for (let at = 0; at < before.length; at += 1) {
    if (length === after.length) length = borders[length - 1] ?? 0;
    while (length > 0 && unit(before, at) !== unit(after, length)) length = borders[length - 1] as number;
    if (after.length > 0 && unit(before, at) === unit(after, length)) length += 1;
  }
  return length;
}

/** The offset behind the line end that follows, without the form feed that ends a part; undefined within a line. */
function lineEndBehind(text: string, from: number, to: number): number | undefined {
  let at = from;
  while (at < to && /[^\S\n\f]/.test(text.charAt(at))) at += 1;
  if (at === to || text[at] === '\f') return at;
  return text[at] === '\n' ? at + 1 : undefined;
}

function beginsLine(text: string, at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from && /[^\S\n\f]/.test(text.charAt(before))) before -= 1;
  return before < from || text[before] === '\n' || text[before] === '\f';
}
