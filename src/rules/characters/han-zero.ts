import { unitTable } from '../../text/unit-table.ts';
import { nextIn } from '../../text/units.ts';
import { type Found, scanned } from '../scanned.ts';

const ZEROS = '○◯ΟО0O０Ｏ';
const NUMERALS = '一二三四五六七八九十百千万零';
const FIGURES = '\\u0030-\\u0039';
const LETTERS = '\\u0041-\\u005a\\u0061-\\u007a';

/* By UTF-16 unit. */
const begins = unitTable('一二三四五六七八九');
const goesOn = unitTable(`${NUMERALS}〇`);
const isZero = unitTable(ZEROS);
/** what no run stands behind */
const before = unitTable(`${ZEROS}〇${NUMERALS}${FIGURES}${LETTERS}`);
/** what no run stands before */
const after = unitTable(`${FIGURES}${LETTERS}\\uff10-\\uff19`);
const [ZERO, YEAR] = ['〇', '年'.charCodeAt(0)];

/**
 * `二○二一年` → `二〇二一年`: a circle, a letter O or a nought inside a run of Han numerals is a 〇.
 *
 * A run starts with a Han numeral, holds at least two, and touches no Latin letter or digit; `二000年` has one
 * and says 年. `O2O`, `2000` and a bullet `○` are none.
 */
export const hanZero = scanned(
  'han-zero',
  (units, from, to, found) => {
    for (let at = nextIn(units, begins, from, to); at < to; at = nextIn(units, begins, at + 1, to)) {
      if (at > from && before[units[at - 1] as number] === 1) continue;
      const end = runEnd(units, at, to);
      if (end === undefined) continue;
      const isYear = end - at === 4 && end < to && units[end] === YEAR;
      if (end - at - zerosIn(units, at, end) >= 2 || isYear) pushZeros(units, at, end, found);
      at = end - 1;
    }
  },
  [{ of: ZEROS, after: `${NUMERALS}〇` }],
);

/** Where a run of numerals with a zero in it ends; undefined where it has none or touches what it may not. */
function runEnd(units: Uint16Array, from: number, to: number): number | undefined {
  let first = from + 1;
  while (first < to && goesOn[units[first] as number] === 1) first += 1;
  if (first === to || isZero[units[first] as number] === 0) return undefined;
  let end = first + 1;
  while (end < to && (goesOn[units[end] as number] === 1 || isZero[units[end] as number] === 1)) end += 1;
  // Before what it may not touch it is shorter.
  while (end > first && end < to && after[units[end] as number] === 1) end -= 1;
  return end > first ? end : undefined;
}

function zerosIn(units: Uint16Array, from: number, to: number): number {
  let zeros = 0;
  for (let at = from; at < to; at += 1) zeros += isZero[units[at] as number] as number;
  return zeros;
}

/** Pushes what stands from the first zero of a run to its last one. */
function pushZeros(units: Uint16Array, from: number, to: number, found: Found): void {
  let first = from;
  while (isZero[units[first] as number] === 0) first += 1;
  let end = to;
  while (isZero[units[end - 1] as number] === 0) end -= 1;
  let run = '';
  for (let at = first; at < end; at += 1)
    run += isZero[units[at] as number] === 1 ? ZERO : String.fromCharCode(units[at] as number);
  found.push(first, end, run);
}
