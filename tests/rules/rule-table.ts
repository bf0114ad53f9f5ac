import { expect, test } from 'vitest';
import { normaliseRules } from '../../src/rules/normalise-rules.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { Traced } from '../../src/text/traced.ts';

/** A text as a rule leaves it, by way of `Traced`, which refuses changes that overlap. */
export function clean(text: string, rule: Rule): string {
  const edits = Array.from(rule.changes(text), (change) => ({ ...change, rule: `test/${rule.name}` }));
  return Traced.from(text).apply(edits).text;
}

/** A text as the whole list leaves it. */
export function cleanAll(text: string, rules: readonly Rule[] = normaliseRules): string {
  return rules.reduce(clean, text);
}

/** One test a row: what the rule makes of a text, and that it proposes nothing for its own result. */
export function changes(rule: Rule, rows: readonly (readonly [raw: string, clean: string])[]): void {
  test.each(rows)(`${rule.name}: %j → %j`, (raw, wanted) => {
    expect(raw).not.toBe(wanted);
    expect(clean(raw, rule)).toBe(wanted);
    expect([...rule.changes(wanted)]).toEqual([]);
  });
}

/** One test a row: a text for which the rule proposes nothing. */
export function keeps(rule: Rule, rows: readonly string[]): void {
  test.each(rows)(`${rule.name}: %j stays`, (raw) => {
    expect([...rule.changes(raw)]).toEqual([]);
  });
}
