import { describe, expect, test } from 'vitest';
import type { Mark } from '../../src/documents/mark.ts';
import { type Status, statusOf } from '../../src/review/status.ts';
import { markAt, standing, treated } from './invented-mark.ts';

type Edits = Parameters<typeof treated>[1];
const raw = '各位代表:粮食增产。二、今年工作- 1 -如下';
const colon: Edits = [[/:/g, '：', 'normalise/colons']];
const number: Edits = [[/- 1 -/g, '', 'strip/page-number']];
const heading: Edits = [[/(?<=。)二、/g, '\n二、', 'join/flattened']];

/** The raw words of a place, what was done when it was marked, what was said, what is done now. */
const cases: readonly [string, string, Edits, Partial<Mark>, Edits, Status][] = [
  ['wrong, and it still is so', ':', colon, {}, colon, 'open'],
  ['wrong, and another rule does the same', ':', colon, {}, [[/:/g, '：', 'normalise/forms']], 'open'],
  ['wrong, and it is not made any more', ':', colon, {}, [], 'settled'],
  ['wrong, and now something else', ':', colon, {}, [[/:/g, '，', 'normalise/colons']], 'changed'],
  ['wrong, should be kept, and is', '- 1 -', number, { should: '- 1 -' }, [], 'settled'],
  [
    'wrong, should be kept, and is half kept',
    '- 1 -',
    number,
    { should: '- 1 -' },
    [[/- | -/g, '', 'strip/one']],
    'changed',
  ],
  ['wrong, should be other words, and the edit is gone', ':', colon, { should: '；' }, [], 'changed'],
  [
    'wrong, should be other words, and is',
    ':',
    colon,
    { should: '；' },
    [[/:/g, '；', 'normalise/colons']],
    'settled',
  ],
  ['verbatim words that should go, and do not', '- 1 -', [], { should: '' }, [], 'open'],
  ['verbatim words that should go, and do', '- 1 -', [], { should: '' }, number, 'settled'],
  [
    'verbatim words that should go, and do with those beside them',
    '1',
    [],
    { should: '' },
    number,
    'settled',
  ],
  ['verbatim words that are wrong, how is not said', '- 1 -', [], {}, [], 'open'],
  [
    'verbatim words that are wrong, how is not said, and something is done',
    '- 1 -',
    [],
    {},
    number,
    'changed',
  ],
  [
    'a line that should begin, and does by an insertion',
    '二',
    [],
    { should: '\n二' },
    [[/(?<=。)(?=二)/g, '\n', 'join/one']],
    'settled',
  ],
  ['a line that should begin, and does by a change', '二', [], { should: '\n二' }, heading, 'settled'],
  [
    'a line that should begin, and does behind the mark before it',
    '二',
    [],
    { should: '\n二' },
    [[/。/g, '。\n', 'join/one']],
    'settled',
  ],
  ['a line that should begin, and does not', '二', [], { should: '\n二' }, colon, 'open'],
  ['right, and it still is so', ':', colon, { verdict: 'right' }, colon, 'kept'],
  [
    'right, and other edits came',
    ':',
    colon,
    { verdict: 'right' },
    [...colon, ...number, ...heading],
    'kept',
  ],
  [
    'right, and another rule does it',
    ':',
    colon,
    { verdict: 'right' },
    [[/代表:/g, '代表：', 'normalise/forms']],
    'kept',
  ],
  ['right, and it is not made any more', ':', colon, { verdict: 'right' }, [], 'broken'],
  [
    'right, and now something else',
    ':',
    colon,
    { verdict: 'right' },
    [[/:/g, '；', 'normalise/colons']],
    'broken',
  ],
  [
    'right, and all around it goes',
    ':',
    colon,
    { verdict: 'right' },
    [[/各位代表:/g, '', 'strip/one']],
    'broken',
  ],
  ['right to be verbatim, and it is not any more', '- 1 -', [], { verdict: 'right' }, number, 'broken'],
];

describe('the status of a mark', () => {
  test.each(cases)('%s', (_, words, then, said, now, status) => {
    const from = raw.indexOf(words);
    const span = { from, to: from + words.length };
    const mark = markAt(treated(raw, then), span, said);
    expect(statusOf(mark, standing(treated(raw, now), span), words)).toBe(status);
  });

  test('of an inserted line end: gone, moved to the mark before it, still there', () => {
    const then = treated(raw, [[/(?<=。)(?=二)/g, '\n', 'join/one']]);
    const at = raw.indexOf('二');
    const span = { from: at, to: at };
    const now = (edits: Edits, said: Partial<Mark>) =>
      statusOf(markAt(then, span, said), standing(treated(raw, edits), span), '');
    expect(now([], {})).toBe('settled');
    expect(now([], { verdict: 'right' })).toBe('broken');
    expect(now([[/。/g, '。\n', 'join/two']], { verdict: 'right' })).toBe('kept');
    expect(now([[/。/g, '。\n', 'join/two']], {})).toBe('open');
    expect(now([[/(?<=。)(?=二)/g, ' ', 'join/one']], {})).toBe('changed');
  });
});
