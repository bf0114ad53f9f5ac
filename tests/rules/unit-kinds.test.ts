import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_BUT, kindsOf } from '../../src/rules/unit-kinds.ts';

const units = '甲乙丙丁ab1 \n'.split('');
const set = fc
  .tuple(fc.boolean(), fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 12 }))
  .map(([isAllBut, named]) => (isAllBut ? ALL_BUT + named : named));

test('a set is made up of the kinds of its units, and the line feed is in those that name others', () => {
  fc.assert(
    fc.property(fc.array(set, { maxLength: 12 }), (sets) => {
      const { kindOfUnit, membersOf, count } = kindsOf(sets);
      for (const each of sets)
        for (const unit of [...units, '戊']) {
          const kind = kindOfUnit[unit.charCodeAt(0)] as number;
          expect(kind).toBeLessThan(count);
          const isNamed = unit !== '\n' && each.includes(unit, each.startsWith(ALL_BUT) ? 1 : 0);
          expect(membersOf(each).includes(kind)).toBe(isNamed !== each.startsWith(ALL_BUT));
        }
    }),
    { numRuns: 1000 },
  );
});

test('more kinds than there are numbers for are refused', () => {
  const sets = Array.from({ length: 255 }, (_, number) => String.fromCharCode(0x4e00 + number));
  expect(() => kindsOf(sets)).toThrow('more kinds than there are numbers for');
  expect(kindsOf(sets.slice(1)).count).toBe(256);
});
