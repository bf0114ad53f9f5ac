import {
  mayHaveVariants,
  normaliseRules,
  normaliseRulesWithTabs,
  variantsRule,
} from '../rules/normalise-rules.ts';
import { applyRules } from './apply-rules.ts';
import type { Stage } from './stage.ts';

/** Writes characters, punctuation and spaces the way the house style has them. */
export const normalise: Stage = {
  name: 'normalise',
  run: async (report) => {
    const rules = report.document.markup === undefined ? normaliseRules : normaliseRulesWithTabs;
    const text = applyRules(report.text, 'normalise', rules);
    // OpenCC is loaded only for a text that has something for it to change.
    if (!mayHaveVariants(text.text)) return [{ ...report, text }];
    return [{ ...report, text: applyRules(text, 'normalise', [await variantsRule()]) }];
  },
};
