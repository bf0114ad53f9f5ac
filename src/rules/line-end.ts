import { type Rule, rewrite } from './rule.ts';

/** `CR LF`, `CR`, U+0085, U+2028, U+2029, U+000B → `LF`. */
export const lineEnd: Rule = {
  name: 'line-end',
  // Most texts have none, and single characters are found in no time.
  changes: (text) => (signs.some((sign) => text.includes(sign)) ? ends.changes(text) : []),
};

const signs = ['\r', '\u0085', '\u2028', '\u2029', '\v'];
const ends = rewrite('line-end', /\r\n|[\r\u0085\u2028\u2029\v]/g, '\n');
