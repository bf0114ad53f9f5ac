import fc from 'fast-check';
import type { Edit } from '../../src/text/span.ts';

/** Texts of few characters, so that coincidences happen: Han, an astral character, a line end, a lone surrogate. */
export const texts = fc
  .array(fc.constantFrom('政', '府', 'a', ' ', '\n', '𠮷', '\ud800'), { maxLength: 24 })
  .map((c) => c.join(''));

const rules = ['strip/one', 'strip/two', 'join/three', 'normalise/four'];

/** A batch of edits in order and without overlap for a text of the given length. */
export function edits(length: number): fc.Arbitrary<Edit[]> {
  const edit = fc.record({
    gap: fc.nat(6),
    size: fc.nat(4),
    insert: texts.map((t) => t.slice(0, 3)),
    rule: fc.constantFrom(...rules),
  });
  return fc.array(edit, { maxLength: 6 }).map((steps) => {
    const batch: Edit[] = [];
    let at = 0;
    for (const { gap, size, insert, rule } of steps) {
      const last = batch.at(-1);
      const from = at + gap;
      const to = from + size;
      if (to > length) break;
      if (last !== undefined && last.from === from && last.to === to) continue;
      batch.push({ from, to, insert, rule });
      at = to;
    }
    return batch;
  });
}

/** What the edits do to a plain string. */
export function edited(text: string, batch: readonly Edit[]): string {
  return [...batch].reverse().reduce((t, e) => t.slice(0, e.from) + e.insert + t.slice(e.to), text);
}
