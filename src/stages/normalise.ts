import { pinyinGloss } from '../rules/characters/pinyin-gloss.ts';
import {
  mayHaveVariants,
  normaliseRules,
  normaliseRulesWithTabs,
  strayVariants,
  variantsRule,
} from '../rules/normalise-rules.ts';
import { applyByLine, seeing } from './apply-by-line.ts';
import { applyRules } from './apply-rules.ts';
import type { Stage } from './stage.ts';

// Before all others: what stands between the characters of a word keeps it from being known.
const plain = seeing([pinyinGloss, ...normaliseRules]);
const withTabs = seeing([pinyinGloss, ...normaliseRulesWithTabs], plain);
const stray = plain.rules.indexOf(strayVariants);

const mayHaveTraditional = (text: string): boolean =>
  plain.sights.mayConcern(stray, plain.sights.seenIn(text));

/** Writes characters, punctuation and spaces the way the house style has them. */
export const normalise: Stage = {
  name: 'normalise',
  run: async (report) => {
    const rules = report.document.markup === undefined ? plain : withTabs;
    const { text } = report;
    // OpenCC is loaded only for a traditional text, and comes first: the other rules know words in simplified form.
    if (!mayHaveTraditional(text.text) || !mayHaveVariants(text.text))
      return [{ ...report, text: applyByLine(text, 'normalise', rules) }];
    const simplified = applyRules(text, 'normalise', [pinyinGloss, await variantsRule()]);
    return [{ ...report, text: applyByLine(simplified, 'normalise', rules, 1) }];
  },
};
