import { INVISIBLE, signsOf, TextSign } from '../../text/text-signs.ts';
import { type Rule, rewrite } from '../rule.ts';

/**
 * ﻿`政​府` → `政府`: what has no glyph and no width leaves.
 *
 * BOM, zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors, and the C0 and C1
 * controls but those that move on a page: tab, line ends, and the form feed, which later stages read.
 */
export const invisible: Rule = {
  name: 'invisible',
  // Most texts have none, and one quick look says so.
  changes: (text) => ((signsOf(text) & TextSign.invisible) === 0 ? [] : runs.changes(text)),
};

const runs = rewrite('invisible', new RegExp(`(?:[${INVISIBLE}]|\\udb40[\\udc00-\\uddef])+`, 'g'), '');
