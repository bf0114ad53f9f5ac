import type { Change } from '../../text/span.ts';
import { signsOf, TextSign } from '../../text/text-signs.ts';
import { eachLine } from '../lines.ts';
import { Draft, leaves, measurePage, type SurveyedLine } from './edges.ts';
import { linesAfter, type PagedLines } from './lines-after.ts';
import { relatedBlock } from './listing.ts';
import { looker, Opens } from './look.ts';
import { printedPageNumber } from './printing.ts';
import { termsBlock } from './terms.ts';
import { longestLook } from './words.ts';

/** The lines of a text that have words, and the kinds of those that leave. */
export interface Survey {
  readonly lines: readonly SurveyedLine[];
  /** where each page begins (UTF-16); a page without any line is none */
  readonly pages: readonly number[];
  readonly kinds: ReadonlySet<string>;
  /** the lines that may be furniture */
  readonly furnished: readonly SurveyedLine[];
  /** of the lines those that begin with a bullet or a `【`, and those with a number, as far as `Look` tells */
  readonly lists: readonly SurveyedLine[];
  readonly numbers: readonly SurveyedLine[];
}

/** Marks the blocks of furniture on a page, whose lines are those from one to another. */
function markBlocks(lines: readonly Draft[], first: number, end: number): void {
  const wordsAt = (index: number) => lines[first + index]?.look.words ?? '';
  const isFurniture = (index: number) => lines[first + index]?.verdict !== undefined;
  mark('submission-terms', termsBlock(end - first, wordsAt, isFurniture));
  mark('related-links', relatedBlock(end - first, wordsAt, isFurniture));

  function mark(kind: string, block: { readonly first: number; readonly last: number } | undefined): void {
    if (block === undefined) return;
    // The buttons under a block are the block's.
    let over = first + block.last + 1;
    while (over < end && lines[over]?.kind === 'reading-bar') over += 1;
    for (const draft of lines.slice(first + block.first, over)) {
      draft.kind = kind;
      draft.verdict = 'sure';
    }
  }
}

/**
 * Whether a line may be the heading of a block: all headings are furniture, and no page numbers; but no kind is asked about
 * the longest lines.
 */
function mayHeadBlock({ kind, from, to }: Draft): boolean {
  return (kind !== undefined && kind !== printedPageNumber.name) || to - from > longestLook;
}

/** The lines and the pages of a text. */
function pagedLines(text: string): PagedLines {
  const lookAt = looker(text);
  const lines: Draft[] = [];
  const pages: number[] = [];
  let isFirst = true;
  eachLine(text, (from, to, next) => {
    if (isFirst) pages.push(from);
    const look = from === to ? undefined : lookAt(from, to);
    if (look !== undefined) lines.push(new Draft(from, to, next, look, pages.length - 1));
    isFirst = text.charCodeAt(next - 1) === FORM_FEED;
  });
  return { lines, pages, mayPair: (signsOf(text) & TextSign.end) !== 0 };
}

const FORM_FEED = 0x0c;

/** What the lines of a text are, by where they stand. */
function surveyed({ lines, pages }: PagedLines): Survey {
  const kinds = new Set<string>();
  const furnished: Draft[] = [];
  const lists: Draft[] = [];
  const numbers: Draft[] = [];
  for (let first = 0; first < lines.length; ) {
    const { page } = lines[first] as Draft;
    let end = first;
    let mayHaveBlock = false;
    for (; lines[end]?.page === page; end += 1) mayHaveBlock ||= mayHeadBlock(lines[end] as Draft);
    if (mayHaveBlock) markBlocks(lines, first, end);
    measurePage(lines, first, end);
    first = end;
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Draft;
    line.index = index;
    if (line.kind !== undefined) {
      furnished.push(line);
      line.leaves = leaves(line);
      if (line.leaves) kinds.add(line.kind);
    }
    const { opening } = line.look;
    if (opening === 0) continue;
    if ((opening & Opens.list) !== 0) lists.push(line);
    if ((opening & Opens.number) !== 0) numbers.push(line);
  }
  return { lines, pages, kinds, furnished, lists, numbers };
}

interface Latest {
  readonly text: string;
  readonly lines: PagedLines;
  readonly found: Survey;
}

let latest: Latest = made('', { lines: [], pages: [], mayPair: false });

function made(text: string, lines: PagedLines): Latest {
  return { text, lines, found: surveyed(lines) };
}

/**
 * Looks at every line of a page or document once and says which are furniture, and of what kind.
 *
 * The rules are asked one after another and mostly change nothing, so the last answer is kept. It is of use until the next
 * text is surveyed.
 */
export function surveyOf(text: string): Survey {
  if (latest.text !== text) latest = made(text, pagedLines(text));
  return latest.found;
}

/**
 * Takes down that a text was made of another by changes, in order: what one rule changes is a few lines, and all others need
 * no second look.
 */
export function surveyAfter(before: string, changes: readonly Change[], text: string): void {
  if (latest.text !== before || text === before) return;
  const lines = linesAfter(latest.lines, { before, changes, text });
  if (lines !== undefined) latest = made(text, lines);
}
