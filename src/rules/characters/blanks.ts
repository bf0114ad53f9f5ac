import { nextIn } from '../../text/units.ts';
import { type Scan, scanned } from '../scanned.ts';
import { unitsBetween } from '../units-between.ts';

const WIDE = `\t\u00a0\u1680${unitsBetween(0x2000, 0x200a)}\u202f\u205f\u3000`;
/** A blank that is no ordinary space, or two of those. */
const BLANKS = [WIDE, { of: ' ', after: ' ' }];

const space = 0x20;
const tab = 0x09;

/** By UTF-16 unit: 1 for a blank. */
const blank = new Uint8Array(0x10000);
for (const unit of ` ${WIDE}`) blank[unit.charCodeAt(0)] = 1;

/** Takes the blanks that stand side by side in a line as one: each such run is handed over. */
function eachRun(take: Scan): Scan {
  return (units, begin, end, found) => {
    for (let from = nextIn(units, blank, begin, end); from < end; from = nextIn(units, blank, from, end)) {
      let to = from + 1;
      while (to < end && blank[units[to] as number] === 1) to += 1;
      take(units, from, to, found);
      from = to;
    }
  };
}

/**
 * `工作　　报告` → `工作 报告`: every run of blanks of any width becomes one ordinary space.
 *
 * No-break spaces, U+1680, U+2000…200A, U+202F, U+205F, the ideographic space and tabs. The Hangul filler is no
 * blank. Whether the one space stays is for the rules of spaces.
 */
export const blanks = scanned(
  'blanks',
  eachRun((units, from, to, found) => {
    if (to > from + 1 || units[from] !== space) found.push(from, to, space);
  }),
  [BLANKS],
);

/** `工作　　报告` → `工作 报告`, but the tabs between the cells of a table stay, without the blanks beside them. */
export const blanksButTabs = scanned(
  'blanks',
  eachRun((units, from, to, found) => {
    let tabs = 0;
    for (let at = from; at < to; at += 1) if (units[at] === tab) tabs += 1;
    if (tabs === to - from || (tabs === 0 && to === from + 1 && units[from] === space)) return;
    found.push(from, to, tabs === 0 ? space : '\t'.repeat(tabs));
  }),
  [BLANKS],
);
