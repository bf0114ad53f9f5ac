import { eachLine } from '../lines.ts';
import { type Draft, far, measurePage, type SurveyedLine } from './edges.ts';
import { relatedBlock } from './listing.ts';
import { type Look, looker } from './look.ts';
import { termsBlock } from './terms.ts';

/** The lines of a text that have words, and the kinds of those that leave. */
export interface Survey {
  readonly lines: readonly SurveyedLine[];
  /** the number of each page's first line, see `SurveyedLine`; a page without any line is none */
  readonly pages: readonly number[];
  readonly kinds: ReadonlySet<string>;
}

/** An edit takes out no more lines than this, or those behind it are looked at anew. */
const AHEAD = 64;

/** A text of which so many lines on end are new is another text: then no more of them are searched for. */
const MOST_NEW = 8;

/**
 * The looks at the lines of a text, those of the text before among them.
 *
 * The rules are asked one after another, and what one changes is a few lines: all others stand there still, in the same
 * order. To see that a line is the same costs a part of a look at it.
 */
function follower(
  text: string,
  before: readonly SurveyedLine[],
): (from: number, to: number) => Look | undefined {
  const lookAt = looker(text);
  let next = 0;
  let fresh = 0;
  return (from, to) => {
    const end = fresh > MOST_NEW ? 0 : Math.min(next + AHEAD, before.length);
    for (let at = next; at < end; at += 1) {
      const { from: begin, to: over, look } = before[at] as SurveyedLine;
      if (over - begin !== to - from || look.line !== text.slice(from, to)) continue;
      next = at + 1;
      fresh = 0;
      return look;
    }
    fresh += 1;
    return lookAt(from, to);
  };
}

function markBlocks(page: readonly Draft[]): void {
  const wordsAt = (index: number) => page[index]?.look.words ?? '';
  const isFurniture = (index: number) => page[index]?.verdict !== undefined;
  const blocks = [
    { kind: 'submission-terms', block: termsBlock(page.length, wordsAt, isFurniture) },
    { kind: 'related-links', block: relatedBlock(page.length, wordsAt, isFurniture) },
  ];
  for (const { kind, block } of blocks) {
    if (!block) continue;
    // The buttons under a block are the block's.
    let end = block.last + 1;
    while (page[end]?.kind === 'reading-bar') end += 1;
    for (const draft of page.slice(block.first, end)) {
      draft.kind = kind;
      draft.verdict = 'sure';
    }
  }
}

function survey(text: string, before: readonly SurveyedLine[]): Survey {
  const lookAt = follower(text, before);
  const all: Draft[] = [];
  const pages: number[] = [];
  let first = 0;
  let number = 0;
  const closePage = () => {
    const page = first === 0 ? all : all.slice(first);
    markBlocks(page);
    measurePage(page);
    first = all.length;
  };
  let opened = false;
  eachLine(text, (from, to, next) => {
    if (!opened) pages.push(number);
    opened = true;
    const look = from === to ? undefined : lookAt(from, to);
    if (look !== undefined) all.push(draftOf(from, to, next, look, pages.length - 1, number));
    number += 1;
    if (text.charCodeAt(next - 1) !== FORM_FEED) return;
    closePage();
    opened = false;
  });
  if (opened) closePage();
  const kinds = new Set<string>();
  for (const line of all) if (line.leaves && line.kind) kinds.add(line.kind);
  return { lines: all, pages, kinds };
}

const FORM_FEED = 0x0c;

function draftOf(from: number, to: number, next: number, look: Look, page: number, number: number): Draft {
  const { furniture } = look;
  return {
    from,
    to,
    next,
    look,
    page,
    number,
    kind: furniture?.kind,
    verdict: furniture?.verdict,
    leaves: false,
    outer: false,
    company: false,
    depth: far,
    fromTop: far,
  };
}

let latest: { readonly text: string; readonly found: Survey } = { text: '', found: survey('', []) };

/**
 * Looks at every line of a page or document once and says which are furniture, and of what kind.
 *
 * The rules are asked one after another and mostly change nothing, so the last answer is kept.
 */
export function surveyOf(text: string): Survey {
  if (latest.text !== text) latest = { text, found: survey(text, latest.found.lines) };
  return latest.found;
}
