import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteSpan, byteSpans } from '../../src/readers/byte-span.ts';
import { decodeAs } from '../../src/readers/decode-as.ts';
import { type Charset, encodings } from '../../src/readers/encodings.ts';
import { charsets, encodable, encode, hex, simplified, traditional } from './invented.ts';

/** The spans of all offsets tile the file, and each by itself decodes to the units that it is the span of. */
function expectTiling(bytes: Uint8Array, charset: Charset): void {
  const { text } = decodeAs(bytes, charset);
  const spans = [
    ...byteSpans(
      bytes,
      charset,
      Array.from({ length: text.length }, (_, index) => index),
    ),
  ];
  expect(spans.length).toBe(text.length);
  let at = 0;
  for (let from = 0; from < text.length; ) {
    const span = spans[from];
    if (span === undefined) throw new Error(`no span for offset ${from}`);
    let to = from + 1;
    while (spans[to]?.from === span.from) to += 1;
    const piece = bytes.subarray(span.from, span.to);
    const wanted = text.slice(from, to);
    if (charset === 'hz') {
      // Escapes lie between the spans, and tell how the bytes behind them are read: up to its end the file reads as the text does.
      expect(latin1(bytes.subarray(at, span.from))).toMatch(/^(?:~[{}]|~\r?\n)*$/);
      expect(decodeAs(bytes.subarray(0, span.from), charset).text).toBe(text.slice(0, from));
      expect(decodeAs(bytes.subarray(0, span.to), charset).text).toBe(text.slice(0, to));
      at = span.to;
      from = to;
      continue;
    }
    expect(span.from).toBe(at);
    if (encodings[charset].strict(piece) === undefined) expect(wanted).toBe('\ufffd');
    else expect(encodings[charset].strict(piece)).toBe(wanted);
    at = span.to;
    from = to;
  }
  if (charset === 'hz') expect(latin1(bytes.subarray(at))).toMatch(/^(?:~[{}]|~\r?\n)*$/);
  else expect(at).toBe(bytes.length);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

describe('byte spans tile the file and decode, each by itself, to their character', () => {
  const prose = fc.array(
    fc.oneof(
      fc.constantFrom(...simplified, ...traditional),
      fc.constantFrom('a', '\n', '€', '𠄌', '𪚥', 'Ê\u0304', 'ê\u030c', '\ufeff', '鿿', '㐀'),
    ),
    { maxLength: 12 },
  );
  test.each(charsets)('of %s text', (charset) => {
    fc.assert(
      fc.property(prose, (list) => {
        const text = list.filter((each) => encodable(each, charset)).join('');
        const bytes = encode(text, charset);
        expect(decodeAs(bytes, charset).text).toBe(text);
        expectTiling(bytes, charset);
      }),
    );
  });
  test.each(charsets)('of %s text with broken bytes', (charset) => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(prose, damage, fc.nat(3), (list, broken, cut) => {
        const whole = Uint8Array.from(encode(list.join(''), charset));
        for (const [place, byte] of broken) if (whole.length > 0) whole[place % whole.length] = byte;
        expectTiling(whole.subarray(0, Math.max(0, whole.length - cut)), charset);
      }),
    );
  });
});

test.each<[Charset, string, number, [number, number]]>([
  ['utf-8', '41 e4bda0 f0a0848c 42', 1, [1, 4]],
  ['utf-8', '41 e4bda0 f0a0848c 42', 2, [4, 8]],
  ['utf-8', '41 e4bda0 f0a0848c 42', 3, [4, 8]],
  ['utf-8', '41 e4bda0 f0a0848c 42', 4, [8, 9]],
  ['utf-8', '41 e4bd 42', 1, [1, 3]],
  ['gb18030', 'd6d0 90308130 41', 2, [2, 6]],
  ['gb18030', 'd6d0 90308130 41', 3, [6, 7]],
  ['gb18030', '8130 8130 41', 0, [0, 4]],
  ['big5-hkscs', '8862 41', 0, [0, 2]],
  ['big5-hkscs', '8862 41', 1, [0, 2]],
  ['big5-hkscs', '8862 41', 2, [2, 3]],
  ['utf-16be', '4e2d d840dd0c 0041', 2, [2, 6]],
  // a ~{ 政 府 ~} ~~ b
  ['hz', '61 7e7b 557e 382e 7e7d 7e7e 62', 1, [3, 5]],
  ['hz', '61 7e7b 557e 382e 7e7d 7e7e 62', 2, [5, 7]],
  ['hz', '61 7e7b 557e 382e 7e7d 7e7e 62', 3, [9, 11]],
  ['hz', '61 7e7b 557e 382e 7e7d 7e7e 62', 4, [11, 12]],
  // 鏀 垮 簻 。: two characters in three, then one that stands for itself
  ['utf-8+gb18030+utf-8', '41 e98f80 e59eae e7b0bb 42', 1, [1, 10]],
  ['utf-8+gb18030+utf-8', '41 e98f80 e59eae e7b0bb 42', 2, [1, 10]],
  ['utf-8+gb18030+utf-8', '41 e98f80 e59eae e7b0bb 42', 3, [10, 11]],
  ['utf-8+windows-1252+utf-8', '41 c3a6 e2809d c2bf 42', 1, [1, 8]],
  ['gb18030+windows-1252+utf-8', 'c395 c3be', 0, [0, 4]],
])('%s %s: offset %i is bytes %j', (charset, bytes, offset, [from, to]) => {
  expect(byteSpan(hex(bytes), charset, offset)).toEqual({ from, to });
});

// 80 and A2E3 are both read as the euro sign; what stands behind it may allow only one of them.
test.each([
  'efbb e9a689 e282ac e282ac e5a485 e282ac',
  'e9a689 e282ac e282ac e5a485 41',
  'e9a689 e282ac e282ac e282ac',
])('a text misread as %s tiles', (bytes) => expectTiling(Uint8Array.from(hex(bytes)), 'utf-8+gb18030+utf-8'));

test('an offset that the text does not have is refused', () => {
  const bytes = encode('甲乙', 'utf-8');
  expect(() => byteSpan(bytes, 'utf-8', 2)).toThrow(/past the end/);
  expect(() => byteSpan(bytes, 'utf-8', -1)).toThrow(RangeError);
  expect(() => byteSpan(bytes, 'utf-8', 0.5)).toThrow(RangeError);
  expect(() => [...byteSpans(bytes, 'utf-8', [1, 0])]).toThrow(/less than 1/);
  expect([...byteSpans(bytes, 'utf-8', [1, 1])]).toEqual([
    { from: 3, to: 6 },
    { from: 3, to: 6 },
  ]);
});
