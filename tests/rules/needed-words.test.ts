import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neededWords } from '../../src/rules/needed-words.ts';

test.each<[RegExp, readonly string[] | undefined]>([
  [/(?:^|>)[ \t\u3000]*本文地址[:：]/m, ['本文地址']],
  [/【[^】\n]{2,12}招商】/, ['招商】']],
  [
    /\b(?:cache\.netease\.com|static\.ws\.126\.net|NTES)\b/,
    ['cache.netease.com', 'static.ws.126.net', 'NTES'],
  ],
  [/\bpeople\.(?:com\.)?cn\//, ['people.']],
  [/_网站\s*<\/title>|<td\b[^<>]*class="b12c"/, ['_网站', 'class="b12c"']],
  [/\u653f府/, ['政府']],
  [/报告?书/, ['报']],
  [/报告{2,}书/, ['报告']],
  [/报(?:告书)+文/, ['告书']],
  [/报(?=告书们)文/, ['报']],
  [/(?<!告书们)文/, ['文']],
  [/(?<name>甲乙)丙/, ['甲乙']],
  [/甲乙|[丙丁]/, undefined],
  [/(?:甲乙|)丙?/, undefined],
  [/[\]甲乙]/, undefined],
  [/ucap/i, undefined],
  [/\p{Script=Han}+号/u, ['号']],
])('%s needs %j', (pattern, words) => {
  expect(neededWords(pattern)).toEqual(words);
});

test('what a pattern matches in has one of the words', () => {
  const atom = fc.constantFrom('甲', '乙', 'a', '\\.', '[甲b]', '\\d', '.', '\\u4e59', '[^乙]');
  const times = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '??', '+?');
  const plain = fc.oneof(
    fc.tuple(atom, times).map((parts) => parts.join('')),
    fc.constantFrom('^', '\\b', '$'),
  );
  const either = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .array(
        fc.array(part, { maxLength: 3 }).map((parts) => parts.join('')),
        { minLength: 1, maxLength: 2 },
      )
      .map((parts) => parts.join('|'));
  const group = fc
    .tuple(fc.constantFrom('(?:', '(', '(?<!', '(?=', '(?!'), either(plain), fc.constantFrom('', '?', '{2}'))
    .map(([begin, inner, many]) => `${begin}${inner})${/[=!]/.test(begin) ? '' : many}`);
  const text = fc.array(fc.constantFrom(...'甲乙ab.1 \n'), { maxLength: 8 }).map((units) => units.join(''));
  let looked = 0;
  fc.assert(
    fc.property(either(fc.oneof(plain, group)), text, (source, words) => {
      const needed = neededWords(new RegExp(source));
      if (needed === undefined || !new RegExp(source).test(words)) return;
      looked += 1;
      expect(needed.some((each) => words.includes(each))).toBe(true);
    }),
    { numRuns: 3000, seed: 6 },
  );
  expect(looked).toBeGreaterThan(20);
});
