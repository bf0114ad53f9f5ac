import { invisible } from '../../../src/rules/characters/invisible.ts';
import { pinyinGloss } from '../../../src/rules/characters/pinyin-gloss.ts';
import { furnitureRules } from '../../../src/rules/furniture/furniture-rules.ts';
import { lineEnd } from '../../../src/rules/line-end.ts';
import { mayHaveVariants, normaliseRules, variantsRule } from '../../../src/rules/normalise-rules.ts';
import { lostParagraph, runOnHeading, spacedParagraph } from '../../../src/rules/paragraphs/flattened.ts';
import {
  lineBreak,
  pageSeam,
  paragraphBreak,
  wrappedLine,
} from '../../../src/rules/paragraphs/paragraphs.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { Traced } from '../../../src/text/traced.ts';
import { Finding } from '../target.ts';

/** Rules that are applied together, as one: each sees what all others see. */
const together: readonly (readonly Rule[])[] = [
  [pageSeam, wrappedLine, paragraphBreak],
  [spacedParagraph, lostParagraph, runOnHeading],
];

const alone: readonly Rule[] = [
  lineEnd,
  invisible,
  pinyinGloss,
  lineBreak,
  ...furnitureRules,
  ...normaliseRules,
];

/** Shows a text to every rule: what it proposes can be made, and shown that it proposes nothing more. */
export async function checkRules(text: string): Promise<void> {
  for (const rule of alone) expectIdempotent([rule], text);
  for (const rules of together) expectIdempotent(rules, text);
  if (mayHaveVariants(text)) expectIdempotent([await variantsRule()], text);
}

function expectIdempotent(rules: readonly Rule[], text: string): void {
  const once = applied(rules, text);
  if (once === text) return;
  for (const rule of rules) {
    const [again] = rule.changes(once);
    if (again === undefined) continue;
    const { from, to, insert } = again;
    const before = JSON.stringify(once.slice(Math.max(0, from - 12), to + 12));
    throw new Finding(
      `the rule ${rule.name} changes what it made: ${JSON.stringify(once.slice(from, to))} to ${JSON.stringify(insert)} in ${before}`,
    );
  }
}

function applied(rules: readonly Rule[], text: string): string {
  const edits = rules.flatMap(({ name, changes }) =>
    [...changes(text)].map(({ from, to, insert }) => ({ from, to, insert, rule: `fuzz/${name}` })),
  );
  return edits.length === 0 ? text : Traced.from(text).apply(edits).text;
}
