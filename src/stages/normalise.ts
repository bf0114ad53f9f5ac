import { pinyinGloss } from '../rules/characters/pinyin-gloss.ts';
import {
  mayHaveVariants,
  normaliseRules,
  normaliseRulesWithTabs,
  traditionalUnits,
  variantsRule,
} from '../rules/normalise-rules.ts';
import { Occurring } from '../rules/occurring.ts';
import { applyRules } from './apply-rules.ts';
import type { Stage } from './stage.ts';

/** Writes characters, punctuation and spaces the way the house style has them. */
export const normalise: Stage = {
  name: 'normalise',
  run: async (report) => {
    const rules = report.document.markup === undefined ? normaliseRules : normaliseRulesWithTabs;
    const { text } = report.text;
    const occurring = new Occurring(text);
    // OpenCC is loaded only for a traditional text, and comes first: the other rules know words in simplified form.
    const first = occurring.hasOneOf(traditionalUnits) && mayHaveVariants(text) ? [await variantsRule()] : [];
    // Before all of them: what stands between the characters of a word keeps it from being known.
    const all = [pinyinGloss, ...first, ...rules];
    return [{ ...report, text: applyRules(report.text, 'normalise', all, occurring) }];
  },
};
