import { hasUnitIn, unitsOf } from '../../text/units.ts';
import { unitTable } from '../marks/character-class.ts';
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
  changes: (text) => (hasUnitIn(unitsOf(text), units) ? runs.changes(text) : []),
};

const SIGNS =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f-\\u1160\\u17b4-\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb';

/** By UTF-16 unit: 1 for those of what has no glyph, and for the first halves of some. */
const units = unitTable(`${SIGNS}\\udb40`);
const runs = rewrite('invisible', new RegExp(`(?:[${SIGNS}]|\\udb40[\\udc00-\\uddef])+`, 'g'), '');
