import { unitTable } from '../../text/unit-table.ts';
import { allBut } from '../sights.ts';
import { unitsBetween } from '../units-between.ts';

/*
 * The classes of characters that rules look at beside the one they may change. They are pieces of a regex
 * character class, to be written between brackets: `[${HAN}]`.
 */

/** Han characters, with 々 and 〇; the halves of a surrogate pair stand for the planes beyond. */
export const HAN =
  '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\ud840-\\ud88f\\udc00-\\udfff';

/** Marks that only Chinese text has: 、。〈〉《》「」『』【】〔〕 and the full-width forms. */
export const CHINESE_MARK =
  '\\u3001\\u3002\\u3008-\\u3011\\u3014-\\u301b\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f';

/** Quotation marks, which Chinese and Latin share in Unicode. */
export const QUOTE = '\\u2018\\u2019\\u201c\\u201d';

/** What a decimal point does not stand behind: all but figures and Latin letters, as a need has it. */
export const NO_FIGURE = allBut(
  unitsBetween(0x30, 0x39) + unitsBetween(0x41, 0x5a) + unitsBetween(0x61, 0x7a),
);

const hanCharacter = new RegExp(`[${HAN}]`);

const hanUnits = unitTable(HAN);

/** Whether a stretch of a row of units has a Han character at all. */
export function hasHanUnit(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (hanUnits[units[at] as number] === 1) return true;
  return false;
}

/** Whether a text has a Han character at all. */
function hasHan(text: string): boolean {
  return hanCharacter.test(text);
}

/** A line, and the offset that it starts at. */
interface ChineseLine {
  readonly from: number;
  readonly line: string;
}

/** The lines of a text that have a Han character and match a global pattern, which is to be a sign of one character. */
export function chineseLines(text: string, mayMatter: RegExp): readonly ChineseLine[] {
  const found: ChineseLine[] = [];
  let from = 0;
  while (from < text.length) {
    // Whole stretches of clean text are passed over by one search.
    mayMatter.lastIndex = from;
    const candidate = mayMatter.exec(text);
    if (candidate === null) break;
    const start = candidate.index === 0 ? 0 : text.lastIndexOf('\n', candidate.index - 1) + 1;
    const end = text.indexOf('\n', candidate.index);
    const to = end === -1 ? text.length : end;
    const line = text.slice(start, to);
    if (hasHan(line)) found.push({ from: start, line });
    from = to + 1;
  }
  return found;
}
