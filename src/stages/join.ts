import { lostParagraph, runOnHeading, spacedParagraph } from '../rules/paragraphs/flattened.ts';
import { pageSeam, paragraphBreak, wrappedLine } from '../rules/paragraphs/paragraphs.ts';
import { applyTogether } from './apply-rules.ts';
import type { Stage } from './stage.ts';

/** Gives a report its paragraphs: mends what pages and line widths cut, then divides what was flattened into one line. */
export const join: Stage = {
  name: 'join',
  run: (report) => {
    const mended = applyTogether(report.text, 'join', [pageSeam, wrappedLine, paragraphBreak]);
    const divided = applyTogether(mended, 'join', [spacedParagraph, lostParagraph, runOnHeading]);
    return [{ ...report, text: divided }];
  },
};
