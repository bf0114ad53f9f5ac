import type { RawDocument } from '../documents/raw-document.ts';
import { lostParagraph, runOnHeading, spacedParagraph } from '../rules/paragraphs/flattened.ts';
import { wrappedAt } from '../rules/paragraphs/layout.ts';
import { lineBreak, pageSeam, paragraphBreak, wrappedLine } from '../rules/paragraphs/paragraphs.ts';
import { textLines } from '../rules/paragraphs/text-lines.ts';
import { overlap } from '../rules/parts/overlap.ts';
import { repeatedHead } from '../rules/parts/repeated-head.ts';
import type { Rule } from '../rules/rule.ts';
import type { Traced } from '../text/traced.ts';
import { applyRules, applyTogether } from './apply-rules.ts';
import { fileBegins } from './file-by-file.ts';
import type { Stage } from './stage.ts';

/** Gives a report its paragraphs: mends what pages and line widths cut, then divides what was flattened into one line. */
export const join: Stage = {
  name: 'join',
  run: (report) => {
    const { document } = report;
    const { markup } = document;
    const text = partsJoined(document, report.text);
    // Markup says where paragraphs end, unless it is only the lines of a text set to a width.
    const known =
      markup !== undefined && (markup.paragraphs === true || wrappedAt(textLines(text.text)) === undefined);
    const mended = known
      ? applyRules(text, 'join', [seamsAt(fileBegins(document, text)), lineBreak])
      : applyTogether(text, 'join', [pageSeam, wrappedLine, paragraphBreak]);
    const divided = applyTogether(mended, 'join', [spacedParagraph, lostParagraph, runOnHeading]);
    return [{ ...report, text: divided }];
  },
};

/** Takes off what the parts of a paged article repeat of each other. */
function partsJoined(document: RawDocument, text: Traced): Traced {
  const begins = fileBegins(document, text);
  if (begins.length === 0) return text;
  const headed = applyRules(text, 'join', [repeatedHead(begins)]);
  return applyRules(headed, 'join', [overlap(fileBegins(document, headed))]);
}

/** The seams of pages that begin at these offsets: markup knows the ends of paragraphs inside a page only. */
function seamsAt(begins: readonly number[]): Rule {
  return {
    name: pageSeam.name,
    *changes(text) {
      if (begins.length === 0) return;
      // What was taken off between two parts has taken the sign of the page's end along: there the line looks wrapped.
      const seams = [...pageSeam.changes(text), ...wrappedLine.changes(text)].sort(
        (one, other) => one.from - other.from,
      );
      for (const seam of seams) if (begins.some((begin) => seam.from < begin && begin <= seam.to)) yield seam;
    },
  };
}
