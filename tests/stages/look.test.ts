import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lookAt } from '../../src/stages/describe/look.ts';
import { measureOf } from '../../src/text/measure.ts';

it('counts on its way what is counted of a text alone, and parts it into its lines', () => {
  const some = fc.constantFrom(
    ...[
      '一',
      '𠮷',
      '\ud842',
      '\udfb7',
      '\udbc0',
      'a',
      '\n',
      '。',
      '“',
      '”',
      '⺠',
      '〇',
      '々',
      '烫',
      '\ufffd',
      '\ue000',
    ],
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), (characters) => {
      const text = characters.join('');
      const { measure, paragraphs } = lookAt(text);
      expect(measure).toEqual(measureOf(text));
      expect(paragraphs).toEqual(text.replace(/\n$/, '').split('\n'));
    }),
  );
});

it('sees what is not in pairs, and placeholders that stand together', () => {
  expect(lookAt('“一”\n“二\n三”').unpaired).toEqual([1, undefined, undefined, undefined, undefined]);
  expect(lookAt('增长__%').placeholders).toBe(true);
  expect(lookAt('增长_一_').placeholders).toBe(false);
  expect(lookAt('〇').placeholders).toBe(false);
});

it('sees a sign of percent that no figure stands before', () => {
  expect(lookAt('增长8%，下降12.5%').barePercent).toBe(false);
  expect(lookAt('增长8%，下降%').barePercent).toBe(true);
  expect(lookAt('%').barePercent).toBe(true);
});
