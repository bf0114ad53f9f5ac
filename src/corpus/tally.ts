import { OTHER_REPORT } from '../documents/report.ts';
import type { Sidecar } from '../documents/sidecar.ts';
import { signersOf } from '../text/trace.ts';
import type { Traced } from '../text/traced.ts';

/** How many edits each rule made, and how many characters (UTF-16) it removed and inserted. */
export type Tally = Sidecar['processing']['rules'];

/**
 * Counts what each rule did, in the order in which they were met.
 *
 * A piece is one edit of each rule that signed it; its characters are counted for the last of them, which decided.
 */
export function tallyOf(traced: Traced): Tally {
  const { rules, numbers, pieces, raw, clean } = signersOf(traced);
  const counts: Count[] = [];
  const tally: Record<string, Count> = {};
  for (const rule of rules) {
    const count = { edits: 0, removed: 0, inserted: 0 };
    counts.push(count);
    tally[rule] = count;
  }
  for (let signature = 1; signature < numbers.length; signature += 1) {
    const own = numbers[signature] as readonly number[];
    for (const rule of own) (counts[rule] as Count).edits += pieces[signature] as number;
    const decided = counts[own.at(-1) ?? -1];
    if (decided === undefined) continue;
    decided.removed += raw[signature] as number;
    decided.inserted += clean[signature] as number;
  }
  return tally;
}

interface Count {
  edits: number;
  removed: number;
  inserted: number;
}

/** Of a report's own raw characters (UTF-16): how many are kept as they were, and how many rules took out or changed. */
export function keptAndRemoved(traced: Traced): { readonly kept: number; readonly removed: number } {
  const { rules, numbers, raw } = signersOf(traced);
  let removed = 0;
  for (let signature = 1; signature < raw.length; signature += 1)
    if (rules[numbers[signature]?.[0] ?? -1] !== OTHER_REPORT) removed += raw[signature] as number;
  return { kept: raw[0] as number, removed };
}
