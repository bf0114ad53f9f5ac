import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarksOfLine } from '../../src/rules/marks/mark-context.ts';
import { sideOf, TRANSPARENT_CODE } from '../../src/rules/marks/mark-side.ts';

const line = fc
  .array(fc.constantFrom(...'政府2a%—,;:!?，。、；（）“”‘’"\'. .,， '), { maxLength: 20 })
  .map((characters) => Uint16Array.from(characters, (character) => character.charCodeAt(0)));

/** Where each mark stands and what it sees, as far as it stands in a stretch. */
function seen(units: Uint16Array, from: number, to: number): readonly (readonly number[])[] {
  const marks = new MarksOfLine();
  marks.read(units, from, to);
  marks.look();
  return Array.from({ length: marks.length }, (_, mark) => [
    marks.at[mark] as number,
    marks.left[mark] as number,
    marks.right[mark] as number,
  ]);
}

test('without half-width brackets a mark sees the same in its run and in its line', () => {
  const isMark = (units: Uint16Array, at: number) => sideOf[units[at] as number] === TRANSPARENT_CODE;
  fc.assert(
    fc.property(line, (units) => {
      const inRuns: (readonly number[])[] = [];
      for (let from = 0, to = from; from < units.length; from = to) {
        to = from + 1;
        if (!isMark(units, from)) continue;
        while (to < units.length && isMark(units, to)) to += 1;
        inRuns.push(...seen(units, Math.max(0, from - 1), Math.min(units.length, to + 1)));
      }
      expect(inRuns).toEqual(seen(units, 0, units.length));
    }),
    { numRuns: 2000 },
  );
});
