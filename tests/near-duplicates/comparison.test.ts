import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignmentOf } from '../../src/near-duplicates/align.ts';
import { comparableIn, comparableOf } from '../../src/near-duplicates/comparable.ts';
import { comparisonOf } from '../../src/near-duplicates/comparison.ts';
import { words } from './made-editions.ts';

const compared = (one: string, other: string) => comparisonOf(comparableOf(one), comparableOf(other));
const units = (text: string) => String.fromCharCode(...comparableOf(text).units);

test.each([
  ['marks and spaces', '增长 8.5%，修路（9）公里。', '增长8.5修路9公里'],
  ['full width', '２０２１年１２．５％', '2021年12.5'],
  ['traditional', '國務院關於經濟發展', '国务院关于经济发展'],
  ['forms that are words of their own', '乾旱之後，看著裏面', '干旱之后看着里面'],
  ['zeros', '二〇二一、二○二一', '二零二一二零二一'],
  ['the point of a sentence is none of a figure', '共8.其中', '共8其中'],
  ['Latin letters', 'PM2.5与GDP', '2.5与'],
])('%s', (_, text, expected) => {
  expect(units(text)).toBe(expected);
});

test('a unit knows where it stands', () => {
  const { units, offsets } = comparableOf('甲，乙 12.5%');
  expect([...offsets].map((offset) => '甲，乙 12.5%'.charAt(offset)).join('')).toBe('甲乙12.5');
  expect(units).toHaveLength(6);
});

test('the paragraphs of the glossary are left out', () => {
  expect(String.fromCharCode(...comparableOf('甲\n乙\n丙\n', { from: 1, to: 2 }).units)).toBe('甲丙');
});

test('law: runs are equal in both, in order, without overlap', () => {
  const text = fc.array(fc.constantFrom(...'修路通水种树3.'), { maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, (before, middle, after) => {
      const one = Uint16Array.from([...before, ...middle, ...after].join(''), (each) => each.charCodeAt(0));
      const other = Uint16Array.from([...after, ...middle, ...before].join(''), (each) => each.charCodeAt(0));
      let [at, there] = [0, 0];
      for (const run of alignmentOf(one, other)) {
        expect(run.one).toBeGreaterThanOrEqual(at);
        expect(run.other).toBeGreaterThanOrEqual(there);
        expect(one.slice(run.one, run.one + run.length)).toEqual(
          other.slice(run.other, run.other + run.length),
        );
        [at, there] = [run.one + run.length, run.other + run.length];
      }
    }),
  );
});

test('law: a text stands in itself whole, and in what has it in its middle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (seed) => {
      const [text, before, after] = [words(seed, 20), words(seed + 10_000, 9), words(seed + 20_000, 9)];
      expect(compared(text, text)).toMatchObject({ shares: [1, 1], figures: { all: expect.any(Number) } });
      expect(compared(text, `${before}${text}${after}`).shares[0]).toBe(1);
    }),
    { numRuns: 30 },
  );
});

test('tells where the shared words stand, in the texts as they are', () => {
  const [shared, own, other] = [words(1, 8), words(2, 8), words(3, 8)];
  const one = `${own}\n${shared}\n`;
  const two = `　${shared}\n${other}`;
  const { places } = compared(one, two);
  const longest = places.reduce((found, each) =>
    each.one[1] - each.one[0] > found.one[1] - found.one[0] ? each : found,
  );
  // Before and behind it a few words may be the same by chance.
  expect(one.slice(...longest.one)).toContain(shared.slice(5, -5));
  expect(two.slice(...longest.other)).toContain(shared.slice(5, -5));
});

test('counts figures that are the same, and not those that only begin alike', () => {
  const stock = '过去一年全县上下同心把路修到村口把水引到田头增长';
  expect(
    compared(`${stock}12.5个百分点，财政收入达到了新的高度`, `${stock}12.58个百分点，财政收入达到了新的高度`)
      .figures,
  ).toMatchObject({ all: 1, same: 0 });
  expect(
    compared(`${stock}12.5个百分点，财政收入达到了新的高度`, `${stock}12.5个百分点，财政收入达到了新的高度`)
      .figures,
  ).toMatchObject({ all: 1, same: 1 });
});

test('counts characters that were read as others', () => {
  const text = '过去一年全县上下同心把路修到村口把水引到田头把灯点到门前把账目记得清清楚楚';
  const { han, shares } = compared(text, text.replace('村', '衬').replace('田', '由'));
  expect(han).toEqual({ all: text.length, other: 2, alone: 2 });
  expect(shares[0]).toBeGreaterThan(0.94);
});

test('law: what is compared of a text lies where that of others will, or in memory of its own', () => {
  const text = fc.oneof(
    { weight: 9, arbitrary: fc.string({ unit: fc.constantFrom(...'修路通水，\n12.') }) },
    { weight: 1, arbitrary: fc.constant('修路，'.repeat(50_000)) },
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const own = comparableOf(one);
      const before = [own.units.join(), own.offsets.join()];
      const shared = comparableIn(one);
      expect([shared.units.join(), shared.offsets.join()]).toEqual(before);
      comparableIn(other);
      expect([own.units.join(), own.offsets.join()]).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
