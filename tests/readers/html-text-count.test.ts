import fc from 'fast-check';
import { expect, test } from 'vitest';
import { has, textCount } from '../../src/readers/html/text-count.ts';
import { unitsOf } from '../../src/text/units.ts';

const signs = fc.constantFrom(...'政府一龥\u9fff\ua000\u4dff\u4dc0\u3400，。,; \n\t\u00a0\u3000&<a1');

test('a text has as many Han characters and marks as patterns find, and of the rest what they find', () => {
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (each) => {
      const text = each.join('');
      const count = textCount(unitsOf(text), 0, text.length);
      expect(count.han).toBe(text.match(/[\u3400-\u4dbf\u4e00-\u9fff]/g)?.length ?? 0);
      expect(count.marks).toBe(text.match(/[。，；！？,]/g)?.length ?? 0);
      const found =
        (/[^\s&]/.test(text) ? has.words : 0) |
        (/[ \n\t]/.test(text) ? has.white : 0) |
        (/[\u00a0\u3000]/.test(text) ? has.blank : 0) |
        (text.includes('&') ? has.reference : 0) |
        (text.includes('<') ? has.angle : 0);
      expect(count.has).toBe(found);
    }),
    { numRuns: 500 },
  );
});
