import { compact } from '../rules/paragraphs/line-shapes.ts';
import { isProse } from './report-shape.ts';
import { speaksOfSite } from './site-words.ts';

/**
 * The sentences of a document that one reading of it has and another has not, in order.
 *
 * Sentences that speak of a site are left out, and white space does not count: a sentence that is part of a longer one
 * is there.
 */
export function lostText(before: readonly string[], after: readonly string[]): readonly string[] {
  const lines = new Set(after.flatMap((text) => text.split('\n').map(compact)));
  const there = compact(after.join(''));
  return before
    .flatMap((text) => text.split('\n'))
    .filter((words) => isProse(words) && !speaksOfSite(words) && !lines.has(compact(words)))
    .filter((words) => !there.includes(compact(words)));
}
