import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linksToNumber } from '../../../src/pipeline/articles/links-to-number.ts';

it.each([
  ['<a href="4387_2.html">', true],
  ["<a href='t-page3.htm'>", true],
  ['<a href="list.jsp?id=5&page=2">', true],
  ['<a href="?a=1&amp;p=2">', true],
  ['<a href="/news/3/">', true],
  ['<a href="/news/3">', true],
  ['<a href="4387_02.html">', false],
  ['<a href="4387_123.html">', false],
  ['2020-2035年，增长1/3。', false],
  ['- 12 -\n\n1.2.3', false],
  ['a=2 ', false],
])('%j', (words, links) => {
  expect(linksToNumber(words)).toBe(links);
});

it('finds what one pattern for all of them finds', () => {
  const link =
    /[_-](?:[pP](?:[aA][gG][eE])?)?[1-9]\d?\.[a-zA-Z]{3,5}["'\s>]|[?&;][a-zA-Z_]{1,11}=[1-9]\d?["'\s>&]|\/[1-9]\d?(?:\.[a-zA-Z]{3,5}|\/)?["'\s>]/;
  const part = fc.constantFrom(
    '_',
    '-',
    '=',
    '/',
    '?',
    '&',
    '0',
    '1',
    '23',
    '.',
    'html',
    'page',
    'P',
    '"',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      // In a text and in a page, which are looked through in different ways.
      for (const words of [parts.join(''), `<p>${parts.join('')}</p>`])
        expect(linksToNumber(words)).toBe(link.test(words));
    }),
    { numRuns: 1000 },
  );
});
