import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprintsWith, setPrint } from '../../src/corpus/fingerprints.ts';
import { rowOfFiles } from '../../src/corpus/row-of-files.ts';
import { folderOf } from './folders.ts';

const key = Buffer.alloc(16, 7);
const prints = fingerprintsWith(key);
const { of, ofFile, ofAll, begin } = prints;

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
  const all = Array.from({ length: 3000 }, (_, at) => of(`${at}`, Buffer.from('路')));
  const [one, other] = [setPrint(key), setPrint(key)];
  for (const [at, print] of all.entries()) {
    one.toggle(print);
    if (at % 700 === 0) one.now();
  }
  for (const print of all.toReversed()) other.toggle(print);
  expect(other.now()).toBe(one.now());
  for (const print of all) one.toggle(print);
  expect(one.now()).toBe(setPrint(key).now());
});

/** Files that have little bytes of some few kinds, so that what ends one is often like what begins another. */
const manyFiles = fc.array(
  fc.record({
    path: fc.string({ unit: fc.constantFrom('a', 'b', '路', '\0'), minLength: 1, maxLength: 4 }),
    bytes: fc.uint8Array({ maxLength: 12, max: 2 }),
  }),
  { minLength: 1, maxLength: 5 },
);

it('files that are read into a row have the fingerprint of all of them, and each its own', () => {
  const folder = folderOf();
  const row = rowOfFiles(prints, 200);
  fc.assert(
    fc.property(manyFiles, (files) => {
      row.clear();
      const taken: typeof files = [];
      for (const [at, file] of files.entries()) {
        const location = join(folder, String(at));
        writeFileSync(location, file.bytes);
        if (row.add(file.path, location) === 'added') taken.push(file);
        expect(row.add(file.path, join(folder, 'none'))).not.toBe('added');
      }
      expect(taken.length).toBeGreaterThan(0);
      expect(row.print()).toBe(ofAll(taken));
      expect(row.each()).toEqual(taken.map(({ path, bytes }) => of(path, bytes)));
    }),
    { numRuns: 100 },
  );
});

it('other files have another fingerprint together, also where their bytes stand in the same order', () => {
  const printed = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]) =>
    JSON.stringify(files.map(({ path, bytes }) => [path, [...bytes]]));
  fc.assert(
    fc.property(manyFiles, manyFiles, (one, other) => {
      expect(ofAll(one) === ofAll(other)).toBe(printed(one) === printed(other));
    }),
  );
  const bytes = Buffer.from('ab');
  const together = [
    [{ path: 'a', bytes }],
    [{ path: 'ab', bytes: bytes.subarray(1) }],
    [{ path: 'aab', bytes: Buffer.alloc(0) }],
  ];
  expect(new Set([...together.map(ofAll), of('a', bytes)]).size).toBe(4);
});

it('a file that does not fit is left out, and what was read before it stays', () => {
  const location = join(folderOf(), 'file');
  const row = rowOfFiles(prints, 100);
  const small = { path: 's', bytes: Buffer.alloc(40, 1) };
  for (const [length, added] of [
    [40, 'added'],
    [41, 'full'],
    [400, 'full'],
    [20, 'added'],
    [0, 'added'],
  ] as const) {
    writeFileSync(location, Buffer.alloc(length, 1));
    expect(row.add(length === 40 ? 's' : String(length), location), String(length)).toBe(added);
  }
  const rest = [
    { path: '20', bytes: Buffer.alloc(20, 1) },
    { path: '0', bytes: Buffer.alloc(0) },
  ];
  expect(row.print()).toBe(ofAll([small, ...rest]));
});
