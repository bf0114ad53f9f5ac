import type { Line } from '../lines.ts';
import type { Verdict } from './line.ts';
import type { Look } from './look.ts';

/** A line with words as the furniture rules see it. */
export interface SurveyedLine extends Line {
  /** what it says by itself */
  readonly look: Look;
  /** the page it is on, counted from 0; a form feed ends a page */
  readonly page: number;
  /** which of the lines with words it is, counted from 0 */
  readonly index: number;
  /** the name of the furniture it may be */
  readonly kind: string | undefined;
  /** how sure that kind is of it */
  readonly verdict: Verdict | undefined;
  /** whether it is near enough the edge of its page, and sure enough, to go */
  readonly leaves: boolean;
  /** how many lines that are no furniture lie between it and the nearer edge of its page; `far` past a sentence */
  readonly depth: number;
}

/** A line under survey. */
export class Draft implements SurveyedLine {
  from: number;
  to: number;
  next: number;
  readonly look: Look;
  readonly page: number;
  index: number;
  kind: string | undefined;
  verdict: Verdict | undefined;
  leaves: boolean;
  depth: number;
  /** only furniture lies between it and an edge of the page */
  outer: boolean;
  /** and some of that is known without company */
  company: boolean;
  /** as depth, from the start of the page */
  fromTop: number;

  constructor(from: number, to: number, next: number, look: Look, page: number) {
    const { furniture } = look;
    this.from = from;
    this.to = to;
    this.next = next;
    this.look = look;
    this.page = page;
    this.index = 0;
    this.kind = furniture?.kind;
    this.verdict = furniture?.verdict;
    this.leaves = false;
    this.depth = far;
    this.outer = false;
    this.company = false;
    this.fromTop = far;
  }

  /** The same line so many UTF-16 units nearer to the start, where other lines may stand around it. */
  moved(units: number): Draft {
    const [from, to, next] = [this.from - units, this.to - units, this.next - units];
    // Of most lines nothing was said: they need not be made anew.
    if (this.kind !== undefined || this.depth !== far) return new Draft(from, to, next, this.look, this.page);
    this.from = from;
    this.to = to;
    this.next = next;
    return this;
  }
}

/** Farther than anything that leaves is from the edge of its page. */
const far = 0x3fffffff;

/** As many titles, meeting and speaker lines may stand between the edge of a page and its furniture. */
export const deepest = 8;

/** Whether a line leaves, if it is near enough the edge; one that needs company and has none never does. */
function mayLeave({ verdict, outer, company }: Draft): boolean {
  return verdict === 'outermost' ? outer : verdict === 'company' ? company : verdict !== undefined;
}

/** Whether a line that may be furniture goes, on a page that was measured. */
export function leaves(draft: Draft): boolean {
  if (draft.verdict === 'edge') return draft.depth <= deepest;
  if (draft.verdict === 'head') return draft.fromTop <= deepest;
  return mayLeave(draft);
}

/** One way over the lines of a page: from `at` on, so many of them, each `step` behind the one before. */
interface Way {
  readonly at: number;
  readonly count: number;
  readonly step: 1 | -1;
}

function markOutermost(lines: readonly Draft[], { at, count, step }: Way): void {
  let end = at;
  let company = false;
  for (let left = count; left > 0; left -= 1) {
    const { verdict } = lines[end] as Draft;
    if (verdict === undefined) break;
    company ||= verdict === 'sure' || verdict === 'edge';
    end += step;
  }
  for (let of = at; of !== end; of += step) {
    const draft = lines[of] as Draft;
    draft.outer = true;
    if (company) draft.company = true;
  }
}

function markDepth(lines: readonly Draft[], { at, count, step }: Way): void {
  let asides = 0;
  for (let of = at, left = count; left > 0; left -= 1, of += step) {
    const draft = lines[of] as Draft;
    if (asides < draft.depth) draft.depth = asides;
    if (step === 1) draft.fromTop = asides;
    if (mayLeave(draft)) continue;
    asides += 1;
    if (asides > deepest || !draft.look.isAside) return;
  }
}

/**
 * Measures how far the lines of a page are from its edges: those from one line to another.
 *
 * Furniture never counts as distance, so the answer for one kind does not depend on whether another has already gone.
 */
export function measurePage(lines: readonly Draft[], first: number, end: number): void {
  const down: Way = { at: first, count: end - first, step: 1 };
  const up: Way = { at: end - 1, count: end - first, step: -1 };
  markOutermost(lines, down);
  markOutermost(lines, up);
  markDepth(lines, down);
  markDepth(lines, up);
}
