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

/** What a line says by itself. */
type Look = Pick<Draft, 'words' | 'kind' | 'verdict'>;

const nothing: Look = { words: '', kind: undefined, verdict: undefined };

function lookAt(text: string, line: Line): Look {
  const words = wordsOf(text, line);
  if (words === '' || line.to - line.from > longestLook || isProse(words)) return { ...nothing, words };
  for (const { name, verdict: verdictOf } of lineKinds) {
    const verdict = verdictOf(words);
    if (verdict) return { words, kind: name, verdict };
  }
  return { ...nothing, words };
}

/** The looks at the lines of this survey, and of the one before: between them most lines of a text stay as they are. */
let looks = new Map<string, Look>();
let looksBefore = looks;

/** UTF-16 units. */
const LONG = 80;

function lookOnce(text: string, line: Line): Look {
  if (line.from === line.to) return nothing;
  // The kinds are not asked about long lines: there is little to remember.
  if (line.to - line.from > LONG) return lookAt(text, line);
  const whole = text.slice(line.from, line.to);
  let look = looks.get(whole);
  if (look === undefined) {
    look = looksBefore.get(whole) ?? lookAt(text, line);
    looks.set(whole, look);
  }
  return look;
}

function draftOf(text: string, line: Line, page: number): Draft {
  const { from, to, next } = line;
  const { words, kind, verdict } = lookOnce(text, line);
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
  looksBefore = looks;
  looks = new Map();
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
