import type { Report } from '../documents/report.ts';
import { invisible } from '../rules/characters/invisible.ts';
import { lineEnd } from '../rules/line-end.ts';
import type { Traced } from '../text/traced.ts';
import { applyRules } from './apply-rules.ts';
import type { Adapter, Stage } from './stage.ts';

/** Takes off what the file's format put there: markup and all around the article, kinds of line end, invisible characters. */
export const extract: Stage = {
  name: 'extract',
  run: async (report, adapter) => {
    const words = await withoutMarkup(report, adapter);
    return [{ ...report, text: applyRules(words, 'extract', [lineEnd, invisible]) }];
  },
};

async function withoutMarkup(
  { document: { markup }, text }: Report,
  { body, hidden }: Adapter,
): Promise<Traced> {
  // A text that edits were made to is another text than the one that the markup knows.
  if (markup === undefined || text.text !== text.raw) return text;
  const hints = { ...(body !== undefined && { body }), ...(hidden !== undefined && { hidden }) };
  const names = new Map<string, string>();
  const signed = (rule: string): string => {
    let name = names.get(rule);
    if (name === undefined) {
      name = `extract/${rule}`;
      names.set(rule, name);
    }
    return name;
  };
  const edits = await markup.edits(hints);
  return text.apply(edits.map(({ from, to, insert, rule }) => ({ from, to, insert, rule: signed(rule) })));
}
