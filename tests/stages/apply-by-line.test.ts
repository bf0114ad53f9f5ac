import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinyinGloss } from '../../src/rules/characters/pinyin-gloss.ts';
import { normaliseRules, normaliseRulesWithTabs } from '../../src/rules/normalise-rules.ts';
import { type Rule, rewrite } from '../../src/rules/rule.ts';
import { Sights } from '../../src/rules/sights.ts';
import { applyByLine, seeing } from '../../src/stages/apply-by-line.ts';
import { applyRules } from '../../src/stages/apply-rules.ts';
import { RuleConflict } from '../../src/stages/rule-conflict.ts';
import type { Change } from '../../src/text/span.ts';
import { Traced } from '../../src/text/traced.ts';

/** What rules look for, beside what they do not. */
const words = [
  ...'政府二○一年县兗國着⺠金０Ａ．％＋－｡\ue81e₂㎡\u0301e',
  ...' \t\n\u3000,;:!?()."\'-*_#\\$<>{}[]2024号…。、',
  ...[
    '<br>',
    '\\*',
    '**',
    ' and ',
    'or',
    '## ',
    'PM_{2.5}',
    '$CO_2$',
    'CO_2',
    '\\mathrm{PM}',
    '12．5％',
    '\n1．项',
  ],
  ...[
    '金政发[2024]1号',
    '"小巨人"',
    "'十四五'",
    '。。。',
    '...',
    '--',
    '显着',
    '2 0 2 2 年',
    '2.5 %',
    '进(jìn)',
  ],
];

const texts = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom('\n', ' ', '。', '政', '2')), { maxLength: 24 })
  .map((parts) => parts.join(''));
const rules = [pinyinGloss, ...normaliseRules];
const byName = [...rules, ...normaliseRulesWithTabs.filter((rule) => !rules.includes(rule))].map(
  (rule, number) => [`${rule.name} (${number})`, rule] as const,
);

describe('line by line', () => {
  test.each([
    ['texts without tables', rules],
    ['texts with tables', [pinyinGloss, ...normaliseRulesWithTabs]],
  ])('it comes out as rule by rule: %s', (_, all) => {
    const those = seeing(all);
    fc.assert(
      fc.property(texts, (text) => {
        const asked = applyRules(Traced.from(text), 'test', all);
        const seen = applyByLine(Traced.from(text), 'test', those);
        expect(seen.text).toBe(asked.text);
        expect([...seen.pieces()]).toEqual([...asked.pieces()]);
        expect(seen.rules).toEqual(asked.rules);
      }),
      { numRuns: 2000 },
    );
  });

  test('it comes out as rule by rule: texts that edits were made to before', () => {
    const those = seeing(rules);
    const edit = fc.tuple(fc.nat(6), fc.nat(3), fc.constantFrom('', ' ', '　', '(2', '政,', '０'));
    fc.assert(
      fc.property(texts, fc.array(edit, { maxLength: 5 }), (raw, gaps) => {
        const changes: Change[] = [];
        let at = 0;
        for (const [gap, size, insert] of gaps) {
          const [from, to] = [at + gap, at + gap + size];
          if (to > raw.length) break;
          changes.push({ from, to, insert });
          at = to + 1;
        }
        const before = Traced.from(raw).applyAll(changes, 'before/edit');
        const asked = applyRules(before, 'test', rules);
        const seen = applyByLine(before, 'test', those);
        expect(seen.text).toBe(asked.text);
        expect([...seen.pieces()]).toEqual([...asked.pieces()]);
        expect(seen.rules).toEqual(asked.rules);
      }),
      { numRuns: 2000 },
    );
  });

  test('a text that edits were made to before keeps them', () => {
    const before = applyRules(Traced.from('甲２\n\n乙 丙'), 'before', [rewrite('blank', /\n\n/g, '\n')]);
    expect([...applyByLine(before, 'test', seeing(normaliseRules)).pieces()]).toEqual([
      ...applyRules(before, 'test', normaliseRules).pieces(),
    ]);
  });

  test('an edit makes what a later rule, or one of the whole text, needs to see', () => {
    const made: readonly Rule[] = [
      rewrite('made', /甲/g, '乙\n丙', { needs: ['甲'] }),
      rewrite('seen', /丙/g, '丁', { needs: ['丙'] }),
      { ...rewrite('whole', /丁/g, '戊', { needs: ['丁'] }), ofWhole: true },
      rewrite('beside', /(?<=戊)己/g, '庚', { needs: [{ of: '己', after: '戊' }] }),
    ];
    const traced = applyByLine(Traced.from('甲己'), 'test', seeing(made));
    expect(traced.text).toBe('乙\n戊庚');
    expect(traced.rules).toEqual(['test/made', 'test/seen', 'test/whole', 'test/beside']);
  });

  test('two changes of one place throw, and the words are told', () => {
    const twice: Rule = {
      name: 'twice',
      changes: () => [0, 0].map((from) => ({ from, to: 1, insert: '' })),
      needs: ['甲'],
    };
    expect(() => applyByLine(Traced.from('乙\n甲'), 'test', seeing([twice]))).toThrow(RuleConflict);
  });

  test('where there are more needs than bits, each rule is still shown the lines that it needs', () => {
    const signs = Array.from({ length: 200 }, (_, number) => String.fromCharCode(0x4e00 + number));
    const many = signs.map((sign, number) =>
      rewrite(`rule-${number}`, new RegExp(sign, 'g'), '甲', { needs: [sign] }),
    );
    const text = signs.join('\n');
    expect(applyByLine(Traced.from(text), 'test', seeing(many)).text).toBe(text.replace(/./g, '甲'));
    // And hardly any other line.
    const sights = new Sights(many);
    for (const sign of signs)
      expect(many.filter((_, rule) => sights.mayConcern(rule, sights.seenIn(sign))).length).toBeLessThan(10);
  });
});

const within = (rule: Rule, text: string): readonly Change[] => [...rule.changes(text)];

test.each(byName)('%s proposes nothing where what it needs is not to be seen', (_, rule) => {
  const sights = new Sights([rule]);
  fc.assert(
    fc.property(texts, (text) => {
      if (!sights.mayConcern(0, sights.seenIn(text))) expect(within(rule, text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test.each(byName.filter(([, { ofWhole }]) => ofWhole !== true))(
  '%s proposes the same in a line whatever the others are',
  (_, rule) => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        const byLine = text.split('\n').flatMap((line) => {
          const found = within(rule, line).map((change) => ({
            ...change,
            from: from + change.from,
            to: from + change.to,
          }));
          from += line.length + 1;
          return found;
        });
        expect(byLine).toEqual(within(rule, text));
      }),
      { numRuns: 300 },
    );
  },
);
