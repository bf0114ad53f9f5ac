import { type Rule, rewrite } from '../rule.ts';

/**
 * ﻿`政​府` → `政府`: what has no glyph and no width leaves.
 *
 * BOM, zero-width spaces and joiners, soft hyphens, marks of direction, variation selectors, and the C0 and C1
 * controls but those that move on a page: tab, line ends, and the form feed, which later stages read.
 */
export const invisible: Rule = {
  name: 'invisible',
  // Most texts have none, and one quick search says so.
  changes: (text) => (any.test(text) ? runs.changes(text) : []),
};

const any =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\udb40]/;
const runs = rewrite(
  'invisible',
  /(?:[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\uddef])+/g,
  '',
);
