import type { Rule } from '../rules/rule.ts';
import { EditError } from '../text/edits.ts';
import type { Change, Edit } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';
import { atWork } from './at-work.ts';
import { RuleConflict } from './rule-conflict.ts';

/** Hears that a text was made of another by changes. */
type Made = (before: string, changes: readonly Change[], text: string) => void;

/** Applies rules one after the other: each sees what the one before it made, and `made` hears of it. */
export function applyRules(text: Traced, stage: string, rules: readonly Rule[], made?: Made): Traced {
  let applied = text;
  for (const { name, changes } of rules) {
    atWork(stage, name);
    const before = applied;
    const proposed = changes(before.text);
    const found: readonly Change[] = Array.isArray(proposed) ? proposed : [...proposed];
    if (found.length === 0) continue;
    applied = told(before, () => before.applyAll(found, `${stage}/${name}`));
    made?.(before.text, found, applied.text);
  }
  return applied;
}

/** Applies rules at once: all see the same text, and no two may touch the same place. */
export function applyTogether(text: Traced, stage: string, rules: readonly Rule[]): Traced {
  let edits: readonly Edit[] = [];
  for (const rule of rules) {
    atWork(stage, rule.name);
    const signed = `${stage}/${rule.name}`;
    const own: Edit[] = [];
    for (const { from, to, insert } of rule.changes(text.text)) own.push({ from, to, insert, rule: signed });
    edits = merged(edits, own);
  }
  return edits.length === 0 ? text : told(text, () => text.apply(edits));
}

/** Two rows of edits as one; in the order in which they touch the text, where each is. */
function merged(some: readonly Edit[], others: readonly Edit[]): readonly Edit[] {
  if (some.length === 0) return others;
  if (others.length === 0) return some;
  const all: Edit[] = [];
  let at = 0;
  for (const edit of some) {
    for (; at < others.length && isBefore(others[at] as Edit, edit); at += 1) all.push(others[at] as Edit);
    all.push(edit);
  }
  for (; at < others.length; at += 1) all.push(others[at] as Edit);
  return all;
}

function isBefore(one: Edit, other: Edit): boolean {
  return one.from < other.from || (one.from === other.from && one.to < other.to);
}

/** What is applied to a text; where it cannot be, the error says what to do. */
function told(text: Traced, apply: () => Traced): Traced {
  try {
    return apply();
  } catch (error) {
    throw error instanceof EditError ? conflict(text, error) : error;
  }
}

/** The error with the words at the place, and what to do. */
function conflict(text: Traced, error: EditError): RuleConflict {
  const { edit, before } = error;
  const at = Math.max(0, Math.min(edit.from, text.text.length - 1));
  const raw = text.text === '' ? 0 : text.rawAt(at).raw.from;
  if (before === undefined)
    return new RuleConflict(
      `the rule ${said(text, edit)}, outside the text of ${text.text.length} characters that it was shown (${error.message}). Correct its offsets.`,
      raw,
      error,
    );
  const both = `${said(text, before)}, and ${before.rule === edit.rule ? 'again' : 'the rule'} ${said(text, edit)}`;
  return new RuleConflict(
    `two changes of one place cannot both be made: the rule ${both} (${error.message}). Let one of them leave what the other takes.`,
    raw,
    error,
  );
}

/** `strip/menu would make “首页” “”` */
function said({ text }: Traced, { from, to, insert, rule }: Edit): string {
  const words = JSON.stringify(text.slice(from, Math.min(to, from + 40)));
  return insert === ''
    ? `${rule} would remove ${words}`
    : `${rule} would make ${JSON.stringify(insert.slice(0, 40))} of ${words}`;
}
