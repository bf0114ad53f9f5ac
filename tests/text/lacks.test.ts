import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lacks, lacksInAnyCase, lookOver } from '../../src/text/lacks.ts';
import { signsOf, TextSign } from '../../src/text/text-signs.ts';
import { Traced } from '../../src/text/traced.ts';

const signs = '政府告<a href="/Copyright\n\ud83d\ude00\ue000\u212a';
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs.split('')), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

test('what a text lacks is nowhere in it', () => {
  fc.assert(
    fc.property(texts, texts, fc.nat(40), fc.integer({ min: 0, max: 6 }), (text, other, from, length) => {
      lookOver(text);
      const own = text.slice(from, from + length);
      for (const words of [own, other, other.slice(0, 3)]) {
        if (text.includes(words)) expect(lacks(text, words)).toBe(false);
        if (text.toLowerCase().includes(words.toLowerCase()) && /^[\0-\x7f]*$/.test(words))
          expect(lacksInAnyCase(text, words)).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['<p>县人民政府办公室</p>', '本文地址'],
  ['<p>县人民政府办公室</p>', '政办室公'],
  ['<td class="b1">2c"</td>', 'class="b12c"'],
  ['Trs, editors', 'TRS_Editor'],
  ['', 'abc'],
])('%s lacks %s', (text, words) => {
  lookOver(text);
  expect(lacks(text, words)).toBe(true);
});

test('in any case: letters that differ in nothing else are the same', () => {
  lookOver('<b>CopyRIGHT</b> 2c');
  expect(lacks('<b>CopyRIGHT</b> 2c', 'copyright')).toBe(true);
  expect(lacksInAnyCase('<b>CopyRIGHT</b> 2c', 'copyright')).toBe(false);
  expect(lacksInAnyCase('<b>CopyRIGHT</b> 2c', 'Reserved')).toBe(true);
  expect(lacksInAnyCase('<b>CopyRIGHT</b> 2c', '2#2')).toBe(true);
});

test('of a text that was not looked over nothing is said', () => {
  lookOver('甲乙丙');
  expect(lacks('甲乙丁', '天地')).toBe(false);
  expect(lacksInAnyCase('甲乙丁', 'ab')).toBe(false);
  const long = '甲'.repeat(300_000);
  lookOver(long);
  expect(lacks(long, '天地')).toBe(false);
});

/** What each sign is the sign of. */
const signed: { readonly [sign in keyof typeof TextSign]: RegExp } = {
  end: /[\r\u2028\u2029]/,
  formFeed: /\f/,
  oldEnd: /[\u0085\v]/,
  invisible: /[\u0085\u200b\udb40]/,
  privateUse: /[\ue000-\uf8ff\udb80-\udbff]/,
  link: /[<=/_]/,
  hyphen: /-/,
  page: /页/,
};

test('whoever looks over a text tells its signs, as one finds them who looks for them alone', () => {
  const unit = fc.constantFrom(
    ...'政县\r\u2028\f\u0085\v\u200b\ue000<=/_-页',
    '\u{e0100}',
    '\u{f0000}',
    '😀',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      let expected = 0;
      for (const [sign, pattern] of Object.entries(signed))
        if (pattern.test(text)) expected |= TextSign[sign as keyof typeof TextSign];
      lookOver('');
      lookOver(text);
      expect(signsOf(text)).toBe(expected);
      signsOf('');
      expect(signsOf(text)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('of what is made of a text, and of its parts, no sign is passed over that they have', () => {
  const unit = fc.constantFrom(...'政县\r\f\u0085\u200b=-页');
  const words = fc.string({ unit, maxLength: 6 });
  const steps = fc.array(
    fc.record({ from: fc.nat(12), length: fc.nat(4), insert: words, parted: fc.boolean() }),
    {
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), steps, (raw, made) => {
      lookOver('');
      lookOver(raw);
      let traced = Traced.from(raw);
      for (const { from, length, insert, parted } of made) {
        const whole = traced;
        const begin = Math.min(from, whole.text.length);
        const to = Math.min(begin + length, whole.text.length);
        traced = whole.applyAll([{ from: begin, to, insert }], 'a');
        if (parted) traced = traced.keepOnly({ from: 0, to: raw.length }, 'b');
        for (const { text } of [traced, whole]) {
          const told = signsOf(text);
          for (const [sign, pattern] of Object.entries(signed))
            if (pattern.test(text)) expect(told & TextSign[sign as keyof typeof TextSign]).not.toBe(0);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
