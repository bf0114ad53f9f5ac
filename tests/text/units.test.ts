import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUnitIn, nextIn, nextUnit, unitsOf } from '../../src/text/units.ts';

const table = new Uint8Array(0x10000);
table['甲'.charCodeAt(0)] = 1;
const texts = fc.array(fc.constantFrom(...'政府报告甲'), { maxLength: 30 }).map((units) => units.join(''));

test('a unit of a table is found wherever it stands', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const at = text.indexOf('甲');
      const end = at < 0 ? text.length : at;
      const units = unitsOf(text);
      expect(hasUnitIn(units, table)).toBe(at >= 0);
      expect(nextIn(units, table, 0, text.length)).toBe(end);
      expect(nextUnit(units, '甲'.charCodeAt(0), 0, text.length)).toBe(end);
    }),
    { numRuns: 1000 },
  );
});
