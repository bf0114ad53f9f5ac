import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinyinGloss } from '../../src/rules/characters/pinyin-gloss.ts';
import { normaliseRules } from '../../src/rules/normalise-rules.ts';
import { Occurring } from '../../src/rules/occurring.ts';
import { rewrite } from '../../src/rules/rule.ts';
import { applyRules, applyTogether } from '../../src/stages/apply-rules.ts';
import { Traced } from '../../src/text/traced.ts';

const toB = rewrite('to-b', /甲/g, '乙');
const toC = rewrite('to-c', /乙/g, '丙');

test('one after the other, each rule sees what the one before it made', () => {
  expect(applyRules(Traced.from('甲乙'), 'test', [toB, toC]).text).toBe('丙丙');
  expect(applyRules(Traced.from('甲乙'), 'test', [toC, toB]).text).toBe('乙丙');
});

test('at once, all rules see the same text', () => {
  expect(applyTogether(Traced.from('甲乙'), 'test', [toB, toC]).text).toBe('乙丙');
  expect(applyTogether(Traced.from('甲乙'), 'test', [toC, toB]).text).toBe('乙丙');
});

test('every change is signed by stage and rule', () => {
  const pieces = [...applyRules(Traced.from('甲丁乙'), 'test', [toB, toC]).pieces()];
  expect(pieces.map(({ by }) => by)).toEqual([['test/to-b', 'test/to-c'], [], ['test/to-c']]);
});

test('two rules that touch the same place at once throw, and one of them is named', () => {
  const both = rewrite('both', /甲乙/g, '戊');
  expect(() => applyTogether(Traced.from('甲乙'), 'test', [toB, both])).toThrow(
    /test\/(?:both|to-b).*overlaps.*test\/(?:both|to-b)/,
  );
});

test('no rules, no change', () => {
  const text = Traced.from('甲');
  expect(applyRules(text, 'test', [])).toBe(text);
  expect(applyTogether(text, 'test', [toC])).toBe(text);
});

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

test('rules that need what does not occur propose nothing: passed over or asked, it is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const rules = [pinyinGloss, ...normaliseRules];
      const asked = applyRules(Traced.from(text), 'test', rules);
      const surveyed = applyRules(Traced.from(text), 'test', rules, new Occurring(text));
      expect(surveyed.text).toBe(asked.text);
      expect([...surveyed.pieces()]).toEqual([...asked.pieces()]);
    }),
    { numRuns: 2000 },
  );
});
