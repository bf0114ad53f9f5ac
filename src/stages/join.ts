import { lostParagraph, runOnHeading, spacedParagraph } from '../rules/paragraphs/flattened.ts';
import { layoutOf } from '../rules/paragraphs/layout.ts';
import { lineBreak, pageSeam, paragraphBreak, wrappedLine } from '../rules/paragraphs/paragraphs.ts';
import { textLines } from '../rules/paragraphs/text-lines.ts';
import { applyTogether } from './apply-rules.ts';
import type { Stage } from './stage.ts';

/** Gives a report its paragraphs: mends what pages and line widths cut, then divides what was flattened into one line. */
export const join: Stage = {
  name: 'join',
  run: (report) => {
    const { markup } = report.document;
    // Markup says where paragraphs end, unless it is only the lines of a text set to a width.
    const known = markup !== undefined && layoutOf(textLines(report.text.text)).wrappedAt === undefined;
    const mended = applyTogether(
      report.text,
      'join',
      known ? [lineBreak] : [pageSeam, wrappedLine, paragraphBreak],
    );
    const divided = applyTogether(mended, 'join', [spacedParagraph, lostParagraph, runOnHeading]);
    return [{ ...report, text: divided }];
  },
};
