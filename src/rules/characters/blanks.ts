import { type Rule, rewrite } from '../rule.ts';
import { unitsBetween } from '../units-between.ts';

const WIDE = `\t\u00a0\u1680${unitsBetween(0x2000, 0x200a)}\u202f\u205f\u3000`;
/** A blank that is no ordinary space, or two of those. */
const BLANKS = [WIDE, { of: ' ', after: ' ' }];

/**
 * `工作　　报告` → `工作 报告`: every run of blanks of any width becomes one ordinary space.
 *
 * No-break spaces, U+1680, U+2000…200A, U+202F, U+205F, the ideographic space and tabs. The Hangul filler is no
 * blank. Whether the one space stays is for the rules of spaces.
 */
export const blanks = rewrite('blanks', /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g, ' ', {
  needs: [BLANKS],
});

/** `工作　　报告` → `工作 报告`, but the tabs between the cells of a table stay, without the blanks beside them. */
export const blanksButTabs: Rule = {
  name: 'blanks',
  needs: [BLANKS],
  *changes(text) {
    for (const { from, to, insert } of blanks.changes(text)) {
      const tabs = text.slice(from, to).replace(/[^\t]+/g, '');
      const wanted = tabs === '' ? insert : tabs;
      if (text.slice(from, to) !== wanted) yield { from, to, insert: wanted };
    }
  },
};
