import { rewrite } from '../rule.ts';

const ZEROS = '○◯ΟО0O０Ｏ';
const NUMERALS = '一二三四五六七八九十百千万零';

/**
 * `二○二一年` → `二〇二一年`: a circle, a letter O or a nought inside a run of Han numerals is a 〇.
 *
 * A run starts with a Han numeral, holds at least two, and touches no Latin letter or digit; `二000年` has one
 * and says 年. `O2O`, `2000` and a bullet `○` are none.
 */
export const hanZero = rewrite(
  'han-zero',
  new RegExp(
    `[一二三四五六七八九](?<![${ZEROS}〇${NUMERALS}0-9A-Za-z].)[${NUMERALS}〇]*[${ZEROS}][${NUMERALS}〇${ZEROS}]*(?![0-9A-Za-z０-９])`,
    'g',
  ),
  (match) => {
    const run = match[0];
    const zeros = run.match(/[○◯ΟО0O０Ｏ]/g)?.length ?? 0;
    const isYear = run.length === 4 && match.input.startsWith('年', match.index + 4);
    if (run.length - zeros < 2 && !isYear) return undefined;
    return run.replace(/[○◯ΟО0O０Ｏ]/g, '〇');
  },
  { needs: [{ of: ZEROS, after: `${NUMERALS}〇` }] },
);
