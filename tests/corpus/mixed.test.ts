import { expect, it } from 'vitest';
import { mixInto } from '../../src/corpus/mixed.ts';

function mixed(text: string, words: Int32Array): readonly [number, number] {
  const into = new Int32Array(3);
  mixInto(into, 1, text, words);
  return [into[1] as number, into[2] as number];
}

/** Words as the states of files have them: numbers that are near one another, as the system counts them. */
function wordsOf(...numbers: readonly number[]): Int32Array {
  return new Int32Array(Float64Array.from(numbers).buffer);
}

function bitsOf(word: number): number {
  return (word >>> 0).toString(2).replaceAll('0', '').length;
}

const state = [2049, 1_183_402, 5_120, 1_764_000_000_123.25, 1_764_000_000_123.5] as const;

it('the same has one mix, and each bit of a word or a text turns about half of it', () => {
  const name = '130121-2008-政府工作报告.json';
  const words = wordsOf(...state);
  const [one, other] = mixed(name, words);
  expect(mixed(name, wordsOf(...state))).toEqual([one, other]);
  const near = [
    ...Array.from({ length: 32 * words.length }, (_, bit) =>
      mixed(
        name,
        words.map((word, at) => (at === bit >> 5 ? word ^ (1 << (bit & 31)) : word)),
      ),
    ),
    ...Array.from(name, (_, at) => {
      const turned = String.fromCharCode(name.charCodeAt(at) ^ 1);
      return mixed(name.slice(0, at) + turned + name.slice(at + 1), words);
    }),
  ];
  const turned = near.map(([first, second]) => [bitsOf(first ^ one), bitsOf(second ^ other)]);
  expect(Math.min(...turned.flat())).toBeGreaterThan(3);
  expect(Math.max(...turned.flat())).toBeLessThan(29);
  expect(new Set(near.map(String)).size).toBe(near.length);
});

it('of files that stand side by side each has a mix of its own', () => {
  const all = Array.from({ length: 20_000 }, (_, at) =>
    mixed(`${at}.txt`, wordsOf(2049, 1_183_402 + at, 5_120, 1_764_000_000_123 + at / 4)),
  );
  // One in four billion pairs may share a word.
  for (const word of [0, 1] as const)
    expect(new Set(all.map((mix) => mix[word])).size).toBeGreaterThan(19_996);
});

it('two files that have each other’s state, or words that have changed places, have another sum', () => {
  const sum = (...files: readonly (readonly [string, ...number[]])[]): readonly number[] =>
    files
      .map(([name, ...numbers]) => mixed(name, wordsOf(...numbers)))
      .reduce(([one, other], [first, second]) => [one ^ first, other ^ second]);
  const before = sum(['a.txt', 1, 2, 3], ['b.txt', 4, 5, 6]);
  for (const after of [
    sum(['a.txt', 4, 5, 6], ['b.txt', 1, 2, 3]),
    sum(['a.txt', 1, 2, 6], ['b.txt', 4, 5, 3]),
    sum(['a.txt', 2, 1, 3], ['b.txt', 4, 5, 6]),
    sum(['ab.txt', 1, 2, 3], ['.txt', 4, 5, 6]),
  ])
    for (const word of [0, 1]) expect(after[word]).not.toBe(before[word]);
});
