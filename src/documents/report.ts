import type { Measure } from '../text/measure.ts';
import type { Span } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';
import type { RawDocument } from './raw-document.ts';
import type { About } from './sidecar.ts';

/** What signs the removal of the other reports of a page. */
export const OTHER_REPORT = 'split/other-report';

/** A report on its way through the stages. */
export interface Report {
  readonly document: RawDocument;
  /** the whole document's raw text, and what has become of it for this report */
  readonly text: Traced;
  readonly part: Part;
  /** what the report says of itself; filled in by the last stage */
  readonly about?: About;
  /** what was counted of its text, where a stage that looked at all of it did */
  readonly measure?: Measure;
  /** what a person should look at, in plain sentences */
  readonly warnings: readonly string[];
}

/** Which of the reports of a document this is: k-th of n, and its own stretch of the raw text. The stretches tile it. */
interface Part extends Span {
  /** counted from 1 */
  readonly index: number;
  readonly of: number;
}
