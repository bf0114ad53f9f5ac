import type { Change, Edit } from './span.ts';

/** The changes in the order in which they touch the text. */
export function inOrder<Each extends Change>(changes: Iterable<Each>): readonly Each[] {
  const list = Array.isArray(changes) ? (changes as readonly Each[]) : [...changes];
  let from = -Infinity;
  let to = -Infinity;
  for (const each of list) {
    if (each.from < from || (each.from === from && each.to < to)) return list.toSorted(compare);
    from = each.from;
    to = each.to;
  }
  return list;
}

function compare(one: Change, other: Change): number {
  return one.from - other.from || one.to - other.to;
}

/** An edit cannot be made: it overlaps the one before it, or lies outside the text. */
export class EditError extends RangeError {
  override readonly name = 'EditError';
  readonly edit: Edit;
  /** the edit that it overlaps, if it overlaps one */
  readonly before: Edit | undefined;

  constructor(message: string, edit: Edit, before?: Edit) {
    super(message);
    this.edit = edit;
    this.before = before;
  }
}

/** A change, signed by itself or with all others by one rule. */
type Signed = Change & Partial<Edit>;

/**
 * Throws an EditError that names the rule of an edit that overlaps the one before it, or lies outside the text.
 *
 * `rule` is that of changes which are not signed themselves.
 */
export function checkOrder(changes: readonly Signed[], length: number, rule = ''): void {
  let before: Signed | undefined;
  for (const change of changes) {
    const { from, to } = change;
    if (!(from >= 0 && from <= to && to <= length)) {
      const edit = { rule, ...change };
      throw new EditError(`${edit.rule}: ${from}–${to} is outside the text of ${length} characters`, edit);
    }
    if (before !== undefined && (from < before.to || (before.from === from && before.to === to))) {
      const edit = { rule, ...change };
      const other = { rule, ...before };
      throw new EditError(
        `${edit.rule}: ${from}–${to} overlaps ${other.from}–${other.to} of ${other.rule}`,
        edit,
        other,
      );
    }
    before = change;
  }
}

/** The edit without what it leaves as it was at its ends; a surrogate pair is changed as a whole. */
export function trimmed(edit: Change, text: string): Change {
  const { insert } = edit;
  let { from, to } = edit;
  let begin = 0;
  let end = insert.length;
  if (end === 0 || from === to) return edit;
  // Nearly all leave nothing.
  if (
    text.charCodeAt(from) !== insert.charCodeAt(0) &&
    text.charCodeAt(to - 1) !== insert.charCodeAt(end - 1)
  )
    return edit;
  while (from < to && begin < end && text.charCodeAt(from) === insert.charCodeAt(begin)) {
    from += 1;
    begin += 1;
  }
  while (from < to && begin < end && text.charCodeAt(to - 1) === insert.charCodeAt(end - 1)) {
    to -= 1;
    end -= 1;
  }
  if (begin > 0 && isHigh(insert.charCodeAt(begin - 1))) {
    from -= 1;
    begin -= 1;
  }
  if (end < insert.length && isLow(insert.charCodeAt(end))) {
    to += 1;
    end += 1;
  }
  return { from, to, insert: insert.slice(begin, end) };
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
