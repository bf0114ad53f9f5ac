import { type FittedAdapter, layoutOfFile } from '../adapters/fitted.ts';
import type { PageHints } from '../documents/markup.ts';
import type { Report } from '../documents/report.ts';
import { invisible } from '../rules/characters/invisible.ts';
import { lineEnd } from '../rules/line-end.ts';
import type { Edit } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';
import { applyRules } from './apply-rules.ts';
import { fileBegins, fileByFile } from './file-by-file.ts';
import type { Stage } from './stage.ts';

/** Takes off what the file's format put there: markup and all around the article, kinds of line end, invisible characters. */
export const extract: Stage = {
  name: 'extract',
  run: async (report, adapter) => {
    const { document } = report;
    const words = fileByFile(document, await withoutMarkup(report, adapter), (text) =>
      applyRules(text, 'extract', [lineEnd, invisible]),
    );
    // A file of which nothing is left begins where the next one does.
    const begins = [...new Set(fileBegins(document, words))];
    if (begins.length === 0) return [{ ...report, text: words }];
    return [{ ...report, text: words.apply(begins.flatMap((at) => pageEnd(words.text, at))) }];
  },
};

/** A file ends a page whatever its last character is. */
function pageEnd(text: string, at: number): readonly Edit[] {
  if (text[at - 1] === '\f') return [];
  return [{ from: at, to: at, insert: text[at - 1] === '\n' ? '\f' : '\n\f', rule: 'extract/file-end' }];
}

async function withoutMarkup(
  { document: { markup, files }, text }: Report,
  adapter: FittedAdapter,
): Promise<Traced> {
  // A text that edits were made to is another text than the one that the markup knows.
  if (markup === undefined || text.text !== text.raw) return text;
  const hints = files.map((_, file) => hintsOf(layoutOfFile(adapter, file)));
  return text.apply(await markup.edits(hints), 'extract');
}

function hintsOf({ body, hidden }: PageHints): PageHints {
  return { ...(body !== undefined && { body }), ...(hidden !== undefined && { hidden }) };
}
