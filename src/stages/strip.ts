import { furnitureRules } from '../rules/furniture/furniture-rules.ts';
import { applyRules } from './apply-rules.ts';
import { fileByFile } from './file-by-file.ts';
import type { Stage } from './stage.ts';

/** Removes what the site, the printer or the converter added: first what the adapter knows, then what all sites have. */
export const strip: Stage = {
  name: 'strip',
  run: (report, adapter) => {
    const rules = [...(adapter.noise ?? []), ...furnitureRules];
    const { document, text } = report;
    return [{ ...report, text: fileByFile(document, text, (file) => applyRules(file, 'strip', rules)) }];
  },
};
