import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptUnitsOf, madeOf, nextIn, nextUnit, signsIn, unitsOf } from '../../src/text/units.ts';

const table = new Uint8Array(0x10000);
table['甲'.charCodeAt(0)] = 1;
const bits = new Uint8Array(table);
bits['政'.charCodeAt(0)] = 4;
const texts = fc.array(fc.constantFrom(...'政府报告甲'), { maxLength: 30 }).map((units) => units.join(''));

test('a unit of a table is found wherever it stands', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const at = text.indexOf('甲');
      const end = at < 0 ? text.length : at;
      const units = unitsOf(text);
      expect(signsIn(units, bits)).toBe((at >= 0 ? 1 : 0) | (text.includes('政') ? 4 : 0));
      expect(nextIn(units, table, 0, text.length)).toBe(end);
      expect(nextUnit(units, '甲'.charCodeAt(0), 0, text.length)).toBe(end);
    }),
    { numRuns: 1000 },
  );
});

const unitsOneByOne = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

test('kept units stay what they are, whatever texts are gone over then, and however they were made', () => {
  fc.assert(
    fc.property(texts, texts, texts, (one, other, third) => {
      unitsOf(one);
      const first = keptUnitsOf(one);
      madeOf(other, Buffer.from(other, 'utf16le'));
      const second = keptUnitsOf(other);
      for (const each of [third, one, other]) expect([...unitsOf(each)]).toEqual(unitsOneByOne(each));
      expect([...first]).toEqual(unitsOneByOne(one));
      expect([...second]).toEqual(unitsOneByOne(other));
    }),
  );
});
