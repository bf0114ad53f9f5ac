import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Acts, inTurn } from '../../src/text/acts.ts';
import { concatenated } from '../../src/text/concatenated.ts';
import { trimmed } from '../../src/text/edits.ts';
import { BY, overlay, RAW, TEXT, verbatim, WIDTH } from '../../src/text/pieces.ts';
import { printedTrace } from '../../src/text/printed-trace.ts';
import { Signatures } from '../../src/text/signatures.ts';
import type { Change, Edit } from '../../src/text/span.ts';
import { printTrace, restore, type Trace, traceOf } from '../../src/text/trace.ts';
import type { TraceSpan } from '../../src/text/trace-span.ts';
import { type Piece, Traced } from '../../src/text/traced.ts';
import { edited, histories, made } from './random-edits.ts';

describe('a traced text', () => {
  it('reads as if its edits had been made to a plain string', () => {
    fc.assert(
      fc.property(histories, (h) => {
        expect(made(h).text).toBe(h.batches.reduce(edited, h.raw));
      }),
    );
  });

  it('has pieces that tile the raw and the clean text at once', () => {
    fc.assert(
      fc.property(histories, (h) => {
        const traced = made(h);
        let raw = 0;
        let clean = 0;
        for (const piece of traced.pieces()) {
          expect([piece.raw.from, piece.clean.from]).toEqual([raw, clean]);
          expect(piece.raw.to - piece.raw.from + piece.clean.to - piece.clean.from).toBeGreaterThan(0);
          [raw, clean] = [piece.raw.to, piece.clean.to];
        }
        expect([raw, clean]).toEqual([h.raw.length, traced.text.length]);
      }),
    );
  });

  it('is verbatim where no rule is named, and names only rules that were used', () => {
    fc.assert(
      fc.property(histories, (h) => {
        const traced = made(h);
        const used = new Set(h.batches.flat().map((edit) => edit.rule));
        for (const { raw, clean, by } of traced.pieces()) {
          if (by.length === 0)
            expect(h.raw.slice(raw.from, raw.to)).toBe(traced.text.slice(clean.from, clean.to));
          for (const rule of by) expect(used).toContain(rule);
        }
      }),
    );
  });

  it('says of every clean character where it came from', () => {
    fc.assert(
      fc.property(histories, (h) => {
        const traced = made(h);
        const pieces = [...traced.pieces()];
        for (let offset = 0; offset < traced.text.length; offset += 1) {
          const { raw, clean, by } = traced.rawAt(offset);
          const piece = pieces.find((p) => p.clean.from <= offset && offset < p.clean.to) as Piece;
          expect(by).toEqual(piece.by);
          if (by.length === 0) expect(h.raw[raw.from]).toBe(traced.text[offset]);
          else expect({ raw, clean }).toEqual({ raw: piece.raw, clean: piece.clean });
        }
      }),
    );
  });

  it('written down and read back is the same', () => {
    fc.assert(
      fc.property(histories, (h) => {
        const traced = made(h);
        const trace = traceOf(traced);
        const read = JSON.parse(printTrace(trace));
        expect(read).toEqual(trace);
        const restored = restore(h.raw, traced.text, read);
        expect([...restored.pieces()]).toEqual([...traced.pieces()]);
      }),
    );
  });

  it('printed at once, in bytes, it is the same', () => {
    fc.assert(
      fc.property(histories, (h) => {
        const traced = made(h);
        const printed = Buffer.from(printedTrace(traced, { schema: 'a' })).toString();
        expect(printed).toBe(`{"schema":"a",${printTrace(traceOf(traced)).slice(1)}`);
      }),
    );
    const long = Traced.from('一'.repeat(1_000_009)).apply(
      Array.from({ length: 9000 }, (_, at) => ({
        from: 100 * at,
        to: 100 * at + 1,
        insert: '',
        rule: `a/${at % 3}`,
      })),
    );
    expect(Buffer.from(printedTrace(long, {})).toString()).toBe(printTrace(traceOf(long)));
    const lengths = [1, 9, 10, 11, 99, 100, 101, 999, 1000, 1001, 9999, 10_000, 90_909, 100_000, 1_234_567];
    let end = 0;
    const cuts = lengths.map((length) => {
      end += length + 1;
      return { from: end - 1, to: end, insert: '', rule: 'a/b' };
    });
    const ofAllLengths = Traced.from('一'.repeat(end)).apply(cuts);
    expect(Buffer.from(printedTrace(ofAllLengths, {})).toString()).toBe(printTrace(traceOf(ofAllLengths)));
    const empty = Traced.from('');
    expect(Buffer.from(printedTrace(empty, {})).toString()).toBe(printTrace(traceOf(empty)));
  });

  it('acts in turn make at once what they make one after the other', () => {
    const places = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.nat(2)), { maxLength: 6 });
    fc.assert(
      fc.property(histories, fc.array(places, { minLength: 1, maxLength: 4 }), (h, turns) => {
        const before = made(h);
        let after = before;
        const signatures = new Signatures();
        let acts = new Acts(0);
        for (const [turn, own] of turns.entries()) {
          const rule = `b/turn-${turn}`;
          const changes: Change[] = [];
          const now = new Acts(0);
          let at = 0;
          for (const [gap, size, length] of own) {
            const [from, to] = [at + gap, at + gap + size];
            if (to > after.text.length) break;
            changes.push({ from, to, insert: '甲乙丙丁'.charAt(turn).repeat(length) });
            now.push(from, to, length, signatures.of(rule));
            at = to;
          }
          after = after.applyAll(changes, rule);
          const both = new Acts(0);
          inTurn(acts, now, signatures, both);
          acts = both;
        }
        const atOnce = before.applyActs(acts, after.text, signatures);
        if (atOnce === undefined) {
          expect(
            [...before.pieces()].some(({ raw, clean }) => raw.from === raw.to && clean.from < clean.to),
          ).toBe(true);
          return;
        }
        expect([...atOnce.pieces()]).toEqual([...after.pieces()]);
        expect(atOnce.rules).toEqual(after.rules);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['acts that make another length', [[0, 1, 2, 1]], '一二'],
    ['an act outside the text', [[1, 3, 2, 1]], '一二三'],
    [
      'acts that overlap',
      [
        [0, 2, 2, 1],
        [1, 3, 2, 1],
      ],
      '一二三',
    ],
  ] as const)('refuses %s', (_, rows, text) => {
    const signatures = new Signatures();
    signatures.of('b/rule');
    const acts = new Acts(0);
    for (const [from, to, length, by] of rows) acts.push(from, to, length, by);
    expect(() => Traced.from('一二').applyActs(acts, text, signatures)).toThrow(RangeError);
  });

  it('has the pieces of an overlay after its first edits', () => {
    fc.assert(
      fc.property(histories, ({ raw, batches: [first = []] }) => {
        const signatures = new Signatures();
        const acts = new Acts(first.length);
        for (const each of first) {
          const { from, to, insert } = trimmed(each, raw);
          if (from < to || insert !== '') acts.push(from, to, insert.length, signatures.of(`a/${each.rule}`));
        }
        const { rows, cells } = overlay(verbatim(raw.length), acts, signatures);
        const traced = Traced.from(raw).apply(first, 'a');
        expect(traced.text).toBe(edited(raw, first));
        expect(traced.rules).toEqual(signatures.rules);
        expect(
          [...traced.pieces()].map((piece) => [
            piece.raw.to - piece.raw.from,
            piece.clean.to - piece.clean.from,
            piece.by,
          ]),
        ).toEqual(
          Array.from({ length: rows }, (_, row) => [
            cells[WIDTH * row + RAW],
            cells[WIDTH * row + TEXT],
            signatures.names(cells[WIDTH * row + BY] as number),
          ]),
        );
      }),
    );
  });

  it('refuses a trace that does not fit', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.constantFrom('raw', 'clean', 'span', 'rule'), (h, pick, what) => {
        const traced = made(h);
        const { raw, clean, rules, spans } = traceOf(traced);
        fc.pre(spans.length > 0);
        const at = pick % spans.length;
        const span = spans[at] as TraceSpan;
        const longer: TraceSpan =
          typeof span === 'number' ? span + 1 : ([span[0] + 1, ...span.slice(1)] as never);
        const unknown: TraceSpan = typeof span === 'number' ? [span, span, 99] : [span[0], span[1], 99];
        const trace: Trace = {
          raw: what === 'raw' ? raw + 1 : raw,
          clean: what === 'clean' ? clean + 1 : clean,
          rules,
          spans: what === 'span' ? spans.with(at, longer) : what === 'rule' ? spans.with(at, unknown) : spans,
        };
        expect(() => restore(h.raw, traced.text, trace)).toThrow(RangeError);
      }),
    );
  });

  it('throws where edits overlap, naming the rule', () => {
    const traced = Traced.from('政府工作报告');
    const one: Edit = { from: 0, to: 3, insert: '', rule: 'strip/one' };
    const two: Edit = { from: 2, to: 4, insert: '', rule: 'strip/two' };
    expect(() => traced.apply([one, two])).toThrow(/strip\/two.*strip\/one/);
    const here: Edit = { from: 2, to: 2, insert: 'a', rule: 'join/here' };
    expect(() => traced.apply([here, { ...here, rule: 'join/there' }])).toThrow(/join\/there/);
    expect(() => traced.apply([{ ...two, to: 7 }])).toThrow(/outside/);
  });

  it('changes a surrogate pair as a whole', () => {
    const high = Traced.from('甲𠮷').apply([{ from: 1, to: 3, insert: '𠮸', rule: 'normalise/variants' }]);
    expect(high.rawAt(1).raw).toEqual({ from: 1, to: 3 });
    const low = Traced.from('𠮷乙').apply([
      { from: 0, to: 2, insert: '\u{1fbb7}', rule: 'normalise/variants' },
    ]);
    expect(low.rawAt(0).raw).toEqual({ from: 0, to: 2 });
  });

  it('keeps what an edit left as it was', () => {
    const traced = Traced.from('区 长').apply([{ from: 0, to: 3, insert: '区长', rule: 'normalise/spaces' }]);
    expect(traced.rawAt(1)).toEqual({ raw: { from: 2, to: 3 }, clean: { from: 1, to: 2 }, by: [] });
  });
});

describe('a part of a text', () => {
  it('is what came from its stretch of raw; the rest is removed under the one rule', () => {
    fc.assert(
      fc.property(histories, fc.nat(30), fc.nat(30), (h, a, b) => {
        const traced = made(h);
        const span = { from: Math.min(a, b, h.raw.length), to: Math.min(Math.max(a, b), h.raw.length) };
        const cuts = [...traced.pieces()].some(
          ({ raw, by }) =>
            by.length > 0 &&
            ((raw.from < span.from && span.from < raw.to && raw.from < span.to) ||
              (raw.from < span.to && span.to < raw.to && span.from < raw.to)),
        );
        fc.pre(!cuts);
        const part = traced.keepOnly(span, 'split/other-report');
        for (const { raw, by } of part.pieces())
          if (raw.to <= span.from || raw.from >= span.to)
            expect(raw.from === raw.to || by.includes('split/other-report')).toBe(true);
        const inside = [...traced.pieces()].filter(
          (p) => p.by.length > 0 && p.raw.from >= span.from && p.raw.to <= span.to,
        );
        const names = new Set([...part.pieces()].flatMap((p) => p.by));
        for (const piece of inside) for (const rule of piece.by) expect(names).toContain(rule);
        expect([...part.pieces()].reduce((n, p) => n + p.raw.to - p.raw.from, 0)).toBe(h.raw.length);
      }),
    );
  });

  it('will not cut through a change', () => {
    const traced = Traced.from('abcd').apply([{ from: 1, to: 3, insert: 'x', rule: 'join/x' }]);
    expect(() => traced.keepOnly({ from: 2, to: 4 }, 'split/other-report')).toThrow(/split\/other-report/);
  });
});

describe('a traced text in terms of others', () => {
  it('concatenated: each stands as it was, moved', () => {
    fc.assert(
      fc.property(fc.array(histories, { maxLength: 4 }), (all) => {
        const parts = all.map(made);
        const whole = concatenated(parts);
        expect(whole.raw).toBe(parts.map((part) => part.raw).join(''));
        expect(whole.text).toBe(parts.map((part) => part.text).join(''));
        let raw = 0;
        for (const part of parts) {
          for (const { raw: from, clean, by } of part.pieces())
            if (by.length === 0) {
              const at = whole.offsetOf(raw + from.from);
              expect(whole.text.startsWith(part.text.slice(clean.from, clean.to), at)).toBe(true);
            }
          raw += part.raw.length;
        }
      }),
    );
  });

  it('concatenated: a piece names its rules in the order in which they worked', () => {
    const step = (rule: string) => [{ from: 0, to: 1, insert: rule, rule: `strip/${rule}` }];
    const parts = [
      ['a', 'c'],
      ['b', 'c'],
      ['a', 'b', 'c'],
    ].map((rules) => rules.reduce((text, rule) => text.apply(step(rule)), Traced.from('甲')));
    expect(
      [...concatenated(parts).pieces()].map(({ by }) => by.map((rule) => rule.slice(6)).join('')),
    ).toEqual(['ac', 'bc', 'abc']);
  });

  it('finds where what came from a raw offset begins', () => {
    const text = Traced.from('甲乙丙丁').apply([
      { from: 0, to: 1, insert: '', rule: 'a/gone' },
      { from: 2, to: 2, insert: '——', rule: 'a/added' },
      { from: 3, to: 4, insert: '戊己', rule: 'a/changed' },
    ]);
    expect(text.text).toBe('乙——丙戊己');
    expect([0, 1, 2, 3, 4].map((raw) => text.offsetOf(raw))).toEqual([0, 0, 3, 4, 6]);
    expect(Traced.from('').offsetOf(0)).toBe(0);
  });

  it('has all before an offset in front of it, and all behind it behind', () => {
    fc.assert(
      fc.property(histories, fc.nat(60), (h, at) => {
        const traced = made(h);
        const raw = Math.min(at, h.raw.length);
        const offset = traced.offsetOf(raw);
        for (const { raw: from, clean } of traced.pieces()) {
          if (from.to <= raw) expect(clean.to).toBeLessThanOrEqual(offset);
          if (from.from > raw) expect(clean.from).toBeGreaterThanOrEqual(offset);
        }
      }),
    );
  });
});
