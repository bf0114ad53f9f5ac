import { describe, expect, test } from 'vitest';
import { boxesOf, offsetAt } from '../../../src/audit/pages/model/boxes.ts';
import type { FileData } from '../../../src/audit/pages/model/report-data.ts';

/** Two lines of three characters on page 1, the second set from the top down; one on page 2. */
const file: FileData = {
  path: 'a.pdf',
  from: 100,
  parts: [],
  boxes: [100, 1, 50, 20, 30, 10, 104, 1, 200, 20, 10, 30, 108, 2, 50, 20, 20, 10],
  across: [[0, 100, 150, 300], [], [0, 100, 200]],
};

describe('the boxes of a stretch', () => {
  test.each([
    ['a character', 101, 102, [{ page: 1, left: 60, top: 20, width: 5, height: 10 }]],
    ['the last one of its line', 102, 103, [{ page: 1, left: 65, top: 20, width: 15, height: 10 }]],
    ["a line's end", 103, 104, []],
    [
      'a line that does not run to the right: all of it',
      105,
      106,
      [{ page: 1, left: 200, top: 20, width: 10, height: 30 }],
    ],
    [
      'two pages',
      107,
      109,
      [
        { page: 1, left: 200, top: 20, width: 10, height: 30 },
        { page: 2, left: 50, top: 20, width: 10, height: 10 },
      ],
    ],
    ['nothing', 101, 101, []],
  ])('%s', (_, from, to, boxes) => {
    expect(boxesOf(file, from, to)).toEqual(boxes);
  });

  test('there are none in a file without pages', () => {
    expect(boxesOf({ path: 'a.txt', from: 0, parts: [] }, 0, 9)).toEqual([]);
  });
});

describe('the character at a place', () => {
  test.each([
    ['in a line', 1, 66, 25, 102],
    ['at its very left', 1, 50, 20, 100],
    ['in a line set downwards: its first', 1, 205, 45, 104],
    ['on another page', 2, 61, 25, 109],
    ['beside all lines', 1, 10, 25, undefined],
    ['on a page without lines', 3, 66, 25, undefined],
  ])('%s', (_, page, x, y, offset) => {
    expect(offsetAt(file, page, x, y)).toBe(offset);
  });
});
