import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bare, bareLength, bareLengthIn } from '../../src/readers/html/bare.ts';
import { unitsOf } from '../../src/text/units.ts';

const leftOut = /[\s\u3000\u00a0“”"《》〈〉()（）]/g;

it('leaves out what the pattern says, of all units', () => {
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const text = `甲${String.fromCharCode(unit)}乙`;
    expect(bare(text)).toBe(text.replace(leftOut, ''));
  }
});

it('leaves the rest as it was', () => {
  const units = fc.constantFrom(
    '政',
    '府',
    'a',
    '1',
    ' ',
    '\n',
    '\u3000',
    '“',
    '》',
    '（',
    '(',
    '，',
    '\ufeff',
  );
  fc.assert(
    fc.property(fc.array(units), (list) => {
      const text = list.join('');
      expect(bare(text)).toBe(text.replace(leftOut, ''));
      expect(bareLength(text)).toBe(bare(text).length);
      expect(bareLengthIn(unitsOf(text), 0, text.length)).toBe(bare(text).length);
    }),
  );
});
