import type { Mark } from '../documents/mark.ts';
import type { Readings } from './readings.ts';

/** What has become of a place since a person marked it. */
export type Status =
  /** marked wrong, and it still is as it was */
  | 'open'
  /** marked wrong, and now it is as the mark says; or the edit is gone, where the mark does not say */
  | 'settled'
  /** marked wrong, and something else happens there now */
  | 'changed'
  /** marked right, and it still is so */
  | 'kept'
  /** marked right, and now something else happens there */
  | 'broken'
  /** the place was not found in the raw documents */
  | 'lost';

/** All of them, those that a person should look at first. */
export const STATUSES: readonly Status[] = ['broken', 'changed', 'open', 'lost', 'settled', 'kept'];

/** Those that are something to do. */
export const TO_DO: readonly Status[] = ['broken', 'changed', 'open', 'lost'];

/**
 * Holds what a mark says against what stands at its place now; `exact` are the raw words of it.
 *
 * By the words alone: a rule that got another name and does the same has changed nothing.
 */
export function statusOf(mark: Mark, { text, all }: Readings, exact: string): Exclude<Status, 'lost'> {
  const { became, rules, should } = mark;
  if (mark.verdict === 'right') return text === became || all.includes(became) ? 'kept' : 'broken';
  if (should !== undefined && should !== became && all.includes(should)) return 'settled';
  if (text === became) return 'open';
  const isUndone = should === undefined && rules.length > 0 && text === exact;
  if (isUndone) return 'settled';
  return all.includes(became) ? 'open' : 'changed';
}
