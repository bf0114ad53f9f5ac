import { layoutOfFile } from '../adapters/fitted.ts';
import { lineRules, surroundedRules } from '../rules/furniture/furniture-rules.ts';
import { surveyAfter, surveyOf } from '../rules/furniture/survey.ts';
import type { Rule } from '../rules/rule.ts';
import type { Traced } from '../text/traced.ts';
import { applyRules } from './apply-rules.ts';
import { fileByFile } from './file-by-file.ts';
import type { Stage } from './stage.ts';

/** Removes what the site, the printer or the converter added: first what the adapter knows, then what all sites have. */
export const strip: Stage = {
  name: 'strip',
  run: (report, adapter) => {
    const { document, text } = report;
    const stripped = fileByFile(document, text, (words, file) =>
      withoutFurniture(words, layoutOfFile(adapter, file).noise),
    );
    return [{ ...report, text: stripped }];
  },
};

function withoutFurniture(text: Traced, noise: readonly Rule[] | undefined): Traced {
  const known = noise === undefined ? text : applyRules(text, 'strip', noise);
  const rest = applyRules(known, 'strip', surroundedRules, surveyAfter);
  // Of most texts nothing is left that a line's own words tell: thirty rules need not be asked one by one.
  return surveyOf(rest.text).kinds.size === 0 ? rest : applyRules(rest, 'strip', lineRules, surveyAfter);
}
