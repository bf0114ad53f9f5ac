import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { type Charset, charsetOf, encodings } from '../../src/readers/encodings.ts';
import { charsets, encodable, encode, hex } from './invented.ts';

const characters = fc.oneof(
  fc.constantFrom('a', ' ', '\n', '7', '~', '{'),
  fc.constantFrom('，', '。', '《', '　', '—', '…'),
  fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x20000, max: 0x2a6d6 }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom('é', 'Ê', 'Ê\u0304', 'ê\u030c', '\ufeff', 'ㄅ', '𠄌'),
);

describe('what is written in an encoding is read back', () => {
  test.each(charsets)('%s', (charset) => {
    const law = fc.property(fc.array(characters, { maxLength: 60 }), (list) => {
      const text = list.filter((character) => encodable(character, charset)).join('');
      const read = decodeAs(encode(text, charset), charset);
      expect(read).toEqual({ text, replacements: 0, firstBad: undefined, cutAtEnd: false, whole: true });
    });
    fc.assert(law, { numRuns: 200 });
  });
});

describe('the walk over the bytes and the strict decoder agree on what is well-formed', () => {
  // Bytes near the limits of every table, so that random ones are often almost right.
  const byte = fc.constantFrom(
    ...[
      0x00, 0x0a, 0x21, 0x30, 0x39, 0x3a, 0x40, 0x41, 0x77, 0x7b, 0x7d, 0x7e, 0x7f, 0x80, 0x81, 0x84, 0x88,
      0x8f, 0x90, 0x9f, 0xa0, 0xa1,
    ],
    ...[0xa6, 0xac, 0xbf, 0xc2, 0xc3, 0xd8, 0xdc, 0xdf, 0xe0, 0xe3, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xfe, 0xff],
  );
  const bytes = fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list));
  test.each(charsets)('%s', (charset) => {
    const encoding = encodings[charset];
    const law = fc.property(bytes, (given) => {
      let good = true;
      let units = 0;
      let mode = 0;
      for (let at = 0; at < given.length; ) {
        const length = encoding.length(given, at, mode);
        good &&= length > 0;
        units += length > 0 ? encoding.units(given, at, length, mode) : 1;
        if (length > 0) mode = encoding.modeAfter?.(given, at, length, mode) ?? 0;
        at += Math.abs(length);
        expect(at).toBeLessThanOrEqual(given.length);
      }
      const read = decodeAs(given, charset);
      expect(encoding.strict(given) !== undefined).toBe(good);
      expect(read.replacements > 0).toBe(!good);
      expect(read.text.length).toBe(units);
    });
    fc.assert(law, { numRuns: 2000 });
  });
});

test.each<[Charset, string, string]>([
  ['utf-8', '41 e4bd 42', 'A\ufffdB'],
  ['utf-8', 'e4 bda0', '你'],
  ['utf-8', 'c080', '\ufffd\ufffd'],
  ['utf-8', 'eda080', '\ufffd\ufffd\ufffd'],
  ['utf-8', 'f09f98', '\ufffd'],
  ['utf-8', 'efbfbd ff', '\ufffd\ufffd'],
  ['gb18030', 'd6d0 ff 41', '中\ufffdA'],
  ['gb18030', 'd6d0 d6', '中\ufffd'],
  ['gb18030', '813081', '\ufffd'],
  ['gb18030', '8130ff', '\ufffd0\ufffd'],
  ['gb18030', '8431a530 41', '\ufffdA'],
  ['gb18030', '80', '€'],
  ['big5-hkscs', 'a440 ff 41', '一\ufffdA'],
  ['big5-hkscs', '8140', '\ufffd@'],
  ['big5-hkscs', '81a1 41', '\ufffdA'],
  ['utf-16le', '2d4e 00d8 2d4e', '中\ufffd中'],
  ['utf-16le', '2d4e 41', '中\ufffd'],
  ['utf-16be', '4e2d dc00 4e2d', '中\ufffd中'],
])('malformed %s %s reads %j', (charset, bytes, text) => {
  expect(decodeAs(hex(bytes), charset).text).toBe(text);
});

test('it gives up after as many malformed places as it is told', () => {
  const bytes = hex('41 ff 42 ff 43 ff 44');
  expect(decodeAs(bytes, 'utf-8', 1)).toMatchObject({ text: 'A\ufffdB\ufffd', whole: false, firstBad: 1 });
  expect(decodeAs(bytes, 'utf-8', 3)).toMatchObject({ text: 'A\ufffdB\ufffdC\ufffdD', whole: true });
});

test('only a character cut off by the end is cut at the end', () => {
  expect(decodeAs(hex('41 e4bd'), 'utf-8').cutAtEnd).toBe(true);
  expect(decodeAs(hex('ff 41 e4bd'), 'utf-8').cutAtEnd).toBe(false);
  expect(decodeAs(hex('e4bd 41'), 'utf-8').cutAtEnd).toBe(false);
});

test('GB18030 has the characters of the 2022 edition where iconv-lite has private-use ones', () => {
  const codes = ['a6d9', 'a6da', 'a6db', 'a6dc', 'a6dd', 'a6de', 'a6df', 'a6ec', 'a6ed', 'a6f3'];
  codes.push('fe59', 'fe61', 'fe66', 'fe67', 'fe6d', 'fe7e', 'fe90', 'fea0');
  const texts = codes.map((code) => decodeAs(hex(code), 'gb18030').text);
  expect(texts.join('')).toBe('︐︒︑︓︔︕︖︗︘︙龴龵龶龷龸龹龺龻');
  expect(codes.map((code) => iconv.decode(hex(code), 'gb18030')).join('')).toMatch(/^[\ue000-\uf8ff]{18}$/);
});

test('Big5 has the Hong Kong codes where Node has private-use characters', () => {
  const bytes = hex('8845 885c 8a73 8862 8864 88a3 88a5');
  expect(decodeAs(bytes, 'big5-hkscs').text).toBe('𠄌Ě鵮Ê\u0304Ê\u030cê\u0304ê\u030c');
  expect(new TextDecoder('big5').decode(bytes)).toMatch(/[\ue000-\uf8ff]/);
});

test.each([
  ['GB2312', 'gb18030'],
  ['gb_2312-80', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['CP936', 'gb18030'],
  ['GB18030', 'gb18030'],
  ['Big5', 'big5-hkscs'],
  ['x-x-big5', 'big5-hkscs'],
  ['Big5-HKSCS', 'big5-hkscs'],
  ['utf8', 'utf-8'],
  [' UTF-8 ', 'utf-8'],
  ['UTF-16', 'utf-16le'],
  ['utf-16BE', 'utf-16be'],
  ['windows-1252', undefined],
  ['', undefined],
])('the label %j means %s', (label, charset) => {
  expect(charsetOf(label)).toBe(charset);
});
