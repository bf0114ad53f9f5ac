import { type Line, lines } from '../lines.ts';
import { type Draft, far, measurePage, type SurveyedLine } from './edges.ts';
import { relatedBlock } from './listing.ts';
import { Look, nothingToSee } from './look.ts';
import { termsBlock } from './terms.ts';

/** All lines of a text, and the kinds of those that leave. */
export interface Survey {
  readonly lines: readonly SurveyedLine[];
  readonly kinds: ReadonlySet<string>;
}

/** The looks at short lines of this survey, and of the one before: pages of a site have the same furniture. */
let looks = new Map<string, Look>();
let looksBefore = looks;

/** UTF-16 units. */
const LONG = 80;

function lookOnce(text: string, { from, to }: Line): Look {
  if (from === to) return nothingToSee;
  const line = text.slice(from, to);
  // The kinds are not asked about long lines: there is little to remember.
  if (to - from > LONG) return new Look(line);
  let look = looks.get(line);
  if (look === undefined) {
    look = looksBefore.get(line) ?? new Look(line);
    looks.set(line, look);
  }
  return look;
}

/** An edit takes out no more lines than this, or those behind it are looked at anew. */
const AHEAD = 64;

/**
 * The looks at the lines of a text, those of the text before among them.
 *
 * The rules are asked one after another, and what one changes is a few lines: all others stand there still, in the same
 * order. To see that a line is the same costs a hundredth of a look at it.
 */
function follower(before: readonly SurveyedLine[]): (text: string, line: Line) => Look {
  let next = 0;
  return (text, line) => {
    const length = line.to - line.from;
    if (length === 0) return nothingToSee;
    const end = Math.min(next + AHEAD, before.length);
    for (let at = next; at < end; at += 1) {
      const { from, to, look } = before[at] as SurveyedLine;
      if (to - from !== length || look.line !== text.slice(line.from, line.to)) continue;
      next = at + 1;
      return look;
    }
    return lookOnce(text, line);
  };
}

function draftOf({ from, to, next }: Line, look: Look, page: number): Draft {
  return {
    from,
    to,
    next,
    look,
    page,
    kind: look.furniture?.kind,
    verdict: look.furniture?.verdict,
    leaves: false,
    outer: false,
    company: false,
    depth: far,
    fromTop: far,
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
    while (page[end]?.look.size === 0 || page[end]?.kind === 'reading-bar') end += 1;
    for (const draft of page.slice(block.first, end)) {
      if (draft.look.size === 0) continue;
      draft.kind = kind;
      draft.verdict = 'sure';
    }
  }
}

function survey(text: string, before: readonly SurveyedLine[]): Survey {
  looksBefore = looks;
  looks = new Map();
  const look = follower(before);
  const all: Draft[] = [];
  let first = 0;
  let number = 0;
  const closePage = () => {
    const page = first === 0 ? all : all.slice(first);
    markBlocks(page);
    measurePage(page);
    first = all.length;
    number += 1;
  };
  for (const line of lines(text)) {
    all.push(draftOf(line, look(text, line), number));
    if (text.charCodeAt(line.next - 1) === 0x0c) closePage();
  }
  closePage();
  const kinds = new Set<string>();
  for (const line of all) if (line.leaves && line.kind) kinds.add(line.kind);
  return { lines: all, kinds };
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
