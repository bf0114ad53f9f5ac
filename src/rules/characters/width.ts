import { rewrite } from '../rule.ts';
import { scanned } from '../scanned.ts';
import { unitsBetween } from '../units-between.ts';

/** By so much a full-width form is above the sign itself. */
const WIDER = 0xfee0;
const narrowed = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - WIDER);

const [FIRST, LAST] = [0xff10, 0xff5a];
const LETTERS = unitsBetween(0xff10, 0xff19) + unitsBetween(0xff21, 0xff3a) + unitsBetween(0xff41, 0xff5a);

/**
 * `２０２２` → `2022`, `ＧＤＰ` → `GDP`: full-width letters and digits become half-width.
 *
 * Not blanket NFKC, which breaks `（一）：，`, `①`, `㎡` and `……`.
 */
export const fullWidthLetters = scanned(
  'full-width-letters',
  (units, from, to, found) => {
    for (let at = nextWide(units, from, to); at < to; at = nextWide(units, at + 1, to)) {
      const unit = units[at] as number;
      if (unit <= LAST && isLetter(unit)) found.push(at, at + 1, unit - WIDER);
    }
  },
  [LETTERS],
);

/** Where a unit stands next that is no less than the first of the full-width digits: few others are. */
function nextWide(units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (
    at + 4 <= to &&
    (units[at] as number) < FIRST &&
    (units[at + 1] as number) < FIRST &&
    (units[at + 2] as number) < FIRST &&
    (units[at + 3] as number) < FIRST
  )
    at += 4;
  while (at < to && (units[at] as number) < FIRST) at += 1;
  return at;
}

function isLetter(unit: number): boolean {
  return unit <= 0xff19 || (unit >= 0xff21 && unit <= 0xff3a) || unit >= 0xff41;
}

/**
 * `12．5％` → `12.5%`, `3＋2` → `3+2`: signs of a number become half-width where a digit is on each side.
 *
 * For `％` the digit before is enough. `互联网＋` stays, and so do `（` `，` `：`.
 */
export const fullWidthSigns = rewrite(
  'full-width-signs',
  /(?<=[0-9])(?:％|[＋／．－](?=[0-9]))/g,
  (match) => narrowed(match[0]),
  { needs: [{ of: '％＋／．－', after: unitsBetween(0x30, 0x39) }] },
);

/** `1．项目` → `1.项目`, `1. 项目` stays to the space rules: the stop of a numbering has one width. */
export const numberingStop = rewrite('numbering-stop', /(?<=(?:^|\n) ?[0-9]{1,3})．/g, '.', {
  needs: ['．'],
});

/** `｡` → `。`, `､` → `、`: the half-width forms of Japanese type become the Chinese marks. */
export const halfWidthMarks = rewrite(
  'half-width-marks',
  /[｡､｢｣]/g,
  (match) => '。、「」'['｡､｢｣'.indexOf(match[0])],
  { needs: ['｡､｢｣'] },
);
