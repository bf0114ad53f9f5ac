import type { Change } from '../../text/span.ts';
import { CHINESE_MARK, chineseLines, HAN, hasHan } from '../marks/character-class.ts';
import { type Rule, rewrite } from '../rule.ts';
import { spacedSpeaker } from './speaker-line.ts';

/** ` 一、回顾 ` → `一、回顾`: no space at either end of a line. */
export const lineEnds = rewrite(
  'line-ends',
  / +/g,
  ({ 0: found, index }, text) => {
    const begins = index === 0 || text[index - 1] === '\n';
    const end = index + found.length;
    return begins || end === text.length || text[end] === '\n' ? '' : undefined;
  },
  { needs: [' '] },
);

/** `上行⏎⏎下行` → `上行⏎下行`: what other rules took away may have been all that stood on a line. */
export const emptyLine: Rule = {
  name: 'empty-line',
  ofWhole: true,
  *changes(text): Iterable<Change> {
    if (text.startsWith('\n')) yield { from: 0, to: /^\n+/.exec(text)?.[0].length ?? 0, insert: '' };
    for (let from = text.indexOf('\n\n', 1), to = from; from > 0; from = text.indexOf('\n\n', to)) {
      to = from + 1;
      while (text.charCodeAt(to) === 0x0a) to++;
      if (text.charCodeAt(from - 1) !== 0x0a) yield { from: from + 1, to, insert: '' };
    }
  },
};

/** `２ ０ ２ ２ 年` → `2022年`: in a line set letter by letter every space is the setting's. */
export const letterSpacing: Rule = {
  name: 'letter-spacing',
  needs: [' '],
  *changes(text) {
    if (!text.includes('\n') && (text[1] !== ' ' || text[3] !== ' ')) return;
    for (const { from, line } of chineseLines(text, anySpace)) {
      if (!/^[^ ](?: [^ ]){3,}$/.test(line) || spacedSpeaker(line) !== undefined) continue;
      for (let at = 1; at < line.length; at += 2) yield space(from + at);
    }
  },
};

const anySpace = / /g;
const chinese = new RegExp(`[${HAN}${CHINESE_MARK}—…“”‘’]`);

/** By UTF-16 code: whether no space stands beside it. */
const CLOSE = new Uint8Array(0x10000);
for (let unit = 0; unit < CLOSE.length; unit++) if (chinese.test(String.fromCharCode(unit))) CLOSE[unit] = 1;

/**
 * `2022 年 1 月` → `2022年1月`, `占 GDP 比重` → `占GDP比重`: no space beside Han or a Chinese mark.
 *
 * One between Latin words stays, and one on a speaker's line. In a line without Han, `—` and `“` are Latin.
 */
export const hanSpaces: Rule = {
  name: 'han-spaces',
  needs: [' '],
  *changes(text): Iterable<Change> {
    let lineEnd = -1;
    let skip = false;
    for (let from = text.indexOf(' '), to = from; from !== -1; from = text.indexOf(' ', to)) {
      to = from + 1;
      while (text.charCodeAt(to) === 0x20) to++;
      if (CLOSE[text.charCodeAt(from - 1)] !== 1 && CLOSE[text.charCodeAt(to)] !== 1) continue;
      if (from > lineEnd) {
        const start = text.lastIndexOf('\n', from) + 1;
        const end = text.indexOf('\n', from);
        lineEnd = end === -1 ? text.length : end;
        const line = text.slice(start, lineEnd);
        skip = !hasHan(line) || (line.length < 60 && spacedSpeaker(line) === line);
      }
      if (!skip) yield { from, to, insert: '' };
    }
  },
};

/** `2.5 %` → `2.5%`: no space between a number and its sign of per cent. */
export const percentSpace = rewrite('percent-space', /(?<=[0-9]) +(?=[%‰‱℃])/g, '', {
  needs: [{ of: '%‰‱℃', after: ' ' }],
});

/** `2 0 2 2 年` → `2022年`: a year set figure by figure inside a line. */
export const yearSpacing: Rule = {
  name: 'year-spacing',
  needs: [{ of: ' ', after: '12' }, { of: '0123456789', after: ' ' }, '年'],
  *changes(text) {
    for (const match of text.matchAll(/(?<![0-9] ?)[12] [0-9] [0-9] [0-9](?= ?年)/g)) {
      for (const at of [1, 3, 5]) yield space(match.index + at);
    }
  },
};

function space(at: number): Change {
  return { from: at, to: at + 1, insert: '' };
}
