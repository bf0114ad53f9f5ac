import { layoutOfFile } from '../adapters/fitted.ts';
import { OTHER_REPORT, type Report } from '../documents/report.ts';
import { neededWords } from '../rules/needed-words.ts';
import type { Span } from '../text/span.ts';
import type { Piece, Traced } from '../text/traced.ts';
import { searchFor, type WordsSearch } from '../text/words-search.ts';
import type { Stage } from './stage.ts';

/** What takes off the keys of a dump, see `rules/furniture/line-key.ts`. */
const LINE_KEY = 'strip/line-key';

/** A report has at least this many characters; titles nearer to each other head the same report. */
const SHORTEST_REPORT = 300;

/**
 * Makes one report of each that the page holds.
 *
 * A report reaches from its title line to the next one; what stands before the first title belongs to the first.
 * So the parts tile the raw text: no gap, no overlap. From each part the others are removed under one rule.
 * A dump that has a document a line, each behind a key that was taken off, is divided into its lines.
 */
export const split: Stage = {
  name: 'split',
  run: (report, adapter) => {
    // What divides the first page of an article divides the others.
    const { split: title } = layoutOfFile(adapter, 0);
    const titled = title === undefined ? [] : beginnings(report, title);
    const begins = titled.length < 2 ? keyedLines(report) : titled;
    if (begins.length < 2) return [report];
    return begins.map((begin, i) => {
      const from = i === 0 ? 0 : begin;
      const to = begins[i + 1] ?? report.text.raw.length;
      const part = { index: i + 1, of: begins.length, from, to };
      return { ...report, part, text: report.text.keepOnly({ from, to }, OTHER_REPORT) };
    });
  },
};

/** The raw offsets where the lines with the titles begin, with what was removed in front of the titles. */
function beginnings({ text }: Report, title: RegExp): readonly number[] {
  const titles: number[] = [];
  for (const { from, to } of linesWith(text.text, searchOf(title)))
    if (title.test(text.text.slice(from, to).trim())) titles.push(from);
  const apart = titles.filter(
    (offset, i) => i === 0 || offset - (titles[i - 1] as number) >= SHORTEST_REPORT,
  );
  if (apart.length < 2) return [];
  const wanted = apart.map((offset) => lineBegin(text, offset));
  return outsideChanges(text.pieces(), wanted);
}

/** Finds what all that a pattern matches has; where nothing is, any place. It is made once for each: a source has one. */
function searchOf(pattern: RegExp): WordsSearch {
  let search = searches.get(pattern);
  if (search === undefined) {
    const words = neededWords(pattern);
    search = searchFor(words?.length === 1 ? (words[0] as string) : '');
    searches.set(pattern, search);
  }
  return search;
}

const searches = new WeakMap<RegExp, WordsSearch>();

/** The lines of a text where a search finds anything, without those that are empty; of thousands there is a title in few. */
function* linesWith(text: string, search: WordsSearch): Generator<Span> {
  for (let at = search(text, 0); at >= 0 && at < text.length; ) {
    const from = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    const to = end < 0 ? text.length : end;
    if (to > from) yield { from, to };
    at = search(text, to + 1);
  }
}

/** The raw offsets of the lines of a dump that had a key before each document. */
function keyedLines({ text }: Report): readonly number[] {
  // Hardly any text has met the rule: then its pieces, of which there are thousands, are not asked.
  if (!text.rules.includes(LINE_KEY)) return [];
  let keyed = false;
  for (const { by } of text.pieces()) keyed ||= by.includes(LINE_KEY);
  if (!keyed) return [];
  const begins: number[] = [];
  for (const { index } of text.text.matchAll(/[^\n]*\S[^\n]*/g)) begins.push(lineBegin(text, index));
  return begins;
}

/**
 * Where in the raw text a line of the text begins, whatever kind of line end stands before it there.
 *
 * A line of raw text may have become many: nothing of the line before is gone back over.
 */
function lineBegin(text: Traced, offset: number): number {
  const { raw } = text;
  const first = offset === 0 ? 0 : text.rawAt(offset - 1).raw.to;
  let at = text.rawAt(offset).raw.from;
  while (at > first && !LINE_END.test(raw.charAt(at - 1))) at -= 1;
  return at;
}

const LINE_END = /[\n\r\u0085\u2028\u2029\v]/;

/** Each offset itself, or the end of the change that it lies inside of; the offsets come in order. */
function outsideChanges(pieces: Iterable<Piece>, offsets: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const { raw, by } of pieces) {
    for (;;) {
      const offset = offsets[found.length];
      if (offset === undefined) return found;
      if (raw.to <= offset) break;
      found.push(by.length > 0 && raw.from < offset ? raw.to : offset);
    }
  }
  return [...found, ...offsets.slice(found.length)];
}
