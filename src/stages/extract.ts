import { invisible } from '../rules/characters/invisible.ts';
import { lineEnd } from '../rules/line-end.ts';
import { applyRules } from './apply-rules.ts';
import type { Stage } from './stage.ts';

/** Takes off what the file's format put there: kinds of line end, byte-order marks, invisible characters. */
export const extract: Stage = {
  name: 'extract',
  run: (report) => [{ ...report, text: applyRules(report.text, 'extract', [lineEnd, invisible]) }],
};
