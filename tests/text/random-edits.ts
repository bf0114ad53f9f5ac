import fc from 'fast-check';
import type { Edit } from '../../src/text/span.ts';
import { Traced } from '../../src/text/traced.ts';

/** Texts of few characters, so that coincidences happen: Han, an astral character, a line end, a lone surrogate. */
const texts = fc
  .array(fc.constantFrom('政', '府', 'a', ' ', '\n', '𠮷', '\ud800'), { maxLength: 24 })
  .map((c) => c.join(''));

const rules = ['strip/one', 'strip/two', 'join/three', 'normalise/four'];

/** A batch of edits in order and without overlap for a text of the given length. */
function edits(length: number): fc.Arbitrary<Edit[]> {
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

/** A raw text and batches of edits, each for the text that the one before it made. */
export interface History {
  readonly raw: string;
  readonly batches: readonly (readonly Edit[])[];
}

/** Histories of up to four batches, of the edits that the test takes. */
export function historiesOf(takes: (edit: Edit, text: string) => boolean): fc.Arbitrary<History> {
  const grow = (text: string, left: number): fc.Arbitrary<Edit[][]> =>
    left === 0
      ? fc.constant([])
      : edits(text.length)
          .map((batch) => batch.filter((edit) => takes(edit, text)))
          .chain((batch) => grow(edited(text, batch), left - 1).map((rest) => [batch, ...rest]));
  return texts.chain((raw) =>
    fc
      .nat(4)
      .chain((n) => grow(raw, n))
      .map((batches) => ({ raw, batches })),
  );
}

/** Histories of up to four batches. */
export const histories = historiesOf(() => true);

/** The text that a history makes. */
export function made({ raw, batches }: History): Traced {
  return batches.reduce((traced, batch) => traced.apply(batch), Traced.from(raw));
}
