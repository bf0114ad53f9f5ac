import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprintsWith, setPrint } from '../../src/corpus/fingerprints.ts';
import { folderOf } from './folders.ts';

const key = Buffer.alloc(16, 7);
const { of, ofFile, begin } = fingerprintsWith(key);

it('the same path and bytes have one fingerprint, in whatever parts they come and also from a file', () => {
  const location = join(folderOf(), 'file');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(2000), fc.string(), (bytes, cut, path) => {
      const whole = of(path, bytes);
      expect(of(path, bytes.subarray(0, cut), bytes.subarray(cut))).toBe(whole);
      const parts = begin(path);
      parts.add(bytes.subarray(0, cut));
      parts.add(bytes.subarray(cut));
      expect(parts.end()).toBe(whole);
      writeFileSync(location, bytes);
      expect(ofFile(path, location)).toBe(whole);
    }),
    { numRuns: 50 },
  );
});

it('a file that is longer than what is read at once is read to its end', () => {
  const location = join(folderOf(), 'file');
  for (const length of [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20]) {
    const bytes = Buffer.alloc(length, 'a');
    bytes[length - 1] = 0;
    writeFileSync(location, bytes);
    expect(ofFile('p', location)).toBe(of('p', bytes));
  }
  expect(ofFile('p', join(location, 'none'))).toBeUndefined();
});

it('another path, key or byte gives another', () => {
  const bytes = Buffer.from('岚屏县');
  const others = [
    of('b', bytes),
    of('a', Buffer.from('岚屏乡')),
    of('a', bytes, Buffer.alloc(1)),
    fingerprintsWith(Buffer.alloc(16, 8)).of('a', bytes),
  ];
  expect(new Set([of('a', bytes), ...others]).size).toBe(5);
});

it('a set has one fingerprint in any order, and another where two files have each other’s bytes', () => {
  const sum = (...prints: readonly string[]): string => {
    const set = setPrint(key);
    for (const print of prints) set.toggle(print);
    return set.now();
  };
  const [one, other] = [Buffer.from('甲'), Buffer.from('乙')];
  expect(sum(of('a', one), of('b', other))).toBe(sum(of('b', other), of('a', one)));
  expect(sum(of('a', one), of('b', other))).not.toBe(sum(of('a', other), of('b', one)));
  expect(sum(of('a', one), of('b', other), of('b', other))).toBe(sum(of('a', one)));
});

it('a set of thousands is the same in any order, and whenever it is asked', () => {
  const prints = Array.from({ length: 3000 }, (_, at) => of(`${at}`, Buffer.from('路')));
  const [one, other] = [setPrint(key), setPrint(key)];
  for (const [at, print] of prints.entries()) {
    one.toggle(print);
    if (at % 700 === 0) one.now();
  }
  for (const print of prints.toReversed()) other.toggle(print);
  expect(other.now()).toBe(one.now());
  for (const print of prints) one.toggle(print);
  expect(one.now()).toBe(setPrint(key).now());
});
