import { rewrite } from '../rule.ts';
import { unitsBetween } from '../units-between.ts';
import { CHINESE_MARK, HAN, QUOTE } from './character-class.ts';

const DASHES = `-\u2212\u2500\u2501\uff0d\ufe58\ufe63${unitsBetween(0x2010, 0x2015)}`;
const DASH = '\\u2010-\\u2015\\u2212\\u2500\\u2501\\uff0d\\ufe58\\ufe63-';
const CHINESE = `${HAN}${CHINESE_MARK}${QUOTE},;:!?()"'%`;

/**
 * `--在大会上` → `——在大会上`, `目标──发展` → `目标——发展`: two to four short strokes are the one long dash.
 *
 * At the start of a line, or beside Han or a Chinese mark and no Latin letter; never between two digits (`2020--2035`)
 * and never a rule of more strokes. One stroke is a range or a name: `50-100亿元`, `专家-企业`, `中国—东盟`.
 */
export const dashes = rewrite(
  'dashes',
  new RegExp(`[${DASH}](?<![${DASH}] ?.) ?[${DASH}](?: ?[${DASH}]){0,2}(?! ?[${DASH}])`, 'g'),
  (match, text) => {
    if (match[0] === '——') return undefined;
    const before = neighbour(text, match.index - 1, -1);
    const after = neighbour(text, match.index + match[0].length, 1);
    const opens = before === undefined && after !== undefined && opensLine.test(after);
    const breaks =
      (isChinese(before) && !isLatin(after) && after !== undefined) || (isChinese(after) && !isLatin(before));
    return opens || breaks ? '——' : undefined;
  },
  { needs: [{ of: DASHES, after: `${DASHES} ` }] },
);

const opensLine = new RegExp(`[${HAN}${QUOTE}0-9"'《（(]`);
const chinese = new RegExp(`[${CHINESE}]`);

/** The nearest character that is no space, on the same line; blanks are single by now. */
function neighbour(text: string, at: number, step: 1 | -1): string | undefined {
  const character = text[text[at] === ' ' ? at + step : at];
  return character === '\n' ? undefined : character;
}

function isChinese(character: string | undefined): boolean {
  return character !== undefined && chinese.test(character);
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z]/.test(character);
}
