import type { Adapter } from '../adapters/adapter.ts';
import { type FittedAdapter, fitted, layoutOfFile } from '../adapters/fitted.ts';
import type { RawDocument } from '../documents/raw-document.ts';
import type { Report } from '../documents/report.ts';
import { atWork } from '../stages/at-work.ts';
import { describe } from '../stages/describe.ts';
import { extract } from '../stages/extract.ts';
import { join } from '../stages/join.ts';
import { normalise } from '../stages/normalise.ts';
import { split } from '../stages/split.ts';
import type { Stage } from '../stages/stage.ts';
import { strip } from '../stages/strip.ts';
import { Traced } from '../text/traced.ts';
import { gapsOf } from './articles/gaps-of.ts';
import type { Deadline } from './deadline.ts';
import { explained } from './explained.ts';

/** The stages, in order. */
const stages: readonly Stage[] = [extract, strip, split, join, normalise, describe];

/**
 * Takes a document through all stages and gives its reports, in the order in which they stand in it.
 *
 * Rejects after the stage in which its time was up.
 */
export async function cleaned(
  raw: RawDocument,
  declared: Adapter,
  deadline?: Deadline,
): Promise<readonly Report[]> {
  const { document: known, adapter } =
    declared.layouts === undefined ? { document: raw, adapter: declared } : await fitted(raw, declared);
  const document = withGaps(known, adapter);
  const whole = { index: 1, of: 1, from: 0, to: document.text.length };
  let reports: readonly Report[] = [
    { document, text: Traced.from(document.text), part: whole, warnings: document.warnings ?? [] },
  ];
  try {
    for (const stage of stages) {
      const next: Report[] = [];
      atWork(stage.name);
      for (const report of reports) {
        const made = stage.run(report, adapter);
        for (const each of made instanceof Promise ? await made : made) next.push(each);
      }
      reports = next;
      deadline?.check(stage.name);
    }
  } catch (error) {
    throw explained(error, document, adapter);
  }
  return reports;
}

/** What turns the pages of a list of reports, turns those of no report. */
function withGaps(document: RawDocument, adapter: FittedAdapter): RawDocument {
  const { split } = layoutOfFile(adapter, 0);
  const gaps = split === undefined ? gapsOf(document) : [];
  return gaps.length === 0 ? document : { ...document, gaps: [...(document.gaps ?? []), ...gaps] };
}
