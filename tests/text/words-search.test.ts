import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchFor } from '../../src/text/words-search.ts';

const unit = fc.constantFrom(...'政府工作报告报a\n');

test('words are found where indexOf finds them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 30 }),
      fc.oneof(fc.constantFrom('政府工作报告', '报告', '政府', ''), fc.string({ unit, maxLength: 3 })),
      fc.nat(35),
      (text, words, from) => {
        expect(searchFor(words)(text, from)).toBe(text.indexOf(words, from));
      },
    ),
    { numRuns: 5000, examples: [['告报政府工作报告', '政府工作报告', 0]] },
  );
});
