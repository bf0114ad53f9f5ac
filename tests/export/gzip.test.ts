import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzip } from '../../src/export/gzip.ts';

const unpacked = (bytes: Uint8Array): Buffer => gunzipSync(gzip(bytes));

describe('packing with gzip', () => {
  it('loses nothing of any bytes, which zlib unpacks', () => {
    const few = fc.uint8Array({ maxLength: 300, max: 3 });
    const any = fc.uint8Array({ maxLength: 2000 });
    const parts = fc
      .array(fc.oneof(few, any), { maxLength: 12 })
      .map((each) => Buffer.concat([...each, ...each]));
    fc.assert(
      fc.property(fc.oneof(few, any, parts), (bytes) => {
        expect(unpacked(bytes).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 2, 3, 4, 257, 258, 259, 260, 516, 517, 32_767, 32_768, 32_769, 100_000])(
    'loses nothing of %i equal bytes, nor of a word that stands so far from itself',
    (distance) => {
      const equal = Buffer.alloc(distance, 7);
      expect(unpacked(equal).equals(equal)).toBe(true);
      const between = Buffer.from(Array.from({ length: distance }, (_, index) => (index * index * 31) >>> 3));
      const far = Buffer.concat([Buffer.from('政府工作报告'), between, Buffer.from('政府工作报告')]);
      expect(unpacked(far).equals(far)).toBe(true);
    },
  );

  it('makes Chinese text shorter, and gives the bytes that are known of it', () => {
    const text = Buffer.from('全县地区生产总值增长，全县财政收入增长，全县居民收入增长。\n'.repeat(40));
    const packed = gzip(text);
    expect(packed.length).toBeLessThan(text.length / 10);
    expect(Buffer.from(gzip(Buffer.from('清源清源'))).toString('hex')).toBe(
      '1f8b08000000000000ff7bb6a3f5d9ae09101200f1fdaca10c000000',
    );
  });
});
