import { OTHER_REPORT } from '../documents/report.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import type { Trace } from '../text/trace.ts';

/** How many edits each rule made, and how many characters (UTF-16) it removed and inserted. */
export type Tally = Sidecar['processing']['rules'];

/**
 * Counts what each rule did, in the order of the trace's rules.
 *
 * A span is one edit of each rule that it names; its characters are counted for the last of them, which decided.
 */
export function tallyOf(trace: Trace): Tally {
  const counts = trace.rules.map(() => ({ edits: 0, removed: 0, inserted: 0 }));
  for (const span of trace.spans) {
    if (typeof span === 'number') continue;
    for (let at = 2; at < span.length; at += 1) (counts[span[at] as number] as Count).edits += 1;
    const decided = counts[span.at(-1) as number] as Count;
    decided.removed += span[0];
    decided.inserted += span[1];
  }
  return Object.fromEntries(trace.rules.map((rule, number) => [rule, counts[number] as Count]));
}

interface Count {
  edits: number;
  removed: number;
  inserted: number;
}

/** Of a report's own raw characters (UTF-16): how many are kept as they were, and how many rules took out or changed. */
export function keptAndRemoved(trace: Trace): { readonly kept: number; readonly removed: number } {
  const others = trace.rules.indexOf(OTHER_REPORT);
  let kept = 0;
  let removed = 0;
  for (const span of trace.spans) {
    if (typeof span === 'number') kept += span;
    else if (span[2] !== others) removed += span[0];
  }
  return { kept, removed };
}
