import { describe, expect, it } from 'vitest';
import { decodeLine } from '../../src/readers/ocr/decode-line.ts';
import { blankPicture, type Matrix, type PdfImage, paint } from '../../src/readers/ocr/paint.ts';
import { recognisedRuns } from '../../src/readers/ocr/recognised-runs.ts';

describe('a line is decoded', () => {
  const scores = (rows: readonly (readonly number[])[], filled = rows.length) => ({
    data: Float32Array.from(rows.flat()),
    steps: rows.length,
    classes: rows[0]?.length ?? 0,
    filled,
  });
  const [none, one, two] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const;

  it.each([
    ['nothing', [none, none], ''],
    ['a class that goes on once', [one, one, none], '山'],
    ['a class that comes again behind nothing twice', [one, none, one], '山山'],
    ['classes side by side', [one, two, two, one], '山水山'],
  ])('%s', (_, rows, text) => {
    const characters = decodeLine(scores(rows), ['山', '水']);
    expect(characters.map((character) => character.text).join('')).toBe(text);
  });

  it('with the middle of each character along the part that is filled, and how sure it is', () => {
    const characters = decodeLine(scores([none, [0, 0.5, 0], [0, 0.25, 0], none], 4), ['山', '水']);
    expect(characters).toEqual([{ text: '山', at: (0.5 * 1.5 + 0.25 * 2.5) / 0.75 / 4, confidence: 0.5 }]);
    expect(decodeLine(scores([none, one, none, none], 2), ['山'])[0]?.at).toBe(0.75);
  });
});

describe('a picture is painted', () => {
  /** Left column black, right column white, but the upper left pixel white. */
  const bits: PdfImage = { width: 2, height: 2, kind: 1, data: Uint8Array.of(0b11000000, 0b01000000) };
  const grey = ({ data }: { readonly data: Uint8Array }) => [...data].filter((_, index) => index % 3 === 0);

  it.each<[string, Matrix, number[]]>([
    ['upright', [2, 0, 0, -2, 0, 2], [255, 255, 0, 255]],
    ['turned by a quarter', [0, 2, 2, 0, 0, 0], [0, 255, 255, 255]],
    ['upside down', [2, 0, 0, 2, 0, 0], [0, 255, 255, 255]],
    ['over a corner, the rest left as it was', [1, 0, 0, -1, 0, 1], [191, 255, 255, 255]],
    ['on nothing', [0, 0, 0, 0, 0, 0], [255, 255, 255, 255]],
  ])('%s', (_, at, expected) => {
    const page = blankPicture(2, 2);
    paint(page, bits, at, [0, 0, 0]);
    expect(grey(page)).toEqual(expected);
  });

  it('as a stencil, in the colour it has', () => {
    const page = blankPicture(2, 2);
    const { kind: _, ...stencil } = bits;
    paint(page, stencil, [2, 0, 0, -2, 0, 2], [200, 0, 0]);
    expect([...page.data.subarray(6, 12)]).toEqual([200, 0, 0, 255, 255, 255]);
  });
});

it('lines that lie askew have one base and one size, and each character its own box', () => {
  const characters = [...'水引到山上'].map((text, index) => ({ text, at: (index + 0.5) / 5, confidence: 1 }));
  const slope = 0.02;
  const lines = [0, 60, 120].map((y) => ({
    characters,
    begin: { x: 100, y },
    end: { x: 300, y: y + 200 * slope },
    height: 50,
  }));
  const [runs] = recognisedRuns([{ lines, scale: 2 }]);
  expect(runs?.map(({ size }) => size)).toEqual([20, 20, 20]);
  expect(runs?.map(({ text }) => text)).toEqual(['水引到山上', '水引到山上', '水引到山上']);
  const [first, second] = runs ?? [];
  expect((second?.base ?? 0) - (first?.base ?? 0)).toBeCloseTo(30, 1);
  expect((second?.from ?? 0) - (first?.from ?? 0)).toBeCloseTo(30 * slope, 1);
  expect(first?.edges).toHaveLength(6);
  expect((first?.edges?.[3] ?? 0) - (first?.edges?.[2] ?? 0)).toBeCloseTo(20, 1);
});
