import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureOf } from '../../src/text/measure.ts';

describe('the length of a text', () => {
  it.each([
    ['一二三\n四 a1。\n', { characters: 8, paragraphs: 2, han: 4 }],
    ['𠮷〇々ｱ', { characters: 4, paragraphs: 1, han: 3 }],
    ['', { characters: 0, paragraphs: 0, han: 0 }],
    ['\n\n一', { characters: 1, paragraphs: 1, han: 1 }],
  ])('%j', (text, length) => {
    expect(measureOf(text).length).toEqual(length);
  });

  it('is what the patterns for it count', () => {
    const some = fc.constantFrom('一', '𠮷', '\ud842', '\udfb7', 'a', '\n', '。', '⺠', '〇', '々', '\uf900');
    fc.assert(
      fc.property(fc.array(some), (characters) => {
        const text = characters.join('');
        expect(measureOf(text).length).toEqual({
          characters: [...text].filter((each) => each !== '\n').length,
          paragraphs: text.match(/[^\n]+/g)?.length ?? 0,
          han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
        });
      }),
    );
  });
});

it('says whether a half of a character stands alone', () => {
  expect(measureOf('一𠮷').hasHalf).toBe(false);
  expect(measureOf('一\ud842').hasHalf).toBe(true);
  expect(measureOf('𠮷\udfb7一').hasHalf).toBe(true);
});
