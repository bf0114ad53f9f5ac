import { type FittedAdapter, layoutOfFile } from '../adapters/fitted.ts';
import { furnitureRules } from '../rules/furniture/furniture-rules.ts';
import { surveyAfter } from '../rules/furniture/survey.ts';
import type { Rule } from '../rules/rule.ts';
import { applyRules } from './apply-rules.ts';
import { fileByFile } from './file-by-file.ts';
import type { Stage } from './stage.ts';

/** Removes what the site, the printer or the converter added: first what the adapter knows, then what all sites have. */
export const strip: Stage = {
  name: 'strip',
  run: (report, adapter) => {
    const { document, text } = report;
    const stripped = fileByFile(document, text, (words, file) =>
      applyRules(words, 'strip', rulesFor(adapter, file), surveyAfter),
    );
    return [{ ...report, text: stripped }];
  },
};

function rulesFor(adapter: FittedAdapter, file: number): readonly Rule[] {
  const { noise } = layoutOfFile(adapter, file);
  return noise === undefined ? furnitureRules : [...noise, ...furnitureRules];
}
