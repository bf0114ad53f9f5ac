import type { Line } from '../lines.ts';
import type { Verdict } from './line.ts';
import type { Look } from './look.ts';

/** A line with words as the furniture rules see it. */
export interface SurveyedLine extends Line {
  /** what it says by itself */
  readonly look: Look;
  /** the page it is on, counted from 0; a form feed ends a page */
  readonly page: number;
  /** which of all lines it is, those without words among them, counted from 0 */
  readonly number: number;
  /** the name of the furniture it may be */
  readonly kind: string | undefined;
  /** how sure that kind is of it */
  readonly verdict: Verdict | undefined;
  /** whether it is near enough the edge of its page, and sure enough, to go */
  readonly leaves: boolean;
  /** how many lines that are no furniture lie between it and the nearer edge of its page; `far` past a sentence */
  readonly depth: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A line under survey. */
export interface Draft extends Writable<SurveyedLine> {
  /** only furniture lies between it and an edge of the page */
  outer: boolean;
  /** and some of that is known without company */
  company: boolean;
  /** as depth, from the start of the page */
  fromTop: number;
}

/** Farther than anything that leaves is from the edge of its page. */
export const far = 0x3fffffff;

/** As many titles, meeting and speaker lines may stand between the edge of a page and its furniture. */
export const deepest = 8;

/** Whether a line leaves, if it is near enough the edge; one that needs company and has none never does. */
function mayLeave({ verdict, outer, company }: Draft): boolean {
  return verdict === 'outermost' ? outer : verdict === 'company' ? company : verdict !== undefined;
}

function leaves(draft: Draft): boolean {
  if (draft.verdict === 'edge') return draft.depth <= deepest;
  if (draft.verdict === 'head') return draft.fromTop <= deepest;
  return mayLeave(draft);
}

function markOutermost(inward: readonly Draft[]): void {
  const first = inward.findIndex((draft) => draft.verdict === undefined);
  const run = first < 0 ? inward : inward.slice(0, first);
  const company = run.some((draft) => draft.verdict === 'sure' || draft.verdict === 'edge');
  for (const draft of run) {
    draft.outer = true;
    if (company) draft.company = true;
  }
}

function markDepth(inward: readonly Draft[], fromTop: boolean): void {
  let asides = 0;
  for (const draft of inward) {
    draft.depth = Math.min(draft.depth, asides);
    if (fromTop) draft.fromTop = asides;
    if (mayLeave(draft)) continue;
    asides += 1;
    if (asides > deepest || !draft.look.isAside) return;
  }
}

/**
 * Decides which furniture of a page leaves, by its distance from the page's edges.
 *
 * Furniture never counts as distance, so the answer for one kind does not depend on whether another has already gone.
 */
export function measurePage(page: readonly Draft[]): void {
  const up = page.toReversed();
  markOutermost(page);
  markOutermost(up);
  markDepth(page, true);
  markDepth(up, false);
  for (const draft of page) if (draft.verdict !== undefined) draft.leaves = leaves(draft);
}
