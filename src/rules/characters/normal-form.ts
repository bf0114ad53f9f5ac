import { unitsBetween } from '../occurring.ts';
import { type Rule, rewrite } from '../rule.ts';

/** What NFC can change at all. */
const mayCompose =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u08ff\u0900-\u0e4e\u1100-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u1f71-\u1ffd\u20d0-\u20ff\u2126\u212a\u212b\u2329\u232a\u302a-\u302f\u3099\u309a\u0374\u037e\u0387\ufe20-\ufe2f]/;

/** All of it. It stands below the characters of Han, but for the half marks. */
const composing = [...unitsBetween(0x300, 0x30ff), ...unitsBetween(0xfe20, 0xfe2f)]
  .filter((unit) => mayCompose.test(unit))
  .join('');

/**
 * `é` in two characters → `é` in one: what is written in pieces is composed (NFC).
 *
 * A base with its combining marks, Hangul letters, and the few signs that NFC replaces: U+2126 Ω, U+212A K,
 * U+212B Å, U+2329 〈 and U+232A 〉. Compatibility ideographs have a rule of their own.
 */
export const normalForm: Rule = {
  name: 'normal-form',
  needs: [composing],
  changes: (text) => (mayCompose.test(text) ? composed.changes(text) : []),
};

const composed = rewrite(
  'normal-form',
  /[^\p{M}\n]?\p{M}+|[\u1100-\u11ff]+|[\u2126\u212a\u212b\u2329\u232a\u0340-\u037e\u0387\u1f71-\u1ffd]/gu,
  (match) => match[0].normalize('NFC'),
);
