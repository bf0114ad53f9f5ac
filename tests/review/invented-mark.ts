import type { Mark } from '../../src/documents/mark.ts';
import { quoteOf } from '../../src/documents/mark-place.ts';
import { SCHEMAS } from '../../src/documents/schemas.ts';
import { readingsOf } from '../../src/review/readings.ts';
import type { Edit, Span } from '../../src/text/span.ts';
import { Traced } from '../../src/text/traced.ts';

/** A text to which edits were made: patterns, what they become, and who signs it. */
export function treated(raw: string, edits: readonly (readonly [RegExp, string, string])[]): Traced {
  let text = Traced.from(raw);
  for (const [pattern, insert, rule] of edits)
    text = text.apply(
      [...text.text.matchAll(pattern)].map(
        ({ index, 0: found }): Edit => ({ from: index, to: index + found.length, insert, rule }),
      ),
    );
  return text;
}

/** What stands for a stretch of the raw text of a treated one. */
export function standing(text: Traced, span: Span) {
  return readingsOf({ raw: text.raw, clean: text.text, pieces: [...text.pieces()] }, span);
}

/** A mark of a stretch of a treated text, as a page makes it. */
export function markAt(text: Traced, span: Span, said: Partial<Mark> = {}): Mark {
  const { text: became, rules } = standing(text, span);
  return {
    schema: SCHEMAS.mark,
    source: 'site',
    report: 'site/000000-2021-甲县政府工作报告',
    raw: { path: 'site/a.txt', sha256: '0'.repeat(64), ...span, ...quoteOf(text.raw, span) },
    rules,
    became: became ?? '',
    verdict: 'wrong',
    ...said,
  };
}
