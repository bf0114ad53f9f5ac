import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingsOf } from '../../src/review/readings.ts';
import type { Piece } from '../../src/text/traced.ts';
import { histories, made } from '../text/random-edits.ts';
import { standing, treated } from './invented-mark.ts';

type Edits = Parameters<typeof treated>[1];

/** All that was inserted at one place is one to a person. */
function isOneOfSeveral({ raw }: Piece, pieces: readonly Piece[]): boolean {
  return (
    raw.from === raw.to &&
    pieces.filter((each) => each.raw.from === raw.from && each.raw.to === raw.to).length > 1
  );
}

describe('what stands for a stretch of the raw text', () => {
  test.each<[string, string, Edits, [number, number], string | undefined, readonly string[]]>([
    ['verbatim', '甲乙丙', [], [1, 2], '乙', ['乙']],
    ['changed', '甲,丙', [[/,/g, '，', 'normalise/marks']], [1, 2], '，', ['，']],
    ['removed', '甲乙丙', [[/乙/g, '', 'strip/one']], [1, 2], '', ['']],
    ['inserted', '甲丙', [[/(?<=甲)/g, '\n', 'join/one']], [1, 1], '\n', ['\n']],
    ['nothing at an empty place', '甲丙', [], [1, 1], '', ['']],
    ['in the middle of what was removed', '甲乙丙丁', [[/乙丙/g, '', 'strip/one']], [1, 2], '', ['']],
    [
      'in the middle of a change that keeps what is beside',
      'a b',
      [[/a b/g, 'ab', 'strip/one']],
      [1, 2],
      '',
      [''],
    ],
    ['in the middle of a change that does not', 'a b', [[/a b/g, 'xy', 'strip/one']], [1, 2], undefined, []],
    [
      'what came in before it may be of it',
      '。二',
      [[/(?<=。)/g, '\n', 'join/one']],
      [1, 2],
      '二',
      ['二', '\n二'],
    ],
    [
      'what came in behind it may be of it',
      '。二',
      [[/(?<=。)/g, '\n', 'join/one']],
      [0, 1],
      '。',
      ['。', '。\n'],
    ],
    ['the end of the text', '甲', [[/$/g, '\n', 'join/one']], [1, 1], '\n', ['\n']],
  ])('%s', (_, raw, edits, [from, to], text, all) => {
    const readings = standing(treated(raw, edits), { from, to });
    expect(readings.text).toBe(text);
    expect([...readings.all].sort()).toEqual([...all].sort());
  });

  test('it is the clean text of a piece, for each piece of any text', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const text = made(history);
        const pieces = [...text.pieces()];
        for (const piece of pieces) {
          const { raw, clean, by } = piece;
          if (isOneOfSeveral(piece, pieces)) continue;
          const found = standing(text, raw);
          expect(found.text).toBe(text.text.slice(clean.from, clean.to));
          expect(found.rules).toEqual(by);
          expect(found.clean).toEqual(clean);
        }
      }),
    );
  });

  test('it is found again where an edit is told as one with the verbatim words beside it', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (history, which) => {
        const text = made(history);
        const pieces = [...text.pieces()];
        const at = which % Math.max(1, pieces.length);
        const own = pieces[at];
        if (own === undefined || own.by.length === 0 || isOneOfSeveral(own, pieces)) return;
        const isKept = (piece: Piece | undefined): piece is Piece => piece?.by.length === 0;
        const [before, behind] = [pieces[at - 1], pieces[at + 1]];
        if (!isKept(before) || !isKept(behind)) return;
        const merged: Piece = {
          raw: { from: before.raw.from, to: behind.raw.to },
          clean: { from: before.clean.from, to: behind.clean.to },
          by: own.by,
        };
        const regrouped = [
          ...pieces.filter(({ raw, clean }) => raw.to <= merged.raw.from && clean.to <= merged.clean.from),
          merged,
          ...pieces.filter(({ raw, clean }) => raw.from >= merged.raw.to && clean.from >= merged.clean.to),
        ];
        const { all } = readingsOf({ raw: text.raw, clean: text.text, pieces: regrouped }, own.raw);
        expect(all).toContain(text.text.slice(own.clean.from, own.clean.to));
      }),
    );
  });
});
