import fc from 'fast-check';
import type { Charset } from '../../../src/readers/encodings.ts';
import { charsets, encode } from '../../../tests/readers/invented.ts';
import { words } from '../words.ts';

const marks: readonly (readonly number[])[] = [
  [],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xff, 0xfe, 0, 0],
  [0x2b, 0x2f, 0x76, 0x38],
  [0x84, 0x31, 0x95, 0x33],
  [0x1b, 0x24, 0x42],
  [0x7e, 0x7b],
  [0xef, 0xbb],
  [0],
];

/** Labels that files and servers give, true or not. */
export const labels = fc.constantFrom(
  'utf-8',
  'UTF8',
  'gb2312',
  'gbk',
  'GB18030',
  'big5',
  'hz-gb-2312',
  'utf-16',
  'utf-16be',
  'utf-7',
  'iso-8859-1',
  'windows-1252',
  'shift_jis',
  'x-user-defined',
  '',
  ' ',
  'utf-8\0',
  '__proto__',
  'utf-8+gb18030+utf-8',
  'ucs-2',
  'none',
);

/** A text in an encoding, with a byte order mark of it or of another. */
export function encodedAs(words: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(words, fc.constantFrom<Charset>(...charsets), fc.constantFrom(...marks), fc.nat(9))
    .map(([source, charset, mark, marked]) => {
      const bytes = encode(source, charset);
      return marked === 0 ? Buffer.concat([Buffer.from(mark), bytes]) : bytes;
    });
}

/** A text in an encoding with a few bytes that are none of it. */
export const brokenBytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(encodedAs(words), fc.array(fc.tuple(fc.nat(0xffff), fc.nat(255)), { maxLength: 6 }), fc.nat(4))
  .map(([bytes, broken, cut]) => {
    const whole = Uint8Array.from(bytes);
    for (const [place, byte] of broken) if (whole.length > 0) whole[place % whole.length] = byte;
    return whole.subarray(0, Math.max(0, whole.length - cut));
  });
