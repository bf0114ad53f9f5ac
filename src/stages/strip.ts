import { layoutOfFile } from '../adapters/fitted.ts';
import { furnitureRules } from '../rules/furniture/furniture-rules.ts';
import { applyRules } from './apply-rules.ts';
import { fileByFile } from './file-by-file.ts';
import type { Stage } from './stage.ts';

/** Removes what the site, the printer or the converter added: first what the adapter knows, then what all sites have. */
export const strip: Stage = {
  name: 'strip',
  run: (report, adapter) => {
    const { document, text } = report;
    const stripped = fileByFile(document, text, (words, file) =>
      applyRules(words, 'strip', [...(layoutOfFile(adapter, file).noise ?? []), ...furnitureRules]),
    );
    return [{ ...report, text: stripped }];
  },
};
