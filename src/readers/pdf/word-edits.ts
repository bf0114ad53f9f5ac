import type { Edit } from '../../text/span.ts';
import { emsOf } from './ems.ts';
import type { Line, Placed } from './line.ts';

/** A space of less than this many ems between Han characters is the setting's, if its line has as many of them. */
const LETTER_SPACE = 0.3;
const LETTER_SPACES = 3;

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};
/** Characters that some fonts draw with the glyph of a common one; a program that asks the font names the first of them. */
const sharedGlyphs: Readonly<Record<string, string>> = { 㬵: '胶', 㫚: '曶', 㬺: '幐', 㮣: '槩' };
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The edits inside of a line that is kept, whose text begins at `offset` of the raw text: what is printed twice,
 * spaces that only justify the line, ligatures, and figures set above the line (`人口1` with a small raised 1 → `人口¹`).
 */
export function wordEdits(line: Line, offset: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [index, placed] of line.placed.entries()) {
    const from = offset + placed.at;
    if (placed.overprint) {
      edits.push({ from, to: from + placed.run.text.length, insert: '', rule: 'overprint' });
      continue;
    }
    const own: Edit[] = [];
    const { text } = placed.run;
    for (const { index: i, 0: found } of text.matchAll(/[ﬀ-ﬆ]/g)) {
      const insert = ligatures[found] as string;
      own.push({ from: from + i, to: from + i + 1, insert, rule: 'ligature' });
    }
    for (const { index: i, 0: found } of text.matchAll(/[㬵㫚㬺㮣]/g)) {
      const insert = sharedGlyphs[found] as string;
      own.push({ from: from + i, to: from + i + 1, insert, rule: 'shared-glyph' });
    }
    if (placed.raised)
      for (const { index: i, 0: found } of text.matchAll(/\d/g)) {
        const insert = superscripts.charAt(Number(found));
        own.push({ from: from + i, to: from + i + 1, insert, rule: 'superscript' });
      }
    for (const edit of [...letterSpaces(placed, from), ...shortDash(placed, from)]) own.push(edit);
    const before = line.placed[index - 1];
    if (before !== undefined && isSetting(line, before, placed))
      edits.push({ from: from - 1, to: from, insert: '', rule: 'letter-space' });
    for (const edit of own.sort((one, other) => one.from - other.from)) edits.push(edit);
  }
  const setting = edits.filter(({ rule }) => rule === 'letter-space').length;
  return setting < LETTER_SPACES ? edits.filter(({ rule }) => rule !== 'letter-space') : edits;
}

/** `一2023年1月6日在…` → `——2023年1月6日在…` where a line of a scan begins so: models take the long dash for a numeral or a hyphen. */
function shortDash({ run, at }: Placed, offset: number): readonly Edit[] {
  const [dash] =
    (run.edges !== undefined && at === 0 && /^[一\-—–－]+(?=\d{4}年\d{1,2}月\d{1,2}日在)/.exec(run.text)) ||
    [];
  if (dash === undefined || dash === '——') return [];
  return [{ from: offset, to: offset + dash.length, insert: '——', rule: 'recognised-dash' }];
}

const han = /[\p{Script=Han}，。、；：？！（）《》“”‘’—]/u;

/** Whether the space between two runs only justifies the line. */
function isSetting({ text }: Line, before: Placed, { run, at }: Placed): boolean {
  return (
    text.charAt(at - 1) === ' ' &&
    run.from - before.run.to < LETTER_SPACE * run.size &&
    han.test(text.charAt(at - 2)) &&
    han.test(text.charAt(at))
  );
}

/** Narrow spaces between Han characters, as justified lines have them. */
function letterSpaces({ run }: Placed, offset: number): readonly Edit[] {
  const { text, size } = run;
  const spaces = text.split(' ').length - 1;
  if (spaces === 0) return [];
  const gap = (run.to - run.from) / size - emsOf(text.replaceAll(' ', ''));
  if (gap / spaces >= LETTER_SPACE) return [];
  const edits: Edit[] = [];
  for (const { index } of text.matchAll(/ /g))
    if (han.test(text.charAt(index - 1)) && han.test(text.charAt(index + 1)))
      edits.push({ from: offset + index, to: offset + index + 1, insert: '', rule: 'letter-space' });
  return edits;
}
