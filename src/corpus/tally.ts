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
  const { rules, numbers } = signersOf(traced);
  const edits = numbers.map(() => 0);
  const removed = numbers.map(() => 0);
  const inserted = numbers.map(() => 0);
  traced.eachPiece((raw, clean, signature) => {
    edits[signature] = (edits[signature] as number) + 1;
    removed[signature] = (removed[signature] as number) + raw;
    inserted[signature] = (inserted[signature] as number) + clean;
  });
  const counts = rules.map(() => ({ edits: 0, removed: 0, inserted: 0 }));
  for (const [signature, own] of numbers.entries()) {
    for (const rule of own) (counts[rule] as Count).edits += edits[signature] as number;
    const decided = counts[own.at(-1) ?? -1];
    if (decided === undefined) continue;
    decided.removed += removed[signature] as number;
    decided.inserted += inserted[signature] as number;
  }
  return Object.fromEntries(rules.map((rule, number) => [rule, counts[number] as Count]));
}

interface Count {
  edits: number;
  removed: number;
  inserted: number;
}

/** Of a report's own raw characters (UTF-16): how many are kept as they were, and how many rules took out or changed. */
export function keptAndRemoved(traced: Traced): { readonly kept: number; readonly removed: number } {
  const { rules } = traced;
  let kept = 0;
  let removed = 0;
  traced.eachPiece((raw, _clean, signature) => {
    if (signature === 0) kept += raw;
    else if (rules[traced.signers(signature)[0] as number] !== OTHER_REPORT) removed += raw;
  });
  return { kept, removed };
}
