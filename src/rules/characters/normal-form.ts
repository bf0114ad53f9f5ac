import { type Rule, rewrite } from '../rule.ts';
import { unitsBetween } from '../units-between.ts';

/** What is no mark and has another form in NFC, by itself. */
const ALONE =
  '\\u0374\\u037e\\u0387\\u0958-\\u095f\\u09dc-\\u09df\\u0a33\\u0a36\\u0a59-\\u0a5e\\u0b5c\\u0b5d\\u0f43-\\u0f69\\u1f71-\\u1ffd\\u2000\\u2001\\u2126\\u212a\\u212b\\u2329\\u232a\\u2adc\\ufb1d-\\ufb4e\\u{1d15e}-\\u{1d1c0}';

/** What NFC can change at all. */
const mayCompose = new RegExp(`[\\p{M}\\u1100-\\u11ff\\u{16d67}${ALONE}]`, 'u');

/** The units of all of it. None is a character of Han, or the half of one. */
const composing = [
  ...unitsBetween(0x300, 0x30ff),
  ...unitsBetween(0xa66f, 0xabed),
  ...unitsBetween(0xfb1d, 0xfe2f),
]
  .filter((unit) => mayCompose.test(unit))
  .join('')
  .concat(unitsBetween(0xd800, 0xd83a));

/**
 * `é` in two characters → `é` in one: what is written in pieces is composed (NFC).
 *
 * A base with its combining marks, Hangul letters, and the signs that NFC replaces: U+2126 Ω, U+212A K, U+212B Å,
 * U+2329 〈 and U+232A 〉, letters of Indic and Hebrew. Compatibility ideographs have a rule of their own.
 */
export const normalForm: Rule = {
  name: 'normal-form',
  needs: [composing],
  changes: (text) => (mayCompose.test(text) ? composed.changes(text) : []),
};

const composed = rewrite(
  'normal-form',
  new RegExp(`[^\\p{M}\\n]?\\p{M}+|[\\uac00-\\ud7a3]?[\\u1100-\\u11ff]+|\\u{16d67}+|[${ALONE}]`, 'gu'),
  (match) => match[0].normalize('NFC'),
);
