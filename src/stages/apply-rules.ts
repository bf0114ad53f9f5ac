import type { Rule } from '../rules/rule.ts';
import type { Edit } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';

/** Applies rules one after the other: each sees what the one before it made. */
export function applyRules(text: Traced, stage: string, rules: readonly Rule[]): Traced {
  return rules.reduce((before, rule) => applyTogether(before, stage, [rule]), text);
}

/** Applies rules at once: all see the same text, and no two may touch the same place. */
export function applyTogether(text: Traced, stage: string, rules: readonly Rule[]): Traced {
  const edits: Edit[] = [];
  for (const rule of rules) {
    const signed = `${stage}/${rule.name}`;
    for (const { from, to, insert } of rule.changes(text.text))
      edits.push({ from, to, insert, rule: signed });
  }
  return text.apply(edits);
}
