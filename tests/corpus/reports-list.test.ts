import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byReport, inOrderOfList } from '../../src/corpus/reports-list.ts';

it('reports are put in the order that a comparison of any two gives', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '路', '😀', ' '), maxLength: 4 });
  const report = fc
    .tuple(fc.array(name, { maxLength: 2 }), name)
    .map(([under, last]) => [...under, last].join('/'));
  fc.assert(
    fc.property(fc.array(report, { maxLength: 20 }), (reports) => {
      expect(inOrderOfList(reports)).toEqual([...reports].sort(byReport));
    }),
  );
});
