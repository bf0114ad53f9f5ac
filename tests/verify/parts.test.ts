import { expect, test } from 'vitest';
import { accountOf } from '../../src/verify/account.ts';
import { type PartOfDocument, partProblems } from '../../src/verify/parts.ts';

function part(
  index: number,
  of: number,
  from: number,
  to: number,
  ...split: [number, number][]
): PartOfDocument {
  const spans = split.map(([begin, end]) => ({ from: begin, to: end }));
  return { name: `p${index}`, part: { index, of, from, to }, split: spans };
}

const first = part(1, 2, 0, 4, [4, 10]);
const second = part(2, 2, 4, 10, [0, 4]);

test('parts that tile the raw text, each keeping its own, are all right', () => {
  expect([...partProblems([second, first], 10)]).toEqual([]);
  expect([...partProblems([part(1, 1, 0, 10)], 10)]).toEqual([]);
});

test.each([
  ['a part is missing', [first], /part 2 of 2 is missing/],
  ['the first part is missing', [second], /part 1 of 2 is missing/],
  ['a part stands twice', [first, first, second], /another part 1/],
  ['a gap', [first, part(2, 2, 5, 10, [0, 5])], /a gap/],
  ['an overlap', [first, part(2, 2, 3, 10, [0, 3])], /an overlap/],
  ['an end too early', [first, part(2, 2, 4, 9, [0, 4], [9, 10])], /the parts end at 9 of 10/],
  ['words lost', [part(1, 2, 0, 4, [3, 10]), second], /raw 3–4 .* it was lost/],
  ['own words removed', [part(1, 2, 0, 4, [2, 3], [4, 10]), second], /own stretch/],
  ['another’s words kept', [part(1, 2, 0, 4, [4, 8]), second], /raw 8 is another part’s/],
  ['another’s words kept between', [part(1, 2, 0, 4, [4, 6], [7, 10]), second], /raw 6 is another part’s/],
  ['another’s words kept before', [first, part(2, 2, 4, 10, [1, 4])], /raw 0 is another part’s/],
  ['parts that do not agree', [first, part(2, 3, 4, 10, [0, 4])], /it is one of 2 parts/],
])('%s', (_what, parts, message) => {
  expect([...partProblems(parts, 10)].map((problem) => problem.message).join('\n')).toMatch(message);
});

test('the account of a wrong trace names the span, and what is behind it is not accounted for', () => {
  const own = { from: 0, to: 4 };
  const account = (spans: (number | readonly [number, number, ...number[]])[], clean = '甲丙丁') =>
    accountOf('甲乙丙丁', clean, { raw: 4, clean: 3, rules: ['strip/x'], spans }, own);
  expect(account([1, [1, 0, 0], 2])).toMatchObject({
    fault: undefined,
    tally: { kept: 3, removed: 1, unaccounted: 0 },
  });
  expect(account([[1, 0, 0], 3])).toMatchObject({
    fault: { span: 1, raw: 1, clean: 0 },
    tally: { unaccounted: 1 },
  });
  expect(account([1, [1, 0], 2])).toMatchObject({ fault: { span: 1 }, tally: { unaccounted: 3 } });
  expect(account([1, [1, 0, 7], 2]).fault?.message).toContain('rule 7 of 1');
  expect(account([1, [1, 0, 0], 1])).toMatchObject({ fault: { raw: 3 }, tally: { unaccounted: 1 } });
  expect(account([1, [1, 0, 0], 2], '甲丙丁戊').fault?.message).toContain('clean 4');
});
