import { expect, test } from 'vitest';
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
