import { type Line, lines } from '../lines.ts';
import { type Draft, measurePage, type SurveyedLine } from './edges.ts';
import { lineKinds } from './kinds.ts';
import { longestLook, wordsOf } from './line.ts';
import { relatedBlock } from './listing.ts';
import { termsBlock } from './terms.ts';

/** All lines of a text, and the kinds of those that leave. */
export interface Survey {
  readonly lines: readonly SurveyedLine[];
  readonly kinds: ReadonlySet<string>;
}

/** A sentence of some length that does not speak of a site: no kind knows such a line, so none is asked. */
function isProse(words: string): boolean {
  return words.length > 60 && /[。;!]$/.test(words) && !/本站|本网|本文|该文|此文|版权|转载|摄/.test(words);
}

function draftOf(text: string, line: Line, page: number): Draft {
  const { from, to, next } = line;
  const words = to === from ? '' : wordsOf(text, line);
  const asked = words === '' || to - from > longestLook || isProse(words) ? [] : lineKinds;
  let verdict: Draft['verdict'];
  let kind: string | undefined;
  for (const each of asked) {
    verdict = each.verdict(words);
    if (!verdict) continue;
    kind = each.name;
    break;
  }
  return {
    from,
    to,
    next,
    words,
    page,
    kind,
    verdict,
    leaves: false,
    outer: false,
    company: false,
    depth: Infinity,
    fromTop: Infinity,
  };
}

function markBlocks(page: readonly Draft[]): void {
  const words = page.map((draft) => draft.words);
  const isFurniture = (index: number) => page[index]?.verdict !== undefined;
  const blocks = [
    { kind: 'submission-terms', block: termsBlock(words, isFurniture) },
    { kind: 'related-links', block: relatedBlock(words, isFurniture) },
  ];
  for (const { kind, block } of blocks) {
    if (!block) continue;
    // The buttons under a block are the block's.
    let end = block.last + 1;
    while (page[end]?.words === '' || page[end]?.kind === 'reading-bar') end += 1;
    for (const draft of page.slice(block.first, end)) {
      if (draft.words === '') continue;
      draft.kind = kind;
      draft.verdict = 'sure';
    }
  }
}

function survey(text: string): Survey {
  const all: Draft[] = [];
  let first = 0;
  let number = 0;
  const closePage = () => {
    const page = all.slice(first);
    markBlocks(page);
    measurePage(page);
    first = all.length;
    number += 1;
  };
  for (const line of lines(text)) {
    all.push(draftOf(text, line, number));
    if (text.charCodeAt(line.next - 1) === 0x0c) closePage();
  }
  closePage();
  const kinds = new Set<string>();
  for (const line of all) if (line.leaves && line.kind) kinds.add(line.kind);
  return { lines: all, kinds };
}

let latest: { readonly text: string; readonly found: Survey } = { text: '', found: survey('') };

/**
 * Looks at every line of a page or document once and says which are furniture, and of what kind.
 *
 * The rules are asked one after another and mostly change nothing, so the last answer is kept.
 */
export function surveyOf(text: string): Survey {
  if (latest.text !== text) latest = { text, found: survey(text) };
  return latest.found;
}
