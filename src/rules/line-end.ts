import { signsOf, TextSign } from '../text/text-signs.ts';
import { type Rule, rewrite } from './rule.ts';

/** `CR LF`, `CR`, U+0085, U+2028, U+2029, U+000B → `LF`. */
export const lineEnd: Rule = {
  name: 'line-end',
  // Most texts have none, and one quick look says so.
  changes: (text) => ((signsOf(text) & (TextSign.end | TextSign.oldEnd)) === 0 ? [] : ends.changes(text)),
};

const ends = rewrite('line-end', /\r\n|[\r\u0085\u2028\u2029\v]/g, '\n');
