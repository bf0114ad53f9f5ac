import { furnitureRules } from '../rules/furniture/furniture-rules.ts';
import { applyRules } from './apply-rules.ts';
import type { Stage } from './stage.ts';

/** Removes what the site, the printer or the converter added: first what the adapter knows, then what all sites have. */
export const strip: Stage = {
  name: 'strip',
  run: (report, adapter) => {
    const rules = [...(adapter.noise ?? []), ...furnitureRules];
    return [{ ...report, text: applyRules(report.text, 'strip', rules) }];
  },
};
