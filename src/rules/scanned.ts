import type { Change } from '../text/span.ts';
import { unitsOf } from '../text/units.ts';
import type { Rule } from './rule.ts';

/** What a change inserts: words, one UTF-16 unit, or `NOTHING`. */
type Insert = string | number;

/** Instead of a unit: what is taken is not replaced. */
export const NOTHING = -1;

/** Changes as they are found, in columns: a text has one every twenty characters. */
export class Found {
  rows = 0;
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** words from the start: a list that had only numbers before is another kind to the engine, and what reads it is compiled again */
  readonly insert: Insert[] = [''];

  push(from: number, to: number, insert: Insert): void {
    const row = this.rows;
    this.from[row] = from;
    this.to[row] = to;
    this.insert[row] = insert;
    this.rows = row + 1;
  }

  /** The same as values. */
  changes(): readonly Change[] {
    return Array.from({ length: this.rows }, (_, row) => {
      const insert = this.insert[row] as Insert;
      return {
        from: this.from[row] as number,
        to: this.to[row] as number,
        insert: typeof insert === 'string' ? insert : insert === NOTHING ? '' : String.fromCharCode(insert),
      };
    });
  }
}

/**
 * Looks at a line, which is a stretch of a row of units, and pushes what is to be changed in it: places in the row.
 *
 * In order and without overlap. What stands before `from` and from `to` on is not the line's.
 */
export type Scan = (units: Uint16Array, from: number, to: number, found: Found) => void;

/** A rule that looks at units: nothing is made of a line to be shown to it. */
export interface ScannedRule extends Rule {
  readonly scan: Scan;
}

/** A rule of short lines. */
export interface ShortLineRule extends Rule {
  /** it proposes nothing in a line of more characters than this (UTF-16) */
  readonly longest: number;
}

/** Makes a rule of a scan. */
export function scanned(name: string, scan: Scan, needs: Required<Rule>['needs']): ScannedRule {
  return {
    name,
    needs,
    scan,
    changes(text) {
      const found = new Found();
      const units = unitsOf(text);
      for (let from = 0, to = from; from <= text.length; from = to + 1) {
        to = text.indexOf('\n', from);
        if (to < 0) to = text.length;
        scan(units, from, to, found);
      }
      return found.changes();
    },
  };
}
