import type { Spread } from './spread.ts';

/** One comparison, as it is shown. */
export interface Row {
  /** one of the names of cases */
  readonly of: string;
  /** what is compared with what */
  readonly what: string;
  readonly spread: Spread;
  /** `×`: so many times; `%`: so many hundredths */
  readonly unit: '×' | '%';
  readonly better: 'higher' | 'lower';
  /** what it should be at least where higher is better, at most where lower is */
  readonly target?: number;
  /** what else is to be known of it */
  readonly detail: string;
}

/** What a contestant does in a second of CPU, or a document costs: for estimates, not for comparisons. */
export interface Speed {
  readonly of: string;
  readonly who: string;
  /** megabytes (10⁶ bytes) a second */
  readonly rate: Spread;
  /** milliseconds of CPU a document */
  readonly perDocument: Spread;
  /** bytes of a document, on average */
  readonly bytes: number;
}

/** What came of a case. */
export interface Result {
  readonly rows: readonly Row[];
  readonly speeds: readonly Speed[];
  /** what was left out, or failed, a sentence each */
  readonly notes: readonly string[];
}

/** Whether a row reaches its target; undefined where it has none. */
export function isMet({ spread, better, target }: Row): boolean | undefined {
  if (target === undefined) return undefined;
  return better === 'higher' ? spread.median >= target : spread.median <= target;
}
