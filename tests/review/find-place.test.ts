import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteOf } from '../../src/documents/mark-place.ts';
import { findPlace } from '../../src/review/find-place.ts';

const text = '甲县去年粮食增产，乙县去年油料增产，丙县去年粮食增产，丁县去年棉花减产。';
const spanOf = (words: string, within = text) => {
  const from = within.indexOf(words);
  return { from, to: from + words.length };
};

describe('a place is found again', () => {
  test.each([
    ['in the same text', text],
    ['behind other words', `本站导航\n${text}`],
    ['where what stood before it is gone', text.slice(4)],
    [
      'where the words around it were changed, but not those beside it',
      `${text.replace('甲县', '甲市').replace('丁县', '丁市')}完`,
    ],
  ])('%s', (_, now) => {
    const span = spanOf('油料');
    expect(findPlace(now, span, quoteOf(text, span))).toEqual(spanOf('油料', now));
  });

  test('a place between two characters too', () => {
    const span = { from: text.indexOf('油料'), to: text.indexOf('油料') };
    const now = `本站导航\n${text}`;
    expect(findPlace(now, span, quoteOf(text, span))).toEqual({
      from: now.indexOf('油料'),
      to: now.indexOf('油料'),
    });
  });

  test.each([
    ['its words are gone', text.replace('油料', '花生')],
    ['they stand in two places alike', `本站\n${text}\n${text}`],
    ['the text is empty', ''],
  ])('and is not where %s', (_, now) => {
    const span = spanOf('油料');
    expect(findPlace(now, span, quoteOf(text, span))).toBeUndefined();
  });

  test('words that are too short to be a place alone are none without what stood around them', () => {
    const span = spanOf('，丙');
    expect(findPlace('今天，丙地有雨', span, quoteOf(text, span))).toBeUndefined();
  });

  test('a stretch of any length is known by its two ends', () => {
    const long = Array.from({ length: 900 }, (_, line) => `第${line}行`).join('');
    const span = { from: 10, to: 4000 };
    const quote = quoteOf(long, span);
    expect(quote.exact.length + (quote.ends?.length ?? 0)).toBe(800);
    expect(findPlace(`新${long}`, span, quote)).toEqual({ from: 11, to: 4001 });
    expect(findPlace(`${long.slice(0, 2000)}${long.slice(2001)}`, span, quote)).toBeUndefined();
  });

  test('in any text, with anything put before it, it is the same words or none', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(words, words, fc.nat(60), fc.nat(8), (now, ahead, at, length) => {
        const from = Math.min(at, now.length);
        const span = { from, to: Math.min(now.length, from + length) };
        const quote = quoteOf(now, span);
        expect(findPlace(now, span, quote)).toEqual(span);
        const moved = findPlace(ahead + now, span, quote);
        if (moved !== undefined)
          expect((ahead + now).slice(moved.from, moved.to)).toBe(now.slice(span.from, span.to));
      }),
    );
  });

  test('words that repeat take time in proportion to the text', () => {
    const looked = (length: number): number => {
      const long = '甲乙'.repeat(length);
      const quote = quoteOf(long, { from: 100, to: 101 });
      let counted = 0;
      const spy = new Proxy(Object(long), {
        get: (target, name) => {
          if (name === 'indexOf') counted += 1;
          const value = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(long) : value;
        },
      });
      findPlace(spy as string, { from: 101, to: 102 }, quote);
      return counted;
    };
    expect(looked(20_000)).toBe(looked(10_000));
  });
});
