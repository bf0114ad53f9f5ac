import type { Rule } from '../rules/rule.ts';
import type { Scan, ScannedRule, ShortLineRule } from '../rules/scanned.ts';
import { Sights } from '../rules/sights.ts';
import { Acts } from '../text/acts.ts';
import { EditError } from '../text/edits.ts';
import { KeptUnits } from '../text/kept-units.ts';
import type { Traced } from '../text/traced.ts';
import { textOf, unitRowOf } from '../text/unit-row.ts';
import { applyRules } from './apply-rules.ts';
import { atWork } from './at-work.ts';
import { LineAtWork } from './line-at-work.ts';

/** A rule as a line is shown to it. */
interface LineRule {
  readonly rule: Rule;
  readonly scan: Scan | undefined;
  /** it is not shown longer lines (UTF-16); none, where it is one of whole texts */
  readonly longest: number;
}

/** Rules to be applied one after the other, and what each needs to see. */
export interface SeeingRules {
  readonly rules: readonly Rule[];
  /** the same in one form, for line after line is shown to them */
  readonly lineRules: readonly LineRule[];
  readonly sights: Sights;
  /** what one text after the other is worked at in */
  readonly line: LineAtWork;
  readonly acts: Acts;
}

/** Takes down what rules need to see; `like` are the same rules with other `changes`. */
export function seeing(rules: readonly Rule[], like?: SeeingRules): SeeingRules {
  return {
    rules,
    lineRules: rules.map(lineRule),
    sights: like?.sights ?? new Sights(rules),
    line: new LineAtWork(rules),
    acts: new Acts(64),
  };
}

function lineRule(rule: Rule & Partial<ScannedRule & ShortLineRule>): LineRule {
  const { scan, ofWhole, longest = Number.POSITIVE_INFINITY } = rule;
  return { rule, scan, longest: ofWhole === true ? -1 : longest };
}

/** A line of so many characters (UTF-16) is one of which is said which rule looks at it: it may take long. */
const LONG = 4000;

/**
 * Applies rules one after the other: each sees what the one before it made. The same as `applyRules`, for most rules faster.
 *
 * What a rule proposes in a line does not depend on the lines around it, but for those `ofWhole`. So the lines
 * go through the rules one by one, and one in which there is nothing to be seen goes through none. An edit may add to what
 * is to be seen at its place and takes nothing away: a rule may be asked in vain then, and is never passed over wrongly.
 */
export function applyByLine(text: Traced, stage: string, seeing: SeeingRules, first = 0): Traced {
  const { rules } = seeing;
  try {
    let end = firstOfWhole(seeing, seeing.sights.seenIn(text.text), first);
    let made = attempt(text, stage, seeing, first, end);
    // Hardly ever does an edit make what a rule of the whole text looks for, or is one that lines cannot be taken through.
    while (typeof made === 'number') {
      end = made;
      made = attempt(text, stage, seeing, first, end);
    }
    const whole = rules[end];
    if (whole === undefined) return made;
    const after = applyRules(made, stage, [whole]);
    return end + 1 === rules.length ? after : applyByLine(after, stage, seeing, end + 1);
  } catch (error) {
    // Where two changes cannot both be made, the words to say so are found by making them one after the other.
    if (error instanceof EditError) return applyRules(text, stage, rules.slice(first));
    throw error;
  }
}

/** The first rule from one on that looks at the whole text and may have anything to do where this is seen. */
function firstOfWhole({ rules, sights }: SeeingRules, seen: number, first: number): number {
  let rule = sights.concerned(first, rules.length, seen);
  while (rule < rules.length && rules[rule]?.ofWhole !== true)
    rule = sights.concerned(rule + 1, rules.length, seen);
  return rule;
}

/**
 * Takes the lines of a text through the rules from `first` to before `end`, those `ofWhole` left out.
 *
 * Gives the number of a rule where these would have to end before that one, for it must be shown the whole text.
 */
function attempt(
  text: Traced,
  stage: string,
  seeing: SeeingRules,
  first: number,
  end: number,
): Traced | number {
  const lines = seeing.sights.linesOf(text.text);
  if (lines.length === 0) return text;
  const row = unitRowOf(text.text);
  const kept = new KeptUnits(row.units);
  const { line, acts } = seeing;
  acts.rows = 0;
  line.beginText(row, stage);
  let seen = 0;
  let until = end;
  let done = 0;
  for (const seenLine of lines) {
    line.begin(seenLine);
    until = takeThrough(seeing, stage, first, until);
    seen |= line.seen;
    if (line.acts.rows === 0) continue;
    kept.keep(done, seenLine.from);
    kept.keep(line.from, line.to);
    done = seenLine.to;
    acts.pushAll(line.acts, seenLine.from);
  }
  until = Math.min(until, firstOfWhole(seeing, seen, first));
  if (until < end) return until;
  if (acts.rows === 0) return text;
  kept.keep(done, text.text.length);
  const made = text.applyActs(acts, textOf(row, 0, kept.ended()), line.signatures);
  return made ?? applyRules(text, stage, seeing.rules.slice(first, end));
}

/** Takes a line through the rules from `first` to before `end`; gives the rule that it cannot be taken through, or `end`. */
function takeThrough(
  { lineRules, sights, line }: SeeingRules,
  stage: string,
  first: number,
  end: number,
): number {
  for (
    let number = sights.concerned(first, end, line.seen);
    number < end;
    number = sights.concerned(number + 1, end, line.seen)
  ) {
    const { rule, scan, longest } = lineRules[number] as LineRule;
    const length = line.to - line.from;
    if (length > longest) continue;
    if (length >= LONG) atWork(stage, rule.name);
    const found = scan === undefined ? line.proposed(rule) : line.scanned(scan);
    if (found.rows > 0 && !line.make(found, number, sights)) return number;
  }
  return end;
}
