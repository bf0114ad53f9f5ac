import type { Report } from '../documents/report.ts';
import { invisible } from '../rules/characters/invisible.ts';
import { lineEnd } from '../rules/line-end.ts';
import type { Traced } from '../text/traced.ts';
import { applyRules } from './apply-rules.ts';
import type { Adapter, Stage } from './stage.ts';

/** Takes off what the file's format put there: markup and all around the article, kinds of line end, invisible characters. */
export const extract: Stage = {
  name: 'extract',
  run: (report, adapter) => {
    const words = withoutMarkup(report, adapter);
    return [{ ...report, text: applyRules(words, 'extract', [lineEnd, invisible]) }];
  },
};

function withoutMarkup({ document: { markup }, text }: Report, { body, hidden }: Adapter): Traced {
  // A text that edits were made to is another text than the one that the markup knows.
  if (markup === undefined || text.text !== text.raw) return text;
  const hints = { ...(body !== undefined && { body }), ...(hidden !== undefined && { hidden }) };
  return text.apply(markup.edits(hints).map((edit) => ({ ...edit, rule: `extract/${edit.rule}` })));
}
