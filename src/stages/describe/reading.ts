import type { Evidence } from '../../documents/sidecar.ts';
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

/** Reads a report for describing. */
export function readingOf(text: Traced, part: { readonly from: number; readonly to: number }): Reading {
  const plain = text.text.endsWith('\n') ? text.text.slice(0, -1) : text.text;
  const paragraphs = plain.split('\n');
  const removed: Removed[] = [];
  const { rules: names } = text;
  /** by the numbers of signatures; a few of them sign all pieces */
  const rules = new Map<number, string | undefined>();
  const ruleOf = (signature: number): string | undefined => {
    if (!rules.has(signature)) {
      const signed = text.signers(signature).map((number) => names[number]);
      rules.set(
        signature,
        signed.find((name) => name?.startsWith('strip/')),
      );
    }
    return rules.get(signature);
  };
  let offset = 0;
  text.eachPiece((raw, clean, signature) => {
    const from = offset;
    offset += raw;
    if (clean > 0 || signature === 0 || from < part.from || offset > part.to) return;
    const rule = ruleOf(signature);
    if (rule !== undefined) removed.push({ rule, text: text.raw.slice(from, offset), offset: from });
  });
  return { text: plain, paragraphs, opening: paragraphs.slice(0, OPENING), removed };
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
