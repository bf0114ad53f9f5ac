import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { trimmed } from '../../src/text/edits.ts';
import type { Edit } from '../../src/text/span.ts';
import { Traced } from '../../src/text/traced.ts';
import { type History, histories, historiesOf, made } from './random-edits.ts';

/** A history in two parts: the text that the first batches make, and what was done to it afterwards, done apart. */
function apart(h: History, cut: number): readonly [early: Traced, late: Traced] {
  const early = made({ raw: h.raw, batches: h.batches.slice(0, cut) });
  return [early, made({ raw: early.text, batches: h.batches.slice(cut) })];
}

/** What stayed verbatim, in runs, and what became of all between: lengths and rules, however they are grouped. */
function account(traced: Traced) {
  const runs: { kept: boolean; raw: number; clean: number; by: Set<string> }[] = [];
  for (const { raw, clean, by } of traced.pieces()) {
    const kept = by.length === 0;
    if (runs.at(-1)?.kept !== kept) runs.push({ kept, raw: 0, clean: 0, by: new Set() });
    const run = runs.at(-1) as (typeof runs)[number];
    run.raw += raw.to - raw.from;
    run.clean += clean.to - clean.from;
    for (const rule of by) run.by.add(rule);
  }
  return runs;
}

/** The history with a rule of its own for each edit, so that it can be told which one left something behind. */
function eachOfItsOwnRule({ raw, batches }: History): History {
  const own = (batch: number, edit: number) => `rule/${batch}-${edit}`;
  return { raw, batches: batches.map((edits, b) => edits.map((edit, e) => ({ ...edit, rule: own(b, e) }))) };
}

const named = (traced: Traced) => new Set([...traced.pieces()].flatMap(({ by }) => by));

/** An edit that changes something. */
const acts = (edit: Edit, text: string) => text.slice(edit.from, edit.to) !== edit.insert;
/** An edit that takes characters and leaves none, when what it leaves as it was is not counted. */
const removes = (edit: Edit, text: string) => trimmed(edit, text).insert === '';
/** An edit that takes no characters and leaves some, counted so. */
const inserts = (edit: Edit, text: string) => {
  const { from, to } = trimmed(edit, text);
  return from === to;
};

describe('composed: what was done to a text may be done apart', () => {
  test('one batch at a time it is the same as applying them', () => {
    fc.assert(
      fc.property(histories, (h) => {
        const parts = h.batches.map((batch, at) =>
          Traced.from(made({ raw: h.raw, batches: h.batches.slice(0, at) }).text).apply(batch),
        );
        const composed = parts.reduce((text, part) => text.composed(part), Traced.from(h.raw));
        expect([...composed.pieces()]).toEqual([...made(h).pieces()]);
      }),
    );
  });

  test('in any order the same characters are verbatim, each at the same place of raw and clean', () => {
    fc.assert(
      fc.property(histories, fc.nat(4), (h, cut) => {
        const [early, late] = apart(h, cut);
        const composed = early.composed(late);
        const lengths = (text: Traced) => account(text).map(({ kept, raw, clean }) => [kept, raw, clean]);
        expect(composed.text).toBe(made(h).text);
        expect(lengths(composed)).toEqual(lengths(made(h)));
      }),
    );
  });

  test('in any order the same rules sign what lies between, where each left something behind', () => {
    fc.assert(
      fc.property(historiesOf(acts).map(eachOfItsOwnRule), fc.nat(4), (h, cut) => {
        const [early, late] = apart(h, cut);
        const composed = early.composed(late);
        const rules = h.batches.flat().length;
        fc.pre(named(composed).size === rules && named(made(h)).size === rules);
        expect(account(composed)).toEqual(account(made(h)));
      }),
    );
  });

  test.each([
    ['removes', historiesOf((edit, text) => !removes(edit, text))],
    ['only inserts', historiesOf((edit, text) => !inserts(edit, text))],
  ])('in any order it is the same to the last piece where no edit %s', (_, some) => {
    fc.assert(
      fc.property(some, fc.nat(4), (h, cut) => {
        const [early, late] = apart(h, cut);
        expect([...early.composed(late).pieces()]).toEqual([...made(h).pieces()]);
      }),
    );
  });

  test('every rule is named where no edit removes', () => {
    const some = historiesOf((edit, text) => !removes(edit, text)).map(eachOfItsOwnRule);
    fc.assert(
      fc.property(some, fc.nat(4), (h, cut) => {
        const [early, late] = apart(h, cut);
        const rules = new Set(h.batches.flat().map(({ rule }) => rule));
        expect(named(made(h))).toEqual(rules);
        expect(named(early.composed(late))).toEqual(rules);
      }),
    );
  });

  test('another text is refused', () => {
    expect(() => Traced.from('甲').composed(Traced.from('乙'))).toThrow(RangeError);
  });
});

describe('why the order may show where something is inserted beside what was removed', () => {
  const insert = (at: number, text: string, rule: string) => ({ from: at, to: at, insert: text, rule });
  const remove = (from: number, to: number, rule: string) => ({ from, to, insert: '', rule });
  const lengths = (traced: Traced) =>
    [...traced.pieces()].map(({ raw, clean, by }) => [
      raw.to - raw.from,
      clean.to - clean.from,
      by
        .map((rule) => rule.slice(2))
        .sort()
        .join(''),
    ]);
  const first = [insert(1, '丙丁', 'x/a')];

  it('an insertion before the rest of an earlier one is its own piece; what was done later forgets which side', () => {
    const h = { raw: '甲乙', batches: [first, [remove(1, 2, 'x/b')], [insert(1, '戊', 'x/c')]] };
    const [early, late] = apart(h, 1);
    expect(lengths(made(h))).toEqual([
      [1, 1, ''],
      [0, 1, 'c'],
      [0, 1, 'ab'],
      [1, 1, ''],
    ]);
    expect(lengths(early.composed(late))).toEqual([
      [1, 1, ''],
      [0, 2, 'abc'],
      [1, 1, ''],
    ]);
    // The same was done later as here, where the insertion lies inside the earlier one and must be one with it.
    const other = { raw: '甲乙', batches: [first, [insert(2, '戊', 'x/c')], [remove(1, 2, 'x/b')]] };
    const [, otherLate] = apart(other, 1);
    expect(lengths(otherLate)).toEqual(lengths(late));
    expect(lengths(made(other))).toEqual(lengths(early.composed(late)));
  });

  it('what was inserted and removed again leaves a name behind only in what it was put into', () => {
    const h = { raw: '甲乙', batches: [first, [insert(2, '戊', 'x/b')], [remove(2, 3, 'x/c')]] };
    const [early, late] = apart(h, 1);
    expect(lengths(late)).toEqual([[4, 4, '']]);
    expect(lengths(made(h))).toEqual([
      [1, 1, ''],
      [0, 2, 'abc'],
      [1, 1, ''],
    ]);
    expect(lengths(early.composed(late))).toEqual(lengths(early));
  });
});
