import { rewrite } from './rule.ts';

/** `CR LF`, `CR`, U+0085, U+2028, U+2029, U+000B → `LF`. */
export const lineEnd = rewrite('line-end', /\r\n|[\r\u0085\u2028\u2029\v]/g, '\n');
