import type { Evidence } from '../../documents/sidecar.ts';
import { BY, RAW, TEXT, WIDTH } from '../../text/pieces.ts';
import type { Traced } from '../../text/traced.ts';

/** A finding: what a field is, and the words it was read from. */
export interface Found<Value> {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** A report's clean text as the describing functions read it. */
export interface Reading {
  /** the paragraphs, each a line; the last has no line end */
  readonly text: string;
  /** without line ends */
  readonly paragraphs: readonly string[];
  /** the paragraphs before the body: title, meeting, speaker, 主送机关; never more than `OPENING` */
  readonly opening: readonly string[];
  /** what stages before removed from the report's own stretch of the page, by the rule that did */
  readonly removed: readonly Removed[];
}

/** A stretch of raw text that a rule removed. */
interface Removed {
  readonly rule: string;
  readonly text: string;
  /** UTF-16, in the raw text */
  readonly offset: number;
}

/** The opening of a report is no longer than this many paragraphs. */
const OPENING = 8;

/** Reads a report for describing; `paragraphs` are the lines of its text. */
export function readingOf(
  text: Traced,
  paragraphs: readonly string[],
  part: { readonly from: number; readonly to: number },
): Reading {
  const plain = text.text.endsWith('\n') ? text.text.slice(0, -1) : text.text;
  const removed = removedFrom(text, part);
  return { text: plain, paragraphs, opening: paragraphs.slice(0, OPENING), removed };
}

function removedFrom(text: Traced, part: { readonly from: number; readonly to: number }): readonly Removed[] {
  const removed: Removed[] = [];
  const { rows, cells } = text.table;
  const rules = strippingRules(text);
  if (rules.every((rule) => rule === '')) return removed;
  let offset = 0;
  for (let row = 0; row < WIDTH * rows; row += WIDTH) {
    const from = offset;
    offset += cells[row + RAW] as number;
    if (cells[row + TEXT] !== 0) continue;
    const rule = rules[cells[row + BY] as number] as string;
    if (rule === '' || from < part.from || offset > part.to) continue;
    removed.push({ rule, text: text.raw.slice(from, offset), offset: from });
  }
  return removed;
}

/** By signature the first of its rules that is of the stage `strip`; none where it has none. */
function strippingRules(text: Traced): readonly string[] {
  const { rules, signatures } = text;
  const found: string[] = [];
  for (let signature = 0; signature < signatures; signature += 1) {
    let stripping = '';
    for (const number of text.signers(signature)) {
      const rule = rules[number] as string;
      if (stripping === '' && rule.startsWith('strip/')) stripping = rule;
    }
    found.push(stripping);
  }
  return found;
}

/** The evidence for some words of a finding: where they stand in its own; all of it where they do not as printed. */
export function within({ evidence }: Found<unknown>, words: string): Evidence {
  const at = evidence.exact.indexOf(words);
  if (at < 0) return evidence;
  if ('rawOffset' in evidence) return { exact: words, rawOffset: evidence.rawOffset + at };
  return { exact: words, paragraph: evidence.paragraph, offset: evidence.offset + at };
}

/** A finding in a paragraph. */
export function found<Value>(value: Value, exact: string, paragraph: number, offset: number): Found<Value> {
  return { value, evidence: { exact, paragraph, offset } };
}
