import type { Span } from '../../text/span.ts';
import { unitTable } from '../../text/unit-table.ts';
import { nextIn } from '../../text/units.ts';
import { type Found, scanned } from '../scanned.ts';
import { hasHanUnit } from './character-class.ts';
import { MarksOfLine } from './mark-context.ts';
import { Side, sideOf, TRANSPARENT_CODE } from './mark-side.ts';

const line = new MarksOfLine();
const [OPEN, CLOSE] = [0x28, 0x29];
const isBracket = unitTable('()');

/*
 * `项目(二期),总投资` → `项目（二期），总投资`: half-width punctuation in Chinese text becomes full-width.
 *
 * By the class of the nearest character on each side that is no mark itself (see `mark-context`), so that the answer
 * is the same before and after the marks beside it have changed. Brackets are decided in pairs. Between two digits
 * (`1,200`, `10:30`, `1:40.6:58.4`) and between Latin letters nothing changes, nor in a line without Han.
 */

/** `(责任单位:县` → `（责任单位:县`: brackets in Chinese text; `f(x)` stays. */
export const brackets = scanned(
  'brackets',
  (units, from, to, found) => {
    if (nextIn(units, isBracket, from, to) === to || !hasHanUnit(units, from, to)) return;
    line.read(units, from, to);
    const { length, at, code, chinese } = line;
    for (let mark = 0; mark < length; mark++) {
      if ((code[mark] !== OPEN && code[mark] !== CLOSE) || chinese[mark] === 0) continue;
      const place = at[mark] as number;
      found.push(place, place + 1, code[mark] === OPEN ? 0xff08 : 0xff09);
    }
  },
  ['()'],
);

/** By UTF-16 unit: 1 for the marks , ; : ! ?. */
const isMark = unitTable(',;:!?');
const isMarkOrBracket = unitTable(',;:!?()');

/** The full-width form of such a mark. */
function wideOf(mark: number): number {
  return '，；：！？'.charCodeAt(',;:!?'.indexOf(String.fromCharCode(mark)));
}

/** `发展,改革;` → `发展，改革；`: the marks , ; : ! ? in Chinese text. */
export const marks = scanned(
  'marks',
  (units, from, to, found) => {
    const rows = found.rows;
    let at = nextIn(units, isMarkOrBracket, from, to);
    if (at === to || !hasHanUnit(units, from, to)) return;
    // Without brackets, which are known by their partners, a run of marks is known by what stands at its two ends.
    while (at < to) {
      let begin = at;
      while (begin > from && sideOf[units[begin - 1] as number] === TRANSPARENT_CODE) begin -= 1;
      let end = at;
      while (end < to && sideOf[units[end] as number] === TRANSPARENT_CODE) {
        if (isBracket[units[end] as number] === 1) {
          found.rows = rows;
          pushMarks(units, from, to, { from, to, found });
          return;
        }
        end += 1;
      }
      pushMarks(units, Math.max(from, begin - 1), Math.min(to, end + 1), { from, to, found });
      at = nextIn(units, isMarkOrBracket, end, to);
    }
  },
  [',;:!?'],
);

/** Pushes what is to be changed in a stretch of a line. */
function pushMarks(
  units: Uint16Array,
  begin: number,
  end: number,
  { from, to, found }: Span & { readonly found: Found },
): void {
  line.read(units, begin, end);
  line.look();
  const { length, at, code, left, right } = line;
  for (let mark = 0; mark < length; mark++) {
    const unit = code[mark] as number;
    if (isMark[unit] === 0 || !isChinese(left[mark] as Side, right[mark] as Side)) continue;
    const place = at[mark] as number;
    if (!isLost(units, place, from, to)) found.push(place, place + 1, wideOf(unit));
  }
}

function isChinese(left: Side, right: Side): boolean {
  if (left === Side.han || right === Side.han || left === Side.unit) return true;
  // `共12项!` and `增长5;` at a line's end or before a closing mark
  return right === Side.edge && (left === Side.digit || left === Side.other);
}

const [COLON, QUESTION, STROKE] = [0x3a, 0x3f, 0x2f];

/** By UTF-16 unit: behind or before what no question is asked. */
const pauses = unitTable('，、“‘《（(');
const stops = unitTable('，。、；');

/** `http://`, `二期、?水灌区`, `前1?。`: no punctuation, or what an encoder put for a lost character. No question is asked after a pause or before a stop. */
function isLost(units: Uint16Array, at: number, from: number, to: number): boolean {
  if (units[at] === COLON) return at + 2 < to && units[at + 1] === STROKE && units[at + 2] === STROKE;
  if (units[at] !== QUESTION) return false;
  return (
    (at > from && pauses[units[at - 1] as number] === 1) ||
    (at + 1 < to && stops[units[at + 1] as number] === 1)
  );
}
