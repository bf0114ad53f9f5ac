import type { Change, Edit } from './span.ts';

/** The edits in the order in which they touch the text. */
export function inOrder(edits: Iterable<Edit>): readonly Edit[] {
  const list = [...edits];
  for (let at = 1; at < list.length; at += 1)
    if (compare(list[at - 1] as Edit, list[at] as Edit) > 0) return list.sort(compare);
  return list;
}

function compare(one: Edit, other: Edit): number {
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

/** Throws an EditError that names the rule of an edit that overlaps the one before it, or lies outside the text. */
export function checkOrder(edits: readonly Edit[], length: number): void {
  let before: Edit | undefined;
  for (const edit of edits) {
    if (!(edit.from >= 0 && edit.from <= edit.to && edit.to <= length))
      throw new EditError(
        `${edit.rule}: ${edit.from}–${edit.to} is outside the text of ${length} characters`,
        edit,
      );
    const same = before !== undefined && before.from === edit.from && before.to === edit.to;
    if (before !== undefined && (edit.from < before.to || same))
      throw new EditError(
        `${edit.rule}: ${edit.from}–${edit.to} overlaps ${before.from}–${before.to} of ${before.rule}`,
        edit,
        before,
      );
    before = edit;
  }
}

/** The edit without what it leaves as it was at its ends; a surrogate pair is changed as a whole. */
export function trimmed(edit: Edit, text: string): Change {
  if (edit.insert === '') return edit;
  let { from, to } = edit;
  let begin = 0;
  let end = edit.insert.length;
  while (from < to && begin < end && text.charCodeAt(from) === edit.insert.charCodeAt(begin)) {
    from += 1;
    begin += 1;
  }
  while (from < to && begin < end && text.charCodeAt(to - 1) === edit.insert.charCodeAt(end - 1)) {
    to -= 1;
    end -= 1;
  }
  if (begin > 0 && isHigh(edit.insert.charCodeAt(begin - 1))) {
    from -= 1;
    begin -= 1;
  }
  if (end < edit.insert.length && isLow(edit.insert.charCodeAt(end))) {
    to += 1;
    end += 1;
  }
  return { from, to, insert: edit.insert.slice(begin, end) };
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
