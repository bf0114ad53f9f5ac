import type { Rule } from '../rules/rule.ts';
import { type Seen, Sights } from '../rules/sights.ts';
import { checkOrder, EditError, inOrder, trimmed } from '../text/edits.ts';
import type { Change } from '../text/span.ts';
import type { Traced, Turn } from '../text/traced.ts';
import { applyRules } from './apply-rules.ts';
import { atWork } from './at-work.ts';

/** Rules to be applied one after the other, and what each needs to see. */
export interface SeeingRules {
  readonly rules: readonly Rule[];
  readonly sights: Sights;
}

/** Takes down what rules need to see; `like` are the same rules with other `changes`. */
export function seeing(rules: readonly Rule[], like?: SeeingRules): SeeingRules {
  return { rules, sights: like?.sights ?? new Sights(rules) };
}

/** A line of so many characters (UTF-16) is one of which is said which rule looks at it: it may take long. */
const LONG = 4000;

/** A line that rules change. */
interface Touched {
  /** where it begins in the text before any of them, UTF-16 */
  readonly from: number;
  /** what a rule changes in it, as it reads then; by the rule's place in the list */
  readonly turns: readonly { readonly rule: number; readonly changes: readonly Change[] }[];
  /** how many of the turns are done, and by how much the line has grown in them */
  done: number;
  grown: number;
}

/**
 * Applies rules one after the other: each sees what the one before it made. The same as `applyRules`, for most rules faster.
 *
 * What a rule proposes in a line does not depend on the lines around it, but for those `ofWhole`. So the lines
 * go through the rules one by one, and one in which there is nothing to be seen goes through none. An edit may add to what
 * is to be seen at its place and takes nothing away: a rule may be asked in vain then, and is never passed over wrongly.
 */
export function applyByLine(text: Traced, stage: string, seeing: SeeingRules, first = 0): Traced {
  const { rules, sights } = seeing;
  const firstOfWhole = (seen: Seen): number => {
    const found = rules.findIndex(
      ({ ofWhole }, rule) => ofWhole === true && rule >= first && sights.mayConcern(rule, seen),
    );
    return found < 0 ? rules.length : found;
  };
  try {
    let end = firstOfWhole(sights.seenIn(text.text));
    let attempted = attempt(text, stage, seeing, first, end);
    // Hardly ever does an edit make what a rule of the whole text looks for.
    const late = firstOfWhole(attempted.seen);
    if (late < end) {
      end = late;
      attempted = attempt(text, stage, seeing, first, end);
    }
    const whole = rules[end];
    if (whole === undefined) return attempted.applied();
    const after = applyRules(attempted.applied(), stage, [whole]);
    return end + 1 === rules.length ? after : applyByLine(after, stage, seeing, end + 1);
  } catch (error) {
    // Where two changes cannot both be made, the words to say so are found by making them one after the other.
    if (error instanceof EditError) return applyRules(text, stage, rules.slice(first));
    throw error;
  }
}

/** Takes the lines of a text through the rules from `first` to before `end`, those `ofWhole` left out. */
function attempt(text: Traced, stage: string, { rules, sights }: SeeingRules, first: number, end: number) {
  const seen: Seen = { low: 0, high: 0 };
  const touched: Touched[] = [];
  const parts: string[] = [];
  let done = 0;
  for (const line of sights.linesOf(text.text)) {
    const turns: { readonly rule: number; readonly changes: readonly Change[] }[] = [];
    const inLine: Seen = { low: line.low, high: line.high };
    let words = text.text.slice(line.from, line.to);
    for (let rule = first; rule < end; rule += 1) {
      const { ofWhole, changes: proposed, name } = rules[rule] as Rule;
      if (ofWhole === true || !sights.mayConcern(rule, inLine)) continue;
      if (words.length >= LONG) atWork(stage, name);
      const changes = madeIn(words, proposed(words), name);
      if (changes.length === 0) continue;
      turns.push({ rule, changes });
      words = changed(words, changes, sights, inLine);
    }
    seen.low |= inLine.low;
    seen.high |= inLine.high;
    if (turns.length === 0) continue;
    touched.push({ from: line.from, turns, done: 0, grown: 0 });
    parts.push(text.text.slice(done, line.from), words);
    done = line.to;
  }
  const applied = (): Traced => {
    if (touched.length === 0) return text;
    parts.push(text.text.slice(done));
    return text.applyInTurn(turnsOf(touched, stage, rules), parts.join(''));
  };
  return { seen, applied };
}

/** The changes that really change a text, in order; throws an EditError where they cannot be made. */
function madeIn(text: string, proposed: Iterable<Change>, rule: string): readonly Change[] {
  const ordered = inOrder(proposed);
  if (ordered.length === 0) return ordered;
  checkOrder(ordered, text.length, rule);
  const made: Change[] = [];
  for (const each of ordered) {
    const change = trimmed(each, text);
    if (change.from !== change.to || change.insert !== '') made.push(change);
  }
  return made;
}

/** A line with changes made to it; what is to be seen at their places is added to what was. */
function changed(line: string, changes: readonly Change[], sights: Sights, seen: Seen): string {
  let made = '';
  let done = 0;
  for (const { from, to, insert } of changes) {
    made += line.slice(done, from) + insert;
    done = to;
  }
  sights.look(line, changes, seen);
  return made + line.slice(done);
}

/** What each rule changes in all lines, in terms of the text that the rules before it made. */
function turnsOf(touched: readonly Touched[], stage: string, rules: readonly Rule[]): readonly Turn[] {
  const turns: Turn[] = [];
  const made = new Uint8Array(rules.length);
  for (const line of touched) for (const { rule } of line.turns) made[rule] = 1;
  for (const [rule, { name }] of rules.entries()) {
    // Most rules change nothing at all.
    if (made[rule] === 0) continue;
    const all: Change[] = [];
    let grown = 0; // by how much the lines before have
    for (const line of touched) {
      const turn = line.turns[line.done];
      const from = line.from + grown;
      grown += line.grown;
      if (turn?.rule !== rule) continue;
      line.done += 1;
      for (const change of turn.changes) {
        all.push({ from: from + change.from, to: from + change.to, insert: change.insert });
        line.grown += change.insert.length - (change.to - change.from);
      }
    }
    turns.push({ rule: `${stage}/${name}`, changes: all });
  }
  return turns;
}
