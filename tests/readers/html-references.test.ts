import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoded } from '../../src/readers/html/entities.ts';

const known: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&amp;': '&',
  '&amp': '&',
  '&lt;': '<',
  '&#12288;': '\u3000',
  '&#x3000;': '\u3000',
};
const decode = (reference: string): string => known[reference] ?? reference;

/** The same as a pattern: slower for a row of the same ones. */
const pattern = /&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8})|[a-zA-Z][a-zA-Z0-9]{1,31});?/g;

test('the references of a text are those that the pattern finds', () => {
  const bits = fc.constantFrom(
    ...Object.keys(known),
    '&',
    ';',
    '#',
    'x',
    'amp',
    'a',
    '1',
    '文',
    ' ',
    '&unknown;',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 12 }), (list) => {
      const text = list.join('');
      expect(decoded(text, decode)).toBe(text.replace(pattern, decode));
    }),
    { numRuns: 2000 },
  );
});
